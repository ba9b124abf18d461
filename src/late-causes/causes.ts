/** Why something is late: a closed list, so that causes can be counted. */
export const LATE_CAUSES = ['worker', 'young-person', 'partner', 'wrong-fact', 'outside-delay'] as const;
export type LateCauseCode = (typeof LATE_CAUSES)[number];

/** What stands in figures for an item that is late and of which nobody has said why. */
export const NO_CAUSE = 'none';

/** In a list, a few words each. */
export const CAUSE_WORDS: Readonly<Record<LateCauseCode, string>> = {
  worker: 'Worker',
  'young-person': 'Young person’s choice',
  partner: 'Partner’s delay',
  'wrong-fact': 'Wrong or missing fact',
  'outside-delay': 'Court or other outside delay',
};

/** In the form, what belongs under each. */
export const CAUSE_HINTS: Readonly<Record<LateCauseCode, string>> = {
  worker: 'No time, away, between two workers, or not known to be due',
  'young-person': 'They did not want it, or not then',
  partner: 'Health, housing, a school, another council or a provider',
  'wrong-fact': 'It was done, or was never due: a date in the record is wrong or missing',
  'outside-delay': 'Proceedings, the Home Office, or something else that nobody here or at a partner decides',
};
