import type { FieldError } from '../platform/problem';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { formatLong } from '../statutory/local-date';
import { lastDayToExtend } from '../statutory/subject-access';
import { dayFaults, type FactKind, type SaidOf } from '../young-people/dated-facts';
import { SubjectAccessRequest } from './subject-access-request.entity';

/** What was asked for in life is answered after a death too. */
export const SUBJECT_ACCESS_REQUEST: FactKind<SubjectAccessRequest> = {
  entity: SubjectAccessRequest,
  word: 'subject-access-request',
  words: 'subject-access-requests',
  change: 'handle-subject-access',
  faults: (request, person, today) => [
    ...(['receivedOn', 'identityConfirmedOn', 'extendedOn', 'answeredOn'] as const).flatMap((field) =>
      dayFaults(field, request[field], person, today),
    ),
    ...orderFaults(request),
    ...extensionFaults(request),
  ],
};

function orderFaults({ receivedOn, identityConfirmedOn, answeredOn }: SaidOf<SubjectAccessRequest>): FieldError[] {
  const faults: FieldError[] = [];
  if (identityConfirmedOn !== null && identityConfirmedOn < receivedOn) {
    const message = 'Must not be before the request came. If you knew who they are already, give the day it came';
    faults.push({ field: 'identityConfirmedOn', message });
  }
  if (answeredOn !== null && answeredOn < receivedOn) {
    faults.push({ field: 'answeredOn', message: 'Must not be before the request came' });
  }
  return faults;
}

function extensionFaults({
  receivedOn,
  identityConfirmedOn,
  extendedOn,
  answeredOn,
}: SaidOf<SubjectAccessRequest>): FieldError[] {
  const field = 'extendedOn';
  if (extendedOn === null) return [];
  if (extendedOn < receivedOn) return [{ field, message: 'Must not be before the request came' }];
  const last = lastDayToExtend(receivedOn, identityConfirmedOn, ENGLAND_AND_WALES);
  if (extendedOn > last) {
    const message = `They had to be told within one month, by ${formatLong(last)}: told later, it gives no more time`;
    return [{ field, message }];
  }
  return answeredOn !== null && extendedOn > answeredOn
    ? [{ field, message: 'Must not be after it was answered' }]
    : [];
}
