import type { GoneBecause, MadeBy, SharedWith } from './direct-work.entities';

/** As the young person says it. */
export const SHARED_WORDS: Readonly<Record<SharedWith, string>> = {
  adviser: 'Just my adviser',
  workers: 'Those who work with me',
  plan: 'It may be shown in my plan and reviews',
};

export const SHARED_HINTS: Readonly<Record<SharedWith, string>> = {
  adviser: 'Nobody else, also not whoever adds it',
  workers: 'Also a social worker, whoever stands in today, and the reviewing officer',
  plan: 'Everybody who may read their notes. A picture stands in the plan itself; a copy that somebody has keeps it',
};

export const NOT_ASKED_WORDS = 'Not asked yet: their adviser and whoever added it see it';

export function madeByWords(madeBy: MadeBy, firstName: string): string {
  return { 'young-person': firstName, together: `${firstName} and somebody else together`, other: 'Somebody else' }[
    madeBy
  ];
}

export function goneWords(because: GoneBecause, firstName: string): string {
  return {
    'wanted-back': `${firstName} wanted it back`,
    'wanted-gone': `${firstName} wanted it gone`,
    'in-error': 'It was added in error',
  }[because];
}
