import type { ContactBy, ContactMode } from '../statutory/case-file';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { contactWords } from './contact-words';

export const BY_WORDS: Readonly<Record<ContactBy, string>> = {
  'personal-adviser': 'the personal adviser',
  'social-worker': 'the social worker',
  'duty-worker': 'another worker',
  manager: 'a manager',
  other: 'somebody else',
};

interface Recorded {
  on: LocalDate;
  mode: ContactMode;
  seen: boolean;
  place: 'accommodation' | 'elsewhere' | null;
  byRole: ContactBy;
  byName: string | null;
}

/** What was recorded towards something due, with who it was and when: visit at home by another worker (Cy Colleague) on 3 March 2026. */
export function towardsWords({ on, byRole, byName, ...what }: Recorded): string {
  return `${contactWords(what)} by ${BY_WORDS[byRole]}${byName ? ` (${byName})` : ''} on ${formatLong(on)}`;
}
