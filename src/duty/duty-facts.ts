import { IsNull } from 'typeorm';
import type { FieldError } from '../platform/problem';
import { RiskEvent } from '../safety/risk-event.entity';
import { addDays, type LocalDate } from '../statutory/local-date';
import {
  dayInLifeFaults,
  periodFaults,
  type FactKind,
  type NamedFacts,
  type SaidOf,
} from '../young-people/dated-facts';
import { DutyAlert, DutyContact, EmergencyFact, type EmergencyKind } from './duty.entities';

/** The longest text of one thing to know. */
export const LONGEST_EMERGENCY = 2000;
/** Nobody leaves an alert for longer: what holds for longer is a thing to know. */
export const MOST_ALERT_DAYS = 31;

const OF_HEALTH: readonly EmergencyKind[] = ['medication', 'allergy'];
const OF_PEOPLE: readonly EmergencyKind[] = ['call', 'never-call'];

/** It needs a source, and whether the young person agreed that duty reads it. */
export function isOfHealth(kind: EmergencyKind): boolean {
  return OF_HEALTH.includes(kind);
}

/** Somebody who is called, or never called: they may have a number. */
export function isOfPeople(kind: EmergencyKind): boolean {
  return OF_PEOPLE.includes(kind);
}

export const EMERGENCY_FACT: FactKind<EmergencyFact> = {
  entity: EmergencyFact,
  word: 'emergency-fact',
  words: 'emergency-facts',
  see: 'read-notes',
  faults(fact, person, today) {
    const { kind, words, phone, source, agreed } = fact;
    const faults: FieldError[] = [...dayInLifeFaults('fromOn', fact.fromOn, person, today)];
    faults.push(...periodFaults(fact, person, today).filter(({ field }) => field === 'toOn'));
    if (!words.trim()) faults.push({ field: 'words', message: 'Enter what whoever is on duty has to know' });
    if (phone !== null && !isOfPeople(kind)) {
      faults.push({ field: 'phone', message: 'Only somebody to call or never to call has a phone number' });
    }
    if (isOfHealth(kind)) {
      if (!source?.trim()) faults.push({ field: 'source', message: 'Enter who said so, or where it is written' });
      if (agreed === null) faults.push({ field: 'agreed', message: 'Choose whether they agreed that duty reads it' });
    } else if (agreed !== null) {
      faults.push({ field: 'agreed', message: 'Only for medication and allergies' });
    }
    return faults;
  },
};

export const EMERGENCY_WORDS: Readonly<Record<EmergencyKind, string>> = {
  'risk-to-self': 'Risk to themselves',
  'risk-to-others': 'Risk to others',
  'risk-to-staff': 'Risk to staff',
  'crisis-plan': 'Crisis plan',
  helps: 'What helps',
  'makes-worse': 'What makes it worse',
  medication: 'Medication',
  allergy: 'Allergy',
  'lives-with': 'Who lives there',
  call: 'Call',
  'never-call': 'Never call',
};

export const DUTY_CONTACT: NamedFacts<DutyContact> = {
  entity: DutyContact,
  word: 'duty-contact',
  words: 'duty-contacts',
  see: 'see-duty',
  change: 'record-duty',
  takeOut: 'record-casework',
  async keptBy({ youngPersonId, factId }, { manager }) {
    const told = { youngPersonId, dutyContactId: factId, replacedById: IsNull(), withdrawn: false };
    if (!(await manager.existsBy(RiskEvent, told))) return null;
    return 'Self-harm or exploitation was recorded with it. Take that out of the record first';
  },
};

/** @param now an instant to come has not happened yet, also within a day */
export function dutyContactAsOf(now: Date): FactKind<DutyContact> {
  return { ...DUTY_CONTACT, faults: (contact, { dateOfBirth }) => contactFaults(contact, dateOfBirth, now) };
}

function contactFaults(
  { happenedAt, done, safeUntil }: SaidOf<DutyContact>,
  dateOfBirth: LocalDate,
  now: Date,
): FieldError[] {
  const faults: FieldError[] = [];
  if (happenedAt > now) faults.push({ field: 'happenedAt', message: 'Must be now or in the past' });
  if (happenedAt.toISOString() < dateOfBirth) {
    faults.push({ field: 'happenedAt', message: 'Must be on or after the day the young person was born' });
  }
  if (!done.trim()) faults.push({ field: 'done', message: 'Enter what happened and what was done' });
  if (safeUntil !== null && safeUntil < happenedAt) {
    faults.push({ field: 'safeUntil', message: 'Must be after it happened' });
  }
  return faults;
}

export const DUTY_ALERT: FactKind<DutyAlert> = {
  entity: DutyAlert,
  word: 'duty-alert',
  words: 'duty-alerts',
  see: 'see-duty',
  change: 'record-duty',
  takeOut: 'record-casework',
  faults({ fromOn, toOn, worry, doThis }) {
    const faults: FieldError[] = [];
    if (toOn <= fromOn) faults.push({ field: 'toOn', message: 'Must be after the start' });
    else if (toOn > addDays(fromOn, MOST_ALERT_DAYS)) {
      faults.push({ field: 'toOn', message: `Must be within ${MOST_ALERT_DAYS} days of the start` });
    }
    if (!worry.trim()) faults.push({ field: 'worry', message: 'Enter what may happen' });
    if (!doThis.trim()) faults.push({ field: 'doThis', message: 'Enter what to do if it does' });
    return faults;
  },
};
