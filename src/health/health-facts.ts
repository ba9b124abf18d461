import type { LocalDate } from '../statutory/local-date';
import { dayFaults, dayInLifeFaults, periodFaults, type FactKind } from '../young-people/dated-facts';
import { parsePostcode } from '../young-people/identifiers';
import { Problem, type FieldError } from '../platform/problem';
import { HealthAppointment, HealthContact, HealthPassport, HealthReview, WellbeingReferral } from './health.entities';
import { HealthService } from './passport.entities';

export const HIGHEST_SCORE = 40;
export const LONGEST_NOTE = 1000;
/** Of the report of a review. */
export const MOST_ACTIONS = 5;
const LONGEST_ACTION = 300;
const LONGEST_NAME = 200;

export const HEALTH_REVIEW: FactKind<HealthReview> = {
  entity: HealthReview,
  word: 'health-review',
  words: 'health-reviews',
  see: 'see-health',
  faults({ heldOn, kind, score, reportOn, partner, actions }, person, today) {
    const faults = [
      ...dayInLifeFaults('heldOn', heldOn, person, today),
      ...dayFaults('reportOn', reportOn ?? null, person, today),
      ...tooLong('partner', partner, LONGEST_NAME),
      ...actions.flatMap((action) => tooLong('actions', action, LONGEST_ACTION)).slice(0, 1),
    ];
    if (actions.length > MOST_ACTIONS) {
      faults.push({ field: 'actions', message: `Write up to ${MOST_ACTIONS} actions, each on its own line` });
    }
    if (reportOn && reportOn < heldOn) faults.push({ field: 'reportOn', message: 'Must not be before the review' });
    if (score === null || kind === 'strengths-and-difficulties') return faults;
    return [...faults, { field: 'score', message: 'Only the strengths and difficulties questionnaire has a score' }];
  },
};

/** A young person has one: the database refuses a second. A new copy is a correction of it. */
export const HEALTH_PASSPORT: FactKind<HealthPassport> = {
  entity: HealthPassport,
  word: 'health-passport',
  words: 'health-passports',
  see: 'see-health',
  faults: ({ givenOn }, person, today) => dayInLifeFaults('givenOn', givenOn, person, today),
};

export const HEALTH_APPOINTMENT: FactKind<HealthAppointment> = {
  entity: HealthAppointment,
  word: 'health-appointment',
  words: 'health-appointments',
  see: 'see-health',
  faults({ kind, offeredOn, forOn, outcome, declinedOn, partner, note }, person, today) {
    const faults = [
      ...dayInLifeFaults('offeredOn', offeredOn, person, today),
      ...tooLong('partner', partner, LONGEST_NAME),
      ...tooLong('note', note, LONGEST_NOTE),
    ];
    if (forOn !== null && forOn < offeredOn) {
      faults.push({ field: 'forOn', message: 'The appointment must not be before the day it was offered' });
    }
    if ((outcome === 'attended' || outcome === 'not-attended') && (forOn === null || forOn > today)) {
      faults.push({ field: 'forOn', message: 'Enter the day of the appointment: today or in the past' });
    }
    if (kind === 'health-passport' && outcome !== 'waiting' && outcome !== 'declined') {
      const message = 'Of a health passport, say only that they have not answered yet or did not want it';
      faults.push({ field: 'outcome', message });
    }
    return [...faults, ...noFaults({ offeredOn, outcome, declinedOn, partner, note }, person, today)];
  },
};

/** A no has its day, who offered it, and what they said. */
function noFaults(
  {
    offeredOn,
    outcome,
    declinedOn,
    partner,
    note,
  }: Pick<HealthAppointment, 'offeredOn' | 'outcome' | 'declinedOn' | 'partner' | 'note'>,
  person: Parameters<typeof dayInLifeFaults>[2],
  today: LocalDate,
): FieldError[] {
  if (outcome !== 'declined') {
    return declinedOn === null ? [] : [{ field: 'declinedOn', message: 'Only a no has a day on which they said no' }];
  }
  if (declinedOn === null) return [{ field: 'declinedOn', message: 'Enter the day they said no' }];
  const faults = dayInLifeFaults('declinedOn', declinedOn, person, today);
  if (declinedOn < offeredOn)
    faults.push({ field: 'declinedOn', message: 'Must not be before the day it was offered' });
  if (!partner?.trim()) faults.push({ field: 'partner', message: 'Enter who offered it' });
  if (!note?.trim()) faults.push({ field: 'note', message: 'Write what they said, or why they did not want it' });
  return faults;
}

export const HEALTH_CONTACT: FactKind<HealthContact> = {
  entity: HealthContact,
  word: 'health-contact',
  words: 'health-contacts',
  see: 'see-health',
  faults(contact, person, today) {
    const { kind, name, odsCode, postcode, confirmedOn, fromOn } = contact;
    const faults = [...periodFaults(contact, person, today), ...dayFaults('confirmedOn', confirmedOn, person, today)];
    if (!name.trim()) faults.push({ field: 'name', message: 'Enter the name of the practice' });
    faults.push(...tooLong('name', name, LONGEST_NAME), ...tooLong('address', contact.address, LONGEST_NAME));
    faults.push(...tooLong('phone', contact.phone, 40));
    if (odsCode !== null && (kind !== 'gp' || !isOdsCode(odsCode))) {
      const message = kind === 'gp' ? 'Enter a code like A81001: a letter and five digits' : 'Only a GP has this code';
      faults.push({ field: 'odsCode', message });
    }
    if (postcode !== null && parsePostcode(postcode) !== postcode) {
      faults.push({ field: 'postcode', message: 'Enter a full postcode like SW1A 1AA, or leave it empty' });
    }
    if (confirmedOn !== null && confirmedOn < fromOn) {
      faults.push({ field: 'confirmedOn', message: 'Must not be before they registered' });
    }
    return faults;
  },
};

export const WELLBEING_REFERRAL: FactKind<WellbeingReferral> = {
  entity: WellbeingReferral,
  word: 'wellbeing-referral',
  words: 'wellbeing-referrals',
  see: 'see-health',
  async faults(referral, person, today, { manager }) {
    const { referredOn, firstSeenOn, endedOn, ended, service, step, need } = referral;
    const faults = [
      ...dayInLifeFaults('referredOn', referredOn, person, today),
      ...dayInLifeFaults('firstSeenOn', firstSeenOn, person, today),
      ...dayFaults('endedOn', endedOn, person, today),
      ...tooLong('service', service, LONGEST_NAME),
      ...tooLong('need', need, LONGEST_NOTE),
      ...tooLong('interim', referral.interim, LONGEST_NOTE),
      ...tooLong('interimBy', referral.interimBy, LONGEST_NAME),
      ...tooLong('scale', referral.scale, LONGEST_NAME),
    ];
    const { serviceId } = referral;
    if (serviceId !== null && !(await manager.existsBy(HealthService, { id: serviceId }))) {
      faults.push({ field: 'serviceId', message: 'Choose a service of the directory' });
    }
    if (!service.trim()) faults.push({ field: 'service', message: 'Enter who they are referred to' });
    if (!need.trim()) faults.push({ field: 'need', message: 'Enter what they need' });
    if (referral.interimBy?.trim() && !referral.interim?.trim())
      faults.push({ field: 'interim', message: 'Enter what helps until they are seen, or leave out who gives it' });
    if (step < 1 || step > 4) faults.push({ field: 'step', message: 'Choose the step of the pathway' });
    if (firstSeenOn !== null && firstSeenOn < referredOn) {
      faults.push({ field: 'firstSeenOn', message: 'Must not be before the referral' });
    }
    if (endedOn !== null && endedOn < (firstSeenOn ?? referredOn)) {
      faults.push({ field: 'endedOn', message: 'Must not be before they were referred or seen' });
    }
    if ((endedOn === null) !== (ended === null)) {
      const field = endedOn === null ? 'endedOn' : 'ended';
      faults.push({ field, message: endedOn === null ? 'Enter the day it ended' : 'Choose how it ended' });
    }
    return faults;
  },
};

/** A referral of which only the beginning is said. */
export const HEALTH_REFERRAL_BLANK = {
  ...{ serviceId: null, firstSeenOn: null, endedOn: null, ended: null, interim: null, interimBy: null },
  ...{ scale: null, scoreBefore: null, scoreAfter: null },
};

/** Whether a code has the shape of a GP practice's: a letter and five digits. */
export function isOdsCode(code: string): boolean {
  return /^[A-Z]\d{5}$/.test(code);
}

/** @throws Problem 'not-valid' naming the fields, where there are faults */
export function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}

function tooLong(field: string, said: string | null | undefined, most: number): FieldError[] {
  if (!said || said.length <= most) return [];
  return [{ field, message: `Write ${most.toLocaleString('en-GB')} characters or fewer` }];
}
