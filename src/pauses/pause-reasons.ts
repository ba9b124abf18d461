/** Why reminders may stop for a time: what the young person or somebody else decides, and the worker cannot change. */
export const PAUSE_REASONS = [
  'in-hospital',
  'in-treatment',
  'visit-refused-by-prison',
  'asked-not-to-be-contacted',
  'bereavement',
  'new-baby',
  'away-abroad',
  'waiting-for-court',
  'waiting-for-home-office',
  'waiting-for-another-council',
  'waiting-for-health-service',
  'not-safe-to-visit',
  'record-being-checked',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

const WORDS: Readonly<Record<PauseReason, string>> = {
  'in-hospital': 'In hospital and not well enough',
  'in-treatment': 'In residential treatment that allows no visits',
  'visit-refused-by-prison': 'In custody, and the prison refused or cancelled the visit',
  'asked-not-to-be-contacted': 'Asked not to be contacted until a day',
  bereavement: 'Somebody close to them died',
  'new-baby': 'Has just had a baby',
  'away-abroad': 'Away abroad',
  'waiting-for-court': 'Waiting for a court',
  'waiting-for-home-office': 'Waiting for the Home Office',
  'waiting-for-another-council': 'Waiting for another council',
  'waiting-for-health-service': 'Waiting for an appointment of the health service',
  'not-safe-to-visit': 'Not safe to visit until the risk has been assessed',
  'record-being-checked': 'A date in the record is being checked',
};

/** As pages say it; what this version does not know stays as it was recorded. */
export function pauseReasonWords(reason: string): string {
  return (WORDS as Readonly<Record<string, string>>)[reason] ?? reason;
}
