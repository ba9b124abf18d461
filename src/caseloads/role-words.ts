import type { Authority } from '../authority/authority.entity';
import type { AllocationRole } from './allocation.entity';

/** The authority's own words for whoever works with a young person, as they stand within a sentence. */
export type RoleWords = Pick<Authority, 'adviserWord' | 'socialWorkerWord' | 'interimWord'>;

/** Until the authority says otherwise. */
export const USUAL_ROLE_WORDS: RoleWords = {
  adviserWord: 'personal adviser',
  socialWorkerWord: 'social worker',
  interimWord: 'worker in the meantime',
};

export function roleWordsOf(authority: Authority | null): RoleWords {
  const { adviserWord, socialWorkerWord, interimWord } = authority ?? USUAL_ROLE_WORDS;
  return { adviserWord, socialWorkerWord, interimWord };
}

/** What a worker is to a young person, in the authority's words. */
export function allocationWords(role: AllocationRole, words: RoleWords): string {
  switch (role) {
    case 'personal-adviser':
      return capital(words.adviserWord);
    case 'social-worker':
      return capital(words.socialWorkerWord);
    case 'interim':
      return capital(words.interimWord);
  }
}

function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
