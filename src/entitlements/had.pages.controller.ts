import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { ReadForm } from '../eet/form-reader';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import type { PersonHeading } from '../young-people/person-heading';
import { HAD_ANSWERS } from './entitlement-said.entity';
import { HAD_WORDS, hadForm, readHad, saidWords, type HadSaid } from './had.form';
import type { HadLine } from './had';
import { HadService } from './had.service';

/** "Have you had this?", one form for everything that is theirs today. */
@Controller('young-people/:id/entitlements/had')
export class HadPagesController {
  constructor(private readonly had: HadService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const { person, lines } = await this.had.open(actor, id, today);
    return show(person, lines, hadForm(lines), 200);
  }

  @Post()
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { person, lines } = await this.had.open(actor, id, today);
    const keys = lines.map(({ key }) => key);
    const form = readHad(fields, keys, today);
    const done = await saveForm(form, { all: 'answers', onDay: 'onDate' }, ({ onDay, said }) =>
      this.had.say(actor, id, onDay, said, today),
    );
    if (done.ok) return redirect(`/young-people/${id}/entitlements`, 'Recorded.');
    if (done.problem?.kind !== 'changed-by-someone-else') return show(person, lines, done.form, done.status);
    const { lines: standing } = await this.had.open(actor, id, today);
    const values = { ...form.values };
    for (const { key, last } of standing) values[`was-${key}`] = last?.id ?? '';
    return show(person, standing, { ...done.form, values }, done.status);
  }
}

function show(person: PersonHeading, lines: readonly HadLine[], form: ReadForm<HadSaid>, status: number): Page {
  const model = {
    ...{ person, form, errors: form.errors },
    answers: HAD_ANSWERS.map((value) => ({ value, text: HAD_WORDS[value] })),
    lines: lines.map((line) => ({ ...line, said: saidWords(line) })),
  };
  return page('entitlements/had', model, status);
}
