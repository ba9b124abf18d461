import type { AlertCode } from '../statutory/alert';
import type { SuitabilityCode } from '../statutory/suitability';

/** Alerts as a worker calls them. */
export const ALERT_WORDS: Record<AlertCode, string> = {
  'two-moves-in-7-days': 'Two moves in seven days',
  'bed-and-breakfast-under-18': 'In bed and breakfast under 18',
  'bed-and-breakfast': 'In bed and breakfast',
  'unregistered-provider-under-18': 'Provider not registered with Ofsted',
  'provider-registration-unknown': 'Is the provider registered?',
  'supported-accommodation-under-16': 'Under 16 in supported accommodation',
  'suitability-not-assessed': 'Home not assessed',
  'residence-not-known': 'Where they live is not known',
  'no-fixed-abode': 'No fixed abode',
  'lost-contact': 'Contact lost',
  'borderline-status': 'Status in doubt',
  'leave-expiring': 'Leave to remain runs out',
  'passport-due-before-18': 'Health passport due before 18',
  'no-health-summary-at-18': 'No health summary at 18',
  'death-of-care-leaver': 'Notify the death',
  'release-arrangements': 'Prepare for release',
  'release-day': 'Day of release',
  'repeatedly-missing': 'Missing again and again',
  'newly-neet': 'Education or work has ended',
  'not-in-education-or-training': 'No education or training at 16 or 17',
};

/** The assessment of a home, in words. */
export const SUITABILITY_WORDS: Record<SuitabilityCode, string> = {
  suitable: 'Suitable',
  unsuitable: 'Not suitable',
  'not-determined': 'Not determined',
};

/** The judgement of the return, in words: its letter says the kind of home, 1 that it is suitable, 2 that it is not. */
export function returnJudgementWords(ssda903: string | null): string {
  if (ssda903 === null) return 'to be judged by a worker';
  return `${ssda903}, ${ssda903.endsWith('1') ? 'suitable' : 'not suitable'}`;
}
