import type { StatusCode } from '../statutory/case-file';

/** A legal status with what in law it rests on, where the status leaves that open. */
export interface StatusChoice {
  status: StatusCode;
  basis: string | null;
}

/** The bases of those statuses that have more than one. */
export const BASES_OF: Partial<Record<StatusCode, readonly string[]>> = {
  relevant: ['s23A', 'reg3'],
  'former-relevant-21-plus': ['s23C7', 's23CA', 's23CZB', 'offer-only'],
  qualifying: ['s24-1A', 's24-1B'],
  'education-help-only': ['s24-1A', 's24-1B'],
};

const AT_16: StatusCode[] = ['eligible', 'looked-after-not-eligible', 'relevant', 'qualifying', 'none'];

/** What someone of this age can be. Never undetermined, which decides nothing, nor deceased, which is a date. */
export function statusesAt(age: number): StatusCode[] {
  if (age < 16) return ['none'];
  if (age < 18) return AT_16;
  if (age < 21) return ['former-relevant', 'qualifying', 'none'];
  if (age < 25) return ['former-relevant-21-plus', 'education-help-only', 'none'];
  return ['aged-out', 'none'];
}

/** The same with each basis a choice of its own, as a form offers it. */
export function choicesAt(age: number): StatusChoice[] {
  return statusesAt(age).flatMap((status) => (BASES_OF[status] ?? [null]).map((basis) => ({ status, basis })));
}

/** How a choice is sent by the form: `relevant:s23A`, `eligible`. */
export function choiceValue({ status, basis }: StatusChoice): string {
  return basis === null ? status : `${status}:${basis}`;
}

/** Whether a decision says what the record gives. */
export function agrees(decided: StatusChoice, record: { status: StatusCode; basis: string[] }): boolean {
  return decided.status === record.status && (decided.basis === null || record.basis.includes(decided.basis));
}
