import type { Accommodation, LegalStatus, Severity } from './case-file';
import type { Situation } from './deadline';
import type { HomeJudgement } from './suitability';

/**
 * Something a worker should know or do now, for which the record has no fact that would meet it. Worked out for the day
 * and never stored.
 */
export interface Alert {
  code: AlertCode;
  severity: Severity;
  because: string;
}

export const ALERT_CODES = [
  'two-moves-in-7-days',
  'bed-and-breakfast-under-18',
  'bed-and-breakfast',
  'unregistered-provider-under-18',
  'provider-registration-unknown',
  'supported-accommodation-under-16',
  'suitability-not-assessed',
  'residence-not-known',
  'no-fixed-abode',
  'lost-contact',
  'borderline-status',
  'leave-expiring',
  'passport-due-before-18',
  'no-health-summary-at-18',
  'death-of-care-leaver',
  'release-arrangements',
  'release-day',
  'repeatedly-missing',
  'newly-neet',
  'not-in-education-or-training',
] as const;
export type AlertCode = (typeof ALERT_CODES)[number];

/** What an alert reads: the situation of the day, with what is already worked out of it. */
export interface Present extends Situation {
  status: LegalStatus;
  /** The home that runs on the day. */
  home: Accommodation | null;
  suitability: HomeJudgement | null;
}
