import type { ADVOCACY, AGREEMENTS, COPY_WAYS } from './plan.entities';
import type { VersionState } from './plan-in-force';

/** As a form and a list say it; in a sentence it is AGREEMENT_WORDS. */
export const AGREEMENT_CHOICES: Record<(typeof AGREEMENTS)[number], string> = {
  agrees: 'Agrees',
  'does-not-agree': 'Does not agree',
  'not-now': 'Does not want to say now',
  'could-not-ask': 'Could not be asked',
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
  braille: 'In Braille',
  'e-mail': 'By e-mail',
  post: 'By post',
  'read-aloud': 'Read aloud to them',
  'easy-read': 'As easy read',
  translated: 'Translated',
};

export const STATE_COLOURS: Record<VersionState, string> = {
  'with-manager': 'yellow',
  returned: 'orange',
  approved: 'green',
};

/** The choices of a form, from words. */
export function choicesOf<T extends string>(words: Record<T, string>): { value: T; text: string }[] {
  return (Object.entries(words) as [T, string][]).map(([value, text]) => ({ value, text }));
}
