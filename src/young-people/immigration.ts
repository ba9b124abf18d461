import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { dayFaults, type FactKind, type SaidOf } from './dated-facts';
import { Immigration } from './immigration.entity';
import type { YoungPerson } from './young-person.entity';

/** The database keeps it to one in force. */
export const IMMIGRATION: FactKind<Immigration> = {
  entity: Immigration,
  word: 'immigration',
  words: 'immigration',
  faults,
};

function faults(said: SaidOf<Immigration>, person: YoungPerson, today: LocalDate): FieldError[] {
  const { leaveGrantedOn, leaveKind, leaveExpiresOn, legalAdviceStartedOn, applicationMadeOn } = said;
  const nothing = [leaveGrantedOn, leaveKind, leaveExpiresOn, legalAdviceStartedOn, applicationMadeOn].every(
    (one) => one === null,
  );
  if (nothing) return [{ field: 'leaveKind', message: 'Say at least one thing that is known' }];
  return [
    ...dayFaults('leaveGrantedOn', leaveGrantedOn, person, today),
    ...expiryFaults(said, person),
    ...dayFaults('legalAdviceStartedOn', legalAdviceStartedOn, person, today),
    ...dayFaults('applicationMadeOn', applicationMadeOn, person, today),
  ];
}

/** When leave expires is known in advance, unless it never does. */
function expiryFaults(
  { leaveGrantedOn, leaveKind, leaveExpiresOn }: SaidOf<Immigration>,
  { dateOfBirth }: YoungPerson,
): FieldError[] {
  const field = 'leaveExpiresOn';
  if (leaveExpiresOn === null) return [];
  if (leaveKind === 'settled')
    return [{ field, message: 'Settled status does not expire: leave this out, or say null' }];
  if (leaveGrantedOn !== null && leaveExpiresOn < leaveGrantedOn) {
    return [{ field, message: 'Must be on or after the day leave was granted' }];
  }
  return leaveExpiresOn < dateOfBirth
    ? [{ field, message: 'Must be on or after the day the young person was born' }]
    : [];
}

export const LEAVE_KIND_WORDS: Readonly<Record<NonNullable<Immigration['leaveKind']>, string>> = {
  uasc: 'Leave as an unaccompanied asylum-seeking child',
  refugee: 'Refugee status',
  'humanitarian-protection': 'Humanitarian protection',
  discretionary: 'Discretionary leave',
  'pre-settled': 'Pre-settled status',
  settled: 'Indefinite leave to remain',
  other: 'Other leave to remain',
};
