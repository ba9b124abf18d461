import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { FORMAT_WORDS, formatWords } from './document-format-words';
import { DOCUMENT_FORMATS } from './document-format.entity';
import { openDocumentFormatForm, readDocumentFormatForm, type DocumentFormatForm } from './document-format.form';
import { DocumentFormatsService, type KnownFormat } from './document-formats.service';

/** How a young person wants what is written for them. */
@Controller('young-people/:id/document-format')
export class DocumentFormatPagesController {
  constructor(private readonly formats: DocumentFormatsService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.show(actor, id, null, null, 200);
  }

  @Post()
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDocumentFormatForm(fields);
    const { said } = form;
    if (!said) return this.show(actor, id, form, null, 422);
    const done = await attempt(() => this.formats.say(actor, id, said.wished, said.version, today));
    if (done.ok) return redirect(`/young-people/${id}`, 'Saved how they want what is written for them.');
    const { problem } = done;
    if (problem.kind !== 'changed-by-someone-else') {
      return this.show(actor, id, { ...form, errors: errorsOf(problem, 'format') }, null, problem.status);
    }
    const standing = problem.current as KnownFormat;
    const again = { ...form, values: { ...form.values, version: String(standing.version) } };
    return this.show(actor, id, again, standing, problem.status);
  }

  /** @param standing what somebody else saved meanwhile */
  private async show(
    actor: UserActor,
    id: string,
    form: DocumentFormatForm | null,
    standing: KnownFormat | null,
    status: number,
  ): Promise<Page> {
    const { person, known } = await this.formats.form(actor, id);
    mustBeAllowed(actor, 'record-casework');
    const shown = form ?? openDocumentFormatForm(known);
    const model = {
      person,
      known: known && { ...known, words: formatWords(known) },
      standing: standing && { ...standing, words: formatWords(standing) },
      form: shown,
      errors: shown.errors,
      formats: DOCUMENT_FORMATS.map((value) => ({ value, ...FORMAT_WORDS[value] })).map(({ hint, ...one }) => ({
        ...one,
        ...(hint && { hint: { text: hint } }),
      })),
    };
    return page('documents/format', model, status);
  }
}
