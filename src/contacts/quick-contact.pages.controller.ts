import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { ContactFormService } from './contact-form.service';
import { recordedWords } from './contact-told';
import { ContactsService } from './contacts.service';
import { newQuickForm, readQuickForm, type QuickForm, type QuickKind } from './quick-contact.form';
import { whoElseOf } from './who-else';

/** A text is one line and three taps; good news one more choice. */
@Controller('young-people/:id/contacts')
export class QuickContactPagesController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly forms: ContactFormService,
  ) {}

  @Get('text')
  async openText(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, 'text', newQuickForm('text'), today);
  }

  @Post('text')
  async text(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    return this.record(actor, id, 'text', fields, today);
  }

  @Get('good-news')
  async openNews(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, 'good-news', newQuickForm('good-news'), today);
  }

  @Post('good-news')
  async news(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    return this.record(actor, id, 'good-news', fields, today);
  }

  private async record(
    actor: UserActor,
    id: string,
    kind: QuickKind,
    fields: Fields,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readQuickForm(kind, fields, actor.staffId, today);
    const { command } = form;
    if (!command) return this.show(actor, id, kind, form, today, form.errors, 422);
    const done = await attempt(() => this.contacts.record(actor, id, command, today));
    if (!done.ok) {
      return this.show(actor, id, kind, form, today, errorsOf(done.problem, 'line'), done.problem.status);
    }
    const words =
      kind === 'good-news'
        ? 'Good news recorded. It stands first on Today and on the record.'
        : recordedWords(command, done.value.change, today);
    return redirect(`/young-people/${id}?recorded=${done.value.contactId}`, words);
  }

  private async show(
    actor: UserActor,
    id: string,
    kind: QuickKind,
    form: QuickForm,
    today: LocalDate,
    errors: FieldError[] = [],
    status = 200,
  ): Promise<Page> {
    const choices = await this.forms.choices(actor, id, today);
    const whoElse = whoElseOf(choices, form.values.alsoThere, actor.staffId);
    const model = { person: choices.person, ...whoElse, form: { ...form, errors }, errors };
    return page(kind === 'text' ? 'contacts/text' : 'contacts/good-news', model, status);
  }
}
