import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, formIdOf, ticked, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { AlsoDoneService } from './also-done';
import { readAlsoDoneForm, type AlsoDoneForm } from './also-done.form';
import { AppointmentsService } from './appointments.service';
import { ContactFormService } from './contact-form.service';
import { correctionForm, newContactForm, outcomeOf, readContactForm, type ContactForm } from './contact.form';
import { plannedDay, plannedForNow, toContactPage, writtenOf } from './contact.page';
import { changedWords, recordedWords, toPreview } from './contact-told';
import { toContactDetailPage } from './contact-detail.page';
import { ContactsService } from './contacts.service';

@Controller('young-people/:id/contacts')
export class ContactsPagesController {
  constructor(
    private readonly contacts: ContactsService,
    private readonly appointments: AppointmentsService,
    private readonly forms: ContactFormService,
    private readonly alsoDone: AlsoDoneService,
  ) {}

  /** @param outcome `seen` or `not-in`, where the link has asked already */
  @Get('new')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('appointment') appointmentId?: string,
    @Query('outcome') outcome?: string,
  ): Promise<Page> {
    const choices = await this.forms.choices(actor, id, today);
    const planned = choices.planned.find((one) => one.id === appointmentId);
    const start = { staffId: planned?.staffId ?? actor.staffId, hasHome: choices.home !== null };
    const form = planned
      ? outcomeOf(
          newContactForm({ ...start, appointmentId: planned.id, appointmentIsReview: planned.kind === 'review' }),
          plannedDay(planned),
          today,
        )
      : newContactForm(start);
    if (outcome === 'not-in') form.values.outcome = outcome;
    return page('contacts/new', toContactPage(choices, form, actor.staffId));
  }

  /** One tap from saving: seen today, the note later; the outcome of the appointment that it was. */
  @Get('seen-now')
  async seenNow(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('appointment') appointmentId?: string,
  ): Promise<Page> {
    const choices = await this.forms.choices(actor, id, today);
    const planned =
      choices.planned.find((one) => one.id === appointmentId) ?? plannedForNow(choices.planned, actor.staffId, today);
    const form = newContactForm({
      staffId: actor.staffId,
      hasHome: choices.home !== null && !(planned && (planned.place || planned.kind === 'meeting')),
      appointmentId: planned?.id,
    });
    const isPast = planned !== undefined && plannedDay(planned).on < today;
    const { when, onDate } = isPast ? outcomeOf(form, plannedDay(planned), today).values : form.values;
    Object.assign(form.values, { when, onDate });
    const { said } = readContactForm({ ...form.values }, today);
    const preview = said?.kind === 'contact' ? await this.preview(actor, id, said.command, today) : null;
    return page('contacts/seen-now', {
      ...toContactPage(choices, form, actor.staffId),
      preview,
      appointmentAt: planned?.plannedAt,
      isPast,
    });
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    // The short form on other pages does not ask whose contact it was.
    const form = readContactForm({ staffId: actor.staffId, ...fields }, today);
    const { said } = form;
    const more = readAlsoDoneForm(fields);
    const { also } = more;
    if (!said || !also) return this.again(actor, id, form, more, [...form.errors, ...more.errors], 422, today);
    if (typed(fields, 'do') === 'check') return this.check(actor, id, form, more, today);
    if (said.kind === 'cancelled') return this.cancel(actor, id, form, more, said.appointmentId, today);
    const done = await attempt(() => this.alsoDone.record(actor, id, said.command, also, today));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'when').map(atFormField);
      return this.again(actor, id, form, more, errors, done.problem.status, today);
    }
    const { contactId, change } = done.value;
    const words = recordedWords(said.command, change, today);
    const made = form.values.made === 'yes';
    if (made && form.values.promised !== 'yes') {
      return redirect(`/young-people/${id}/direct-work/new?contact=${contactId}`, words);
    }
    if (form.values.promised === 'yes')
      return redirect(`/young-people/${id}/promises/new?contact=${contactId}`, made ? `${words} ${MADE_AFTER}` : words);
    return redirect(`/young-people/${id}?recorded=${contactId}`, words);
  }

  /** What the form as it stands would do: a piece of the page, for the script that keeps it up to date. */
  @Post('preview')
  async previewOnly(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    await this.forms.choices(actor, id, today);
    const { said, errors, values } = readContactForm(fields, today);
    const written = writtenOf(values);
    if (said?.kind !== 'contact') return page('contacts/preview', { preview: null, unsaid: errors, written });
    const looked = await attempt(() => this.preview(actor, id, said.command, today));
    if (!looked.ok)
      return page('contacts/preview', { preview: null, unsaid: errorsOf(looked.problem, 'when'), written });
    return page('contacts/preview', { preview: looked.value, unsaid: [], written });
  }

  @Get(':contactId')
  async show(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('contacts/contact', toContactDetailPage(await this.forms.contact(actor, id, contactId, today), []));
  }

  @Post(':contactId/notes')
  async addNote(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const note = typed(fields, 'note');
    const done = await attempt(() =>
      this.contacts.addNote(actor, id, contactId, note, today, formIdOf(fields), typed(fields, 'wellbeing')),
    );
    if (done.ok) return redirect(`/young-people/${id}?recorded=${contactId}`, 'Note added.');
    return this.detailAgain(actor, id, contactId, errorsOf(done.problem, 'note'), fields, today);
  }

  @Post(':contactId/withdraw')
  async withdraw(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() =>
      this.contacts.withdraw(actor, id, contactId, reason, today, ticked(fields, 'also')),
    );
    if (!done.ok) return this.detailAgain(actor, id, contactId, errorsOf(done.problem, 'reason'), fields, today);
    return redirect(`/young-people/${id}`, changedWords('The contact was taken out of the record.', done.value, today));
  }

  @Get(':contactId/correct')
  async openCorrection(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { contact, choices } = await this.forms.contact(actor, id, contactId, today);
    const form = correctionForm(contact, today);
    return page('contacts/correct', { ...toContactPage(choices, form, actor.staffId), contactId });
  }

  @Post(':contactId/correct')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readContactForm(fields, today);
    const { said } = form;
    if (said?.kind !== 'contact') return this.correctAgain(actor, id, contactId, form, form.errors, 422, today);
    const done = await attempt(() => this.contacts.correct(actor, id, contactId, said.command, today, form.values.row));
    if (done.ok) {
      const words = changedWords('The contact was corrected.', done.value, today);
      return redirect(`/young-people/${id}?recorded=${contactId}`, words);
    }
    const { problem } = done;
    return this.correctAgain(actor, id, contactId, form, errorsOf(problem, 'outcome'), problem.status, today);
  }

  private async preview(
    actor: UserActor,
    id: string,
    command: Parameters<ContactsService['preview']>[2],
    today: LocalDate,
  ) {
    return toPreview(command, await this.contacts.preview(actor, id, command, today), today);
  }

  private async check(
    actor: UserActor,
    id: string,
    form: ContactForm,
    more: AlsoDoneForm,
    today: LocalDate,
  ): Promise<Page> {
    const { said } = form;
    const looked = await attempt(async () =>
      said?.kind === 'contact' ? this.preview(actor, id, said.command, today) : null,
    );
    if (!looked.ok) {
      return this.again(actor, id, form, more, errorsOf(looked.problem, 'when'), looked.problem.status, today);
    }
    const choices = await this.forms.choices(actor, id, today);
    return page('contacts/new', {
      ...toContactPage(choices, form, actor.staffId, more),
      preview: looked.value,
      checked: true,
    });
  }

  private async cancel(
    actor: UserActor,
    id: string,
    form: ContactForm,
    more: AlsoDoneForm,
    appointmentId: string,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.appointments.cancelPlanned(actor, id, appointmentId, today));
    if (!done.ok) return this.again(actor, id, form, more, done.problem.errors, done.problem.status, today);
    return redirect(`/young-people/${id}`, 'Appointment cancelled. Nothing that is due has changed.');
  }

  private async again(
    actor: UserActor,
    id: string,
    form: ContactForm,
    more: AlsoDoneForm,
    errors: FieldError[],
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const choices = await this.forms.choices(actor, id, today);
    return page('contacts/new', toContactPage(choices, { ...form, errors }, actor.staffId, more), status);
  }

  private async correctAgain(
    actor: UserActor,
    id: string,
    contactId: string,
    form: ContactForm,
    errors: FieldError[],
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const { contact, choices } = await this.forms.contact(actor, id, contactId, today);
    const values = { ...form.values, row: contact.id };
    const changed =
      contact.id === form.values.row ? null : toContactDetailPage({ contact, choices, notes: [], withIt: [] }, []);
    const model = toContactPage(choices, { ...form, values, errors }, actor.staffId);
    return page('contacts/correct', { ...model, contactId, changed }, status);
  }

  private async detailAgain(
    actor: UserActor,
    id: string,
    contactId: string,
    errors: FieldError[],
    fields: Fields,
    today: LocalDate,
  ): Promise<Page> {
    const model = toContactDetailPage(await this.forms.contact(actor, id, contactId, today), errors, {
      note: typed(fields, 'note'),
      reason: typed(fields, 'reason'),
      wellbeing: typed(fields, 'wellbeing'),
      also: 'reason' in fields ? ticked(fields, 'also') : undefined,
    });
    return page('contacts/contact', model, 422);
  }
}

/** Where something was promised too, which is asked first. */
const MADE_AFTER = 'What they made is added from the page of the contact.';

const FORM_FIELDS: Record<string, string> = {
  actionsDone: 'done',
  promisesKept: 'done',
  movedTo: 'movedOn',
  doesNow: 'eetDoing',
  riskEvent: 'riskOn',
};

function atFormField(error: FieldError): FieldError {
  return { ...error, field: FORM_FIELDS[error.field] ?? error.field };
}
