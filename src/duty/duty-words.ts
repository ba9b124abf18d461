import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { typedDate } from '../web/typed-date';
import { fullName } from '../young-people/names';
import type { Agreed, Caller, MustDo } from './duty.entities';
import type { OpenedFor } from './emergency-access.entities';
import type { HandBack } from './hand-backs';

export const CALLER_WORDS: Readonly<Record<Caller, string>> = {
  'young-person': 'The young person',
  'family-or-friend': 'Family or a friend',
  'carer-or-landlord': 'Carer, landlord or key worker',
  police: 'Police',
  health: 'Hospital or other health service',
  other: 'Somebody else',
};

export const OPENED_FOR_WORDS: Readonly<Record<OpenedFor, string>> = {
  'young-person': 'The young person got in touch',
  police: 'Police or ambulance got in touch',
  health: 'A hospital or health service got in touch',
  'family-or-friend': 'Family or a friend got in touch',
  'carer-or-landlord': 'A carer, landlord or key worker got in touch',
  missing: 'They are missing',
  other: 'Another reason',
};

export const MUST_DO_WORDS: Readonly<Record<MustDo, string>> = {
  'see-them': 'See them',
  'ring-them': 'Ring them',
  home: 'Sort out where they live',
  money: 'Sort out money, food or fuel',
  health: 'Follow up their health',
  police: 'Speak with the police',
  risk: 'Look at the risks again',
  plan: 'Change the crisis plan',
  family: 'Speak with their family or carer',
};

export const AGREED_WORDS: Readonly<Record<Agreed, string>> = {
  agreed: 'They agreed that whoever is on duty reads it',
  'not-asked': 'They have not been asked yet',
  'to-protect-life': 'They did not agree; it is kept to protect a life',
};

export function callerWords({ caller, callerName }: { caller: Caller; callerName: string | null }): string {
  return callerName === null ? CALLER_WORDS[caller] : `${CALLER_WORDS[caller]} (${callerName})`;
}

/** As Today shows what was handed back, each with the form that takes it up. */
export function handBacksShown(lines: readonly HandBack[], today: LocalDate) {
  return lines.map((line) => ({
    id: line.id,
    name: fullName(line),
    at: `/young-people/${line.personId}`,
    answerAt: `/young-people/${line.personId}/duty/${line.id}`,
    happenedAt: line.happenedAt,
    caller: callerWords(line),
    done: line.done,
    safeUntil: line.safeUntil,
    mustDo: line.mustDo.map((one) => MUST_DO_WORDS[one]),
    urgent: line.urgent,
    late: line.late,
    answerBy: line.answerBy,
    recordedBy: line.recordedBy,
    formId: newId(),
    byOn: typedDate(today),
  }));
}
