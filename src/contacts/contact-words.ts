import type { ContactMode } from '../statutory/case-file';
import type { SafeAnswer } from './contact.entity';

export const MODE_WORDS: Record<ContactMode, string> = {
  'face-to-face': 'Face to face',
  phone: 'Phone call',
  video: 'Video call',
  text: 'Text or message',
  letter: 'Letter or e-mail',
  'third-party': 'Through someone else',
};

export const SAFE_WORDS: Record<SafeAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  'not-asked': 'Not asked',
  withheld: 'Did not want to say',
};

interface What {
  mode: ContactMode;
  seen: boolean;
  place: 'accommodation' | 'elsewhere' | null;
}

/** What happened, in a few words: Visit at home; Phone call; Visit tried, not in. */
export function contactWords({ mode, seen, place }: What): string {
  if (mode !== 'face-to-face') return seen ? MODE_WORDS[mode] : `${MODE_WORDS[mode]} tried, no answer`;
  if (!seen) return 'Visit tried, not in';
  return place === 'accommodation' ? 'Visit at home' : 'Met face to face';
}
