import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { HEALTH_OFFERS_OF, HEALTH_REVIEW_KINDS, type HealthOfferOf } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { readDay } from '../web/day-field';
import { chosen, formIdOf, typed, typedOrNull, type Fields } from '../web/fields';
import { parseTypedDate, typedDate } from '../web/typed-date';
import type { SaidOf } from '../young-people/dated-facts';
import { parsePostcode } from '../young-people/identifiers';
import { HIGHEST_SCORE } from './health-facts';
import {
  APPOINTMENT_OUTCOMES,
  HEALTH_CONTACT_KINDS,
  HEALTH_DELAYS,
  REFERRAL_ENDS,
  type HealthAppointment,
  type HealthContact,
  type HealthReview,
  type WellbeingReferral,
} from './health.entities';

export interface HealthForm<Said> {
  values: Record<string, string> & { formId: string };
  errors: FieldError[];
  /** Null where there are errors. */
  said: Said | null;
}

type ReviewSaid = SaidOf<HealthReview>;
type ReportSaid = Pick<ReviewSaid, 'reportOn' | 'actions'>;
type AppointmentSaid = SaidOf<HealthAppointment>;
type ContactSaid = Omit<SaidOf<HealthContact>, 'toOn' | 'confirmedOn'>;
type ReferralSaid = SaidOf<WellbeingReferral>;

export function newHealthForm<Said>(values: Record<string, string> = {}): HealthForm<Said> {
  return { values: { formId: newId(), ...values }, errors: [], said: null };
}

/** A health review that was held. */
export function readReviewForm(fields: Fields, today: LocalDate): HealthForm<ReviewSaid> {
  const day = readDay(fields, today);
  const reading = new Reading(fields);
  const kind = reading.choice('kind', HEALTH_REVIEW_KINDS, 'Choose what took place');
  const score = reading.whole('score', HIGHEST_SCORE, 'Enter a score from 0 to 40, or leave it empty');
  const reportOn = reading.dayOrNull('reportOn');
  reading.errors.push(...day.errors);
  const delay = chosen(fields, 'delay', HEALTH_DELAYS);
  return reading.form(['kind', 'score', 'reportOn', 'actions', 'delay', 'partner'], day.values, () => ({
    ...{ heldOn: day.on!, kind: kind!, score, reportOn, delay, actions: linesOf(fields, 'actions') },
    partner: typedOrNull(fields, 'partner'),
  }));
}

/** The report of a review, when it came and what it asks for. */
export function reportForm({ id, reportOn, actions }: HealthReview): HealthForm<ReportSaid> {
  return newHealthForm({ row: id, reportOn: typedDate(reportOn), actions: actions.join('\n') });
}

export function readReportForm(fields: Fields): HealthForm<ReportSaid> {
  const reading = new Reading(fields);
  const reportOn = reading.day('reportOn', 'Enter the day the report came as 9/3/26 or 9 March 2026');
  return reading.form(['reportOn', 'actions', 'row'], {}, () => ({
    reportOn: reportOn!,
    actions: linesOf(fields, 'actions'),
  }));
}

function linesOf(fields: Fields, name: string): string[] {
  return typed(fields, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** An appointment that was offered, or what came of one. */
export function readAppointmentForm(fields: Fields): HealthForm<AppointmentSaid> {
  const reading = new Reading(fields);
  const kind = reading.choice('kind', HEALTH_OFFERS_OF, 'Choose what it is for');
  const outcome = reading.choice('outcome', APPOINTMENT_OUTCOMES, 'Choose what came of it');
  const offeredOn = reading.day('offeredOn', 'Enter the day it was offered as 9/3/26 or 9 March 2026');
  const forOn = reading.dayOrNull('forOn');
  const declinedOn = outcome === 'declined' ? reading.dayOrNull('declinedOn') : null;
  const delay = chosen(fields, 'delay', HEALTH_DELAYS);
  const names = ['kind', 'outcome', 'offeredOn', 'forOn', 'declinedOn', 'delay', 'partner', 'note', 'row'];
  return reading.form(names, {}, () => ({
    ...{ kind: kind!, outcome: outcome!, offeredOn: offeredOn!, forOn, declinedOn, delay },
    partner: typedOrNull(fields, 'partner'),
    note: typedOrNull(fields, 'note'),
  }));
}

/** To say that they did not want something that is due, on the day it is said. @param of what, as an address has it */
export function saidNoForm(of: string | undefined, today: LocalDate): HealthForm<AppointmentSaid> {
  const kind: HealthOfferOf | '' = HEALTH_OFFERS_OF.find((one) => one === of) ?? '';
  if (kind === '') return newHealthForm({ outcome: 'waiting' });
  const day = typedDate(today);
  return newHealthForm({ kind, outcome: 'declined', offeredOn: day, declinedOn: day });
}

export function appointmentForm(appointment: HealthAppointment): HealthForm<AppointmentSaid> {
  const { id, kind, outcome, offeredOn, forOn, declinedOn, delay, partner, note } = appointment;
  return newHealthForm({
    ...{ row: id, kind, outcome, offeredOn: typedDate(offeredOn), forOn: typedDate(forOn) },
    declinedOn: typedDate(declinedOn),
    ...{ delay: delay ?? '', partner: partner ?? '', note: note ?? '' },
  });
}

/** A practice they register with. A name may be left to the list of practices where there is a code. */
export function readContactForm(fields: Fields, today: LocalDate): HealthForm<ContactSaid> {
  const day = readDay(fields, today);
  const reading = new Reading(fields);
  const kind = reading.choice('kind', HEALTH_CONTACT_KINDS, 'Choose GP, dentist or optician');
  const odsCode = typed(fields, 'odsCode').toUpperCase().replaceAll(' ', '') || null;
  const postcode = typed(fields, 'postcode') ? parsePostcode(typed(fields, 'postcode')) : null;
  if (typed(fields, 'postcode') && !postcode) {
    reading.errors.push({ field: 'postcode', message: 'Enter a full postcode like SW1A 1AA, or leave it empty' });
  }
  if (!typed(fields, 'name') && !odsCode) {
    reading.errors.push({ field: 'name', message: 'Enter the name of the practice, or a GP’s code' });
  }
  reading.errors.push(...day.errors);
  return reading.form(['kind', 'name', 'odsCode', 'address', 'postcode', 'phone'], day.values, () => ({
    ...{ kind: kind!, name: typed(fields, 'name'), odsCode, postcode, fromOn: day.on! },
    address: typedOrNull(fields, 'address'),
    phone: typedOrNull(fields, 'phone'),
  }));
}

const REFERRAL_FIELDS = [
  ...['serviceId', 'service', 'step', 'need', 'agreed', 'referredOn', 'firstSeenOn', 'endedOn', 'ended'],
  ...['interim', 'interimBy', 'scale', 'scoreBefore', 'scoreAfter', 'row'],
];

/** @param services of the directory, which give a name and a step where one of them is chosen */
export function readReferralForm(
  fields: Fields,
  services: readonly { id: string; name: string; step: number | null }[],
): HealthForm<ReferralSaid> {
  const reading = new Reading(fields);
  const service = services.find(({ id }) => id === typed(fields, 'serviceId')) ?? null;
  const name = service?.name ?? typed(fields, 'service');
  const step = service?.step ?? Number(chosen(fields, 'step', ['1', '2', '3', '4']) ?? 0);
  if (!name) reading.errors.push({ field: 'serviceId', message: 'Choose a service, or enter its name' });
  if (step === 0) reading.errors.push({ field: 'step', message: 'Choose the step of the pathway' });
  if (!typed(fields, 'need')) reading.errors.push({ field: 'need', message: 'Enter what they need' });
  const agreed = reading.choice('agreed', ['yes', 'no'] as const, 'Choose whether they want this');
  const referredOn = reading.day('referredOn', 'Enter the day of the referral as 9/3/26 or 9 March 2026');
  const firstSeenOn = reading.dayOrNull('firstSeenOn');
  const endedOn = reading.dayOrNull('endedOn');
  const ended = chosen(fields, 'ended', REFERRAL_ENDS);
  const scoreBefore = reading.whole('scoreBefore', 200, 'Enter a whole number, or leave it empty');
  const scoreAfter = reading.whole('scoreAfter', 200, 'Enter a whole number, or leave it empty');
  return reading.form(REFERRAL_FIELDS, {}, () => ({
    ...{ serviceId: service?.id ?? null, service: name, step, need: typed(fields, 'need'), agreed: agreed === 'yes' },
    ...{ referredOn: referredOn!, firstSeenOn, endedOn, ended },
    ...{ interim: typedOrNull(fields, 'interim'), interimBy: typedOrNull(fields, 'interimBy') },
    ...{ scale: typedOrNull(fields, 'scale'), scoreBefore, scoreAfter },
  }));
}

export function referralForm(referral: WellbeingReferral): HealthForm<ReferralSaid> {
  const number = (score: number | null) => (score === null ? '' : String(score));
  const { id, serviceId, service, step, need, agreed, referredOn, firstSeenOn, endedOn, ended } = referral;
  return newHealthForm({
    ...{ row: id, serviceId: serviceId ?? '', service, step: String(step), need, agreed: agreed ? 'yes' : 'no' },
    ...{ referredOn: typedDate(referredOn), firstSeenOn: typedDate(firstSeenOn), endedOn: typedDate(endedOn) },
    ...{ ended: ended ?? '', interim: referral.interim ?? '', interimBy: referral.interimBy ?? '' },
    ...{
      scale: referral.scale ?? '',
      scoreBefore: number(referral.scoreBefore),
      scoreAfter: number(referral.scoreAfter),
    },
  });
}

/** Reads field after field, and keeps what is wrong with each. */
class Reading {
  readonly errors: FieldError[] = [];

  constructor(private readonly fields: Fields) {}

  choice<T extends string>(name: string, values: readonly T[], message: string): T | null {
    const choice = chosen(this.fields, name, values);
    if (!choice) this.errors.push({ field: name, message });
    return choice;
  }

  day(name: string, message: string): LocalDate | null {
    const on = parseTypedDate(typed(this.fields, name));
    if (!on) this.errors.push({ field: name, message });
    return on;
  }

  dayOrNull(name: string): LocalDate | null {
    if (!typed(this.fields, name)) return null;
    return this.day(name, 'Enter the day as 9/3/26 or 9 March 2026, or leave it empty');
  }

  whole(name: string, most: number, message: string): number | null {
    const text = typed(this.fields, name);
    if (!text) return null;
    if (/^\d{1,3}$/.test(text) && Number(text) <= most) return Number(text);
    this.errors.push({ field: name, message });
    return null;
  }

  form<Said>(names: readonly string[], more: Record<string, string>, said: () => Said): HealthForm<Said> {
    const values = {
      formId: formIdOf(this.fields),
      ...Object.fromEntries(names.map((name) => [name, typed(this.fields, name)])),
      ...more,
    };
    return { values, errors: this.errors, said: this.errors.length > 0 ? null : said() };
  }
}
