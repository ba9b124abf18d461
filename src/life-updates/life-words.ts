import type { LifeKind } from './life-update.entity';

/** As a form and a list say it. */
export const LIFE_WORDS: Record<LifeKind, string> = {
  win: 'Something that went well',
  change: 'Something that changed',
  new: 'Something new',
  interest: 'An interest or a talent',
  'life-story': 'A piece of their life story',
  'want-to-know': 'Something they want to know about their life',
};
