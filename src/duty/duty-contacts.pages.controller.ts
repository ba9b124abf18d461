import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { RISK_KINDS } from '../safety/risk-events';
import type { LocalDate } from '../statutory/local-date';
import { DutyActor, Now, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import {
  newDutyAnswerForm,
  newDutyContactForm,
  readDutyAnswerForm,
  readDutyContactForm,
  type DutyAnswerForm,
  type DutyContactForm,
} from './duty-contact.form';
import { DutyContactsService } from './duty-contacts.service';
import { CALLER_WORDS, callerWords, MUST_DO_WORDS } from './duty-words';
import { CALLERS, MUST_DO } from './duty.entities';

/** What happened on duty: written in the night, taken up in the morning. */
@Controller('young-people/:id/duty')
export class DutyContactsPagesController {
  constructor(
    private readonly contacts: DutyContactsService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async open(@DutyActor() actor: UserActor, @Param('id') id: string, @Now() now: Date): Promise<Page> {
    return this.showNew(actor, id, newDutyContactForm(now));
  }

  @Post('new')
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const form = readDutyContactForm(fields, now);
    const { contact, values, risk } = form;
    if (!contact) return this.showNew(actor, id, form, 422);
    const done = await attempt(() => this.contacts.record(actor, id, contact, now, { id: values.formId, risk }));
    if (done.ok) {
      return redirect(
        `/young-people/${id}/duty/${done.value}`,
        'Handed back. Their adviser and manager see it on Today.',
      );
    }
    const errors = errorsOf(done.problem, 'done').map((error) => ({
      ...error,
      field: FIELDS[error.field] ?? error.field,
    }));
    return this.showNew(actor, id, { ...form, errors }, done.problem.status);
  }

  @Get(':dutyContactId')
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('dutyContactId') factId: string,
    @Now() now: Date,
  ): Promise<Page> {
    return this.show(actor, id, factId, newDutyAnswerForm(now));
  }

  @Post(':dutyContactId')
  async answer(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('dutyContactId') factId: string,
    @Body() fields: Fields,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const form = readDutyAnswerForm(fields);
    const done = await saveForm(form, 'willDo', (said) =>
      this.contacts.answer(actor, id, factId, said, todayInLondon(now), form.values.formId),
    );
    if (done.ok) return redirect('/today', 'Saved. It stands among what you said you would do until it is done.');
    return this.show(actor, id, factId, done.form, done.status);
  }

  @Post(':dutyContactId/done')
  async done(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('dutyContactId') factId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.contacts.done(actor, id, factId, today);
    // Not to the record: who took it up for another team sees that no more.
    return redirect('/today', 'Done.');
  }

  private async showNew(actor: UserActor, id: string, form: DutyContactForm, status = 200): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-duty');
    const callers = CALLERS.map((value) => ({ value, text: CALLER_WORDS[value] }));
    const mustDo = MUST_DO.map((value) => ({ value, text: MUST_DO_WORDS[value] }));
    const risks = [...RISK_KINDS, { value: '', text: 'Neither' }];
    return page('duty/contact-new', { person, callers, mustDo, risks, form, errors: form.errors }, status);
  }

  private async show(actor: UserActor, id: string, factId: string, form: DutyAnswerForm, status = 200): Promise<Page> {
    const { person, contact, recordedBy, answer } = await this.contacts.read(actor, id, factId);
    const at = `/young-people/${id}`;
    const model = {
      person,
      at,
      contactAt: `${at}/duty/${contact.factId}`,
      inErrorAt: may(actor, 'record-casework') && `${at}/recorded-in-error/duty-contact/${contact.factId}`,
      contact: {
        happenedAt: contact.happenedAt,
        on: todayInLondon(contact.happenedAt),
        caller: callerWords(contact),
        done: contact.done,
        safeUntil: contact.safeUntil,
        mustDo: contact.mustDo.map((one) => MUST_DO_WORDS[one]),
        urgent: contact.urgent,
        answerBy: contact.answerBy,
        recordedBy,
        recordedAt: contact.recordedAt,
      },
      answer,
      canAnswer: may(actor, 'record-casework'),
      form,
      errors: form.errors,
    };
    return page('duty/contact', model, status);
  }
}

/** Where the form has a field of another name. */
const FIELDS: Readonly<Record<string, string>> = { happenedAt: 'at', safeUntil: 'safeOn' };
