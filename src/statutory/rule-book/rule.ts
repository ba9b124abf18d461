import type { DutyBasis, Severity, StatusCode } from '../case-file';
import type { ProvisionKey } from '../provisions';

/** What is known of one rule, whatever it is applied to. */
export interface Rule {
  title: string;
  provisions: readonly ProvisionKey[];
  /** False where the text of the duty, or of its number of days, has not been confirmed against the law. */
  confirmed: boolean;
}

/** The kinds of record that meet something due. */
export const MET_BY = [
  'visit',
  'contact',
  'letter',
  'assessment',
  'plan',
  'review',
  'allocate',
  'offer',
  'move',
  'health-review',
  'health-passport',
  'return-interview',
  'immigration',
  'subject-access-answer',
  'supervision',
] as const;
export type MetBy = (typeof MET_BY)[number];

/** A rule that makes something due. */
export interface DeadlineRule extends Rule {
  severity: Severity;
  /** Where the duty comes from. */
  dutyBasis: DutyBasis;
  /** Where the number of days comes from: a duty in law with days chosen here is statute and policy. */
  dateBasis: DutyBasis;
  /** From 21 only where the person takes support, unless the rule is about those who do not. Empty where status does not matter. */
  appliesTo: readonly StatusCode[];
  /** What would meet it, as a sentence for a worker. */
  meets: string;
  /** What that is recorded as; null where nothing the record holds meets it. */
  metBy: MetBy | null;
}

export const LOOKED_AFTER = ['looked-after-not-eligible', 'eligible'] as const;
export const WITH_ADVISER = ['eligible', 'relevant', 'former-relevant', 'former-relevant-21-plus'] as const;
export const LEFT_CARE = ['relevant', 'former-relevant', 'former-relevant-21-plus'] as const;
