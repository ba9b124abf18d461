import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { readDay } from '../web/day-field';
import { errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { DatedFacts, type ChangesOf } from '../young-people/dated-facts';
import { YoungPeopleService } from '../young-people/young-people.service';
import { HEALTH_APPOINTMENT, HEALTH_REVIEW, WELLBEING_REFERRAL } from './health-facts';
import { HealthRecordService } from './health-record.service';
import { HealthServicesService } from './health-services.service';
import {
  APPOINTMENT_OUTCOME_WORDS,
  HEALTH_CONTACT_WORDS,
  HEALTH_DELAY_WORDS,
  HEALTH_OFFER_WORDS,
  HEALTH_REVIEW_WORDS,
  REFERRAL_END_WORDS,
  WELLBEING_STEPS,
} from './health-words';
import {
  appointmentForm,
  newHealthForm,
  readAppointmentForm,
  saidNoForm,
  readContactForm,
  readReferralForm,
  readReportForm,
  readReviewForm,
  reportForm,
  referralForm,
  type HealthForm,
} from './health.form';
import { referralLine, toHealthPage } from './health.page';
import type { HealthReview, WellbeingReferral } from './health.entities';

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));
const orNone = (words: Readonly<Record<string, string>>, none: string) => [
  { value: '', text: none },
  ...choices(words),
];

/** A young person's health: reviews, where they are registered, and help with how they feel. */
@Controller('young-people/:id/health')
export class HealthPagesController {
  constructor(
    private readonly health: HealthRecordService,
    private readonly services: HealthServicesService,
    private readonly facts: DatedFacts,
    private readonly people: YoungPeopleService,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const canRecord = may(actor, 'record-casework');
    return page('health/health', toHealthPage(await this.health.open(actor, id, today), { canRecord, today }));
  }

  @Get('reviews/new')
  async openReview(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query('kind') kind?: string,
  ): Promise<Page> {
    return this.form(actor, id, 'health/review', newHealthForm({ kind: kind ?? '' }), 200);
  }

  @Post('reviews/new')
  async recordReview(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readReviewForm(fields, today);
    const done = await saveForm(form, { all: 'kind', heldOn: 'onDate' }, (said) =>
      this.facts.record(actor, id, HEALTH_REVIEW, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/health`, 'Recorded.');
    return this.form(actor, id, 'health/review', done.form, done.status);
  }

  @Get('reviews/:factId/report')
  async openReport(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, HEALTH_REVIEW, factId);
    return this.form(actor, id, 'health/report', reportForm(fact), 200, { review: reviewNamed(fact) });
  }

  @Post('reviews/:factId/report')
  async recordReport(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { version, fact } = await this.facts.standing(actor, id, HEALTH_REVIEW, factId);
    const form = readReportForm(fields);
    const done = await saveForm(form, 'reportOn', (said) =>
      this.facts.correct(actor, id, HEALTH_REVIEW, factId, said, today, form.values.row ?? ''),
    );
    if (done.ok) return redirect(`/young-people/${id}/health`, 'Recorded. The plan offers what the report asks for.');
    const overtaken = done.problem?.kind === 'changed-by-someone-else';
    const again = overtaken ? { ...done.form, values: { ...form.values, row: version } } : done.form;
    const stands = overtaken ? [fact.reportOn ? formatLong(fact.reportOn) : '', ...fact.actions].filter(Boolean) : null;
    return this.form(actor, id, 'health/report', again, done.status, { review: reviewNamed(fact), stands });
  }

  @Get('appointments/new')
  async openAppointment(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('no') no?: string,
  ): Promise<Page> {
    return this.form(actor, id, 'health/appointment', saidNoForm(no, today), 200);
  }

  @Post('appointments/new')
  async recordAppointment(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAppointmentForm(fields);
    const done = await saveForm(form, 'kind', (said) =>
      this.facts.record(actor, id, HEALTH_APPOINTMENT, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/health`, 'Recorded.');
    return this.form(actor, id, 'health/appointment', done.form, done.status);
  }

  @Get('appointments/:factId')
  async openOutcome(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, HEALTH_APPOINTMENT, factId);
    return this.form(actor, id, 'health/appointment', appointmentForm(fact), 200, { factId });
  }

  @Post('appointments/:factId')
  async recordOutcome(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { version, fact } = await this.facts.standing(actor, id, HEALTH_APPOINTMENT, factId);
    const form = readAppointmentForm(fields);
    const done = await saveForm(form, 'outcome', (said) =>
      this.facts.correct(actor, id, HEALTH_APPOINTMENT, factId, said, today, form.values.row ?? ''),
    );
    if (done.ok) {
      const held = done.said.outcome === 'attended' ? ' Record the review too, if it was held.' : '';
      return redirect(`/young-people/${id}/health`, `Recorded.${held}`);
    }
    if (!done.problem) return this.form(actor, id, 'health/appointment', form, 422, { factId });
    const merged = { ...done.form, values: { ...form.values, row: version } };
    const stands =
      done.problem.kind === 'changed-by-someone-else'
        ? [APPOINTMENT_OUTCOME_WORDS[fact.outcome], fact.partner ?? '', fact.note ?? ''].filter(Boolean)
        : null;
    return this.form(actor, id, 'health/appointment', merged, done.status, { factId, stands });
  }

  @Get('contacts/new')
  async openContact(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query('kind') kind?: string,
  ): Promise<Page> {
    return this.form(actor, id, 'health/contact', newHealthForm({ kind: kind ?? '' }), 200);
  }

  @Post('contacts/new')
  async register(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readContactForm(fields, today);
    const done = await saveForm(form, { all: 'kind', fromOn: 'onDate' }, (said) =>
      this.health.register(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/health#registered`, 'Recorded.');
    return this.form(actor, id, 'health/contact', done.form, done.status);
  }

  @Post('contacts/:factId/still')
  async stillThere(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.health.stillThere(actor, id, factId, today);
    return redirect(`/young-people/${id}/health#registered`, 'Noted that they are still registered there.');
  }

  @Get('referrals/new')
  async openReferral(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query('service') serviceId?: string,
  ): Promise<Page> {
    return this.referralForm(actor, id, newHealthForm({ serviceId: serviceId ?? '' }), 200);
  }

  @Post('referrals/new')
  async refer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readReferralForm(fields, await this.pathway(actor, id));
    const done = await saveForm(form, 'serviceId', (said) =>
      this.facts.record(actor, id, WELLBEING_REFERRAL, said, today, form.values.formId),
    );
    if (done.ok)
      return redirect(`/young-people/${id}/health#wellbeing`, 'Recorded. The wait is counted from that day.');
    return this.referralForm(actor, id, done.form, done.status);
  }

  @Get('referrals/:factId')
  async readReferral(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { standing } = await this.health.referral(actor, id, factId, today);
    return this.showReferral(actor, id, factId, referralForm(standing.referral), 200, today);
  }

  @Post('referrals/:factId')
  async changeReferral(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readReferralForm(fields, await this.pathway(actor, id));
    const done = await saveForm(form, 'serviceId', (changes: ChangesOf<WellbeingReferral>) =>
      this.facts.correct(actor, id, WELLBEING_REFERRAL, factId, changes, today, form.values.row ?? ''),
    );
    if (done.ok) return redirect(`/young-people/${id}/health/referrals/${factId}`, 'Saved.');
    return this.showReferral(actor, id, factId, done.form, done.status, today);
  }

  @Post('referrals/:factId/escalations')
  async escalate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const day = readDay(fields, today);
    const said = { toWhom: typed(fields, 'toWhom'), asked: typed(fields, 'asked'), escalatedOn: day.on ?? today };
    const { standing } = await this.health.referral(actor, id, factId, today);
    const show = (errors: FieldError[], status: number) => {
      const typedIn = { formId: formIdOf(fields), toWhom: said.toWhom, asked: said.asked, ...day.values };
      return this.showReferral(actor, id, factId, referralForm(standing.referral), status, today, {
        values: typedIn,
        errors,
      });
    };
    if (!day.on) return show(day.errors, 422);
    const done = await attempt(() => this.health.escalate(actor, id, factId, said, today, formIdOf(fields)));
    if (done.ok)
      return redirect(`/young-people/${id}/health/referrals/${factId}`, 'Recorded. Write the answer when it comes.');
    return show(errorsOf(done.problem, 'toWhom', { escalatedOn: 'onDate' }), done.problem.status);
  }

  @Post('referrals/:factId/escalations/:escalationId/answer')
  async answerEscalation(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Param('escalationId') escalationId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const said = { answer: typed(fields, 'answer'), answeredOn: today };
    const done = await attempt(() => this.health.answerEscalation(actor, id, factId, escalationId, said, today));
    if (done.ok) return redirect(`/young-people/${id}/health/referrals/${factId}`, 'Recorded.');
    const { standing } = await this.health.referral(actor, id, factId, today);
    const form = referralForm(standing.referral);
    const errors = errorsOf(done.problem, 'answer');
    return this.showReferral(actor, id, factId, form, done.problem.status, today, undefined, {
      id: escalationId,
      values: { answer: said.answer },
      errors,
    });
  }

  private async form<Said>(
    actor: UserActor,
    id: string,
    template: string,
    form: HealthForm<Said>,
    status: number,
    more: object = {},
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const model = {
      person,
      at: `/young-people/${id}/health`,
      form,
      errors: form.errors,
      kinds: choices(HEALTH_REVIEW_WORDS),
      offers: choices(HEALTH_OFFER_WORDS),
      delays: orNone(HEALTH_DELAY_WORDS, 'It was in time, or it is not known'),
      outcomes: choices(APPOINTMENT_OUTCOME_WORDS),
      contacts: choices(HEALTH_CONTACT_WORDS),
      ...more,
    };
    return page(template, model, status);
  }

  /** The services with a step, for whoever may record something of this young person. */
  private async pathway(actor: UserActor, id: string) {
    await this.people.heading(actor, id, 'record-casework');
    return (await this.services.list(actor, null)).filter(({ step }) => step !== null);
  }

  private async referralForm<Said>(
    actor: UserActor,
    id: string,
    form: HealthForm<Said>,
    status: number,
    more: object = {},
  ): Promise<Page> {
    // One that has closed since they were referred there stays theirs.
    const theirs = form.values.serviceId ?? '';
    const services = (await this.pathway(actor, id)).filter(({ closed, id: one }) => !closed || one === theirs);
    return this.form(actor, id, 'health/referral', form, status, {
      services: [
        { value: '', text: 'Another service' },
        ...services.map((one) => ({ value: one.id, text: `${one.name} (step ${one.step})` })),
      ],
      pathway: services.map((one) => ({ ...one, stepWords: WELLBEING_STEPS[one.step!] })),
      steps: choices(Object.fromEntries(Object.entries(WELLBEING_STEPS))),
      ends: orNone(REFERRAL_END_WORDS, 'It goes on'),
      ...more,
    });
  }

  private async showReferral<Said>(
    actor: UserActor,
    id: string,
    factId: string,
    form: HealthForm<Said>,
    status: number,
    today: LocalDate,
    escalation?: { values: Record<string, string>; errors: FieldError[] },
    refused?: { id: string; values: { answer: string }; errors: FieldError[] },
  ): Promise<Page> {
    const { standing } = await this.health.referral(actor, id, factId, today);
    const isStale = (form.values.row ?? '') !== standing.referral.id;
    const merged = { ...form, values: { ...form.values, row: standing.referral.id } };
    const newForm = { values: { formId: newId(), toWhom: '', asked: '', when: 'today', onDate: '' }, errors: [] };
    return this.referralForm(actor, id, merged, status, {
      factId,
      standing: referralLine(standing, `/young-people/${id}/health`),
      isStale,
      escalation: escalation ?? newForm,
      refused: refused ?? null,
      errors: [...form.errors, ...(escalation?.errors ?? []), ...(refused?.errors ?? [])],
      inErrorAt: `/young-people/${id}/recorded-in-error/wellbeing-referral/${factId}`,
    });
  }
}

function reviewNamed({ factId, kind, heldOn }: HealthReview) {
  return { factId, heldOn, words: HEALTH_REVIEW_WORDS[kind] };
}
