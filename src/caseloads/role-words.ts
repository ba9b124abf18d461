import type { Authority } from '../authority/authority.entity';
import type { Work } from '../platform/unit-of-work';
import type { AllocationRole } from './allocation.entity';

/** The authority's own words for whoever works with a young person, as they stand within a sentence. */
export type RoleWords = Pick<Authority, 'adviserWord' | 'socialWorkerWord' | 'interimWord'>;

/** Until the authority says otherwise. */
export const USUAL_ROLE_WORDS: RoleWords = {
  adviserWord: 'personal adviser',
  socialWorkerWord: 'social worker',
  interimWord: 'worker in the meantime',
};

/** As they stand now. */
export async function readRoleWords({ manager }: Work): Promise<RoleWords> {
  const [words]: RoleWords[] = await manager.query(
    `select adviser_word as "adviserWord", social_worker_word as "socialWorkerWord", interim_word as "interimWord"
       from authority`,
  );
  return words ?? USUAL_ROLE_WORDS;
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
