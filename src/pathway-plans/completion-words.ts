import type { Explored, Priority } from './plan-document';
import type { ADVOCACY, AGREEMENTS, COPY_WAYS } from './plan.entities';
import type { VersionState } from './plan-in-force';

export const AGREEMENT_WORDS: Record<(typeof AGREEMENTS)[number], string> = {
  agrees: 'Agrees',
  'does-not-agree': 'Does not agree',
  'not-now': 'Does not want to say now',
  'could-not-ask': 'Could not be asked',
};

export const AGREEMENT_COLOURS: Record<(typeof AGREEMENTS)[number], string> = {
  agrees: 'green',
  'does-not-agree': 'orange',
  'not-now': 'yellow',
  'could-not-ask': 'yellow',
};

export const ADVOCACY_WORDS: Record<(typeof ADVOCACY)[number], string> = {
  'has-one': 'Has an advocate',
  'offered-wanted': 'Was offered an advocate and wants one',
  'offered-not-wanted': 'Was offered an advocate and does not want one',
  'not-offered': 'Was not offered an advocate',
};

export const COPY_WORDS: Record<(typeof COPY_WAYS)[number], string> = {
  paper: 'On paper, by hand',
  'large-print': 'In large print',
  'e-mail': 'By e-mail',
  post: 'By post',
  'read-aloud': 'Read aloud to them',
  'easy-read': 'As easy read',
  translated: 'Translated',
};

export const STATE_WORDS: Record<VersionState, string> = {
  'with-manager': 'Not approved yet',
  returned: 'Returned by a manager',
  approved: 'Approved',
};

export const STATE_COLOURS: Record<VersionState, string> = {
  'with-manager': 'yellow',
  returned: 'orange',
  approved: 'green',
};

export const EXPLORED_WORDS: Record<Explored, string> = {
  needs: 'There are needs',
  'no-need': 'No need',
  'not-yet': 'Not explored yet',
};

export const PRIORITY_WORDS: Record<Priority, string> = { now: 'Now', next: 'Next', later: 'Later' };

/** The choices of a form, from words. */
export function choicesOf<T extends string>(words: Record<T, string>): { value: T; text: string }[] {
  return (Object.entries(words) as [T, string][]).map(([value, text]) => ({ value, text }));
}
