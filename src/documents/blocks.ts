import type { PlanPicture } from '../direct-work/in-plan';
import { isWritten } from '../statutory/content/gap';
import { formatLong } from '../statutory/local-date';
import type { Block, Part } from './printed-document';

/** Nothing at all where nothing stands under it. */
export function under(level: 2 | 3, heading: string, blocks: Block[]): Block[] {
  return blocks.length > 0 ? [{ kind: 'heading', level, text: heading }, ...blocks] : [];
}

/** A part, where it says something. */
export function part(title: string, blocks: Block[]): Part[] {
  return blocks.length > 0 ? [{ title, blocks }] : [];
}

export function text(said: string): Block[] {
  return isWritten(said) ? [{ kind: 'text', text: said }] : [];
}

/** What somebody said, in their own words. */
export function words(said: string): Block[] {
  return isWritten(said) ? [{ kind: 'words', text: said }] : [];
}

/** A picture for a plan, with its JPEG. */
export type PrintedPicture = PlanPicture & { jpeg: Buffer };

/** What a young person made and lets their plan show. */
export function pictures(shown: PrintedPicture[]): Block[] {
  if (shown.length === 0) return [];
  return [
    { kind: 'text', text: 'I let my plan show these. I can take each of them out at any time.' },
    ...shown.map(({ jpeg, width, height, words: alt, madeBy, madeOn }): Block => {
      const by = {
        'young-person': 'Made by me',
        together: 'Made by me and somebody else',
        other: 'Made by somebody else',
      };
      return { kind: 'picture', jpeg, width, height, alt, text: `${alt}\n${by[madeBy]}, ${formatLong(madeOn)}` };
    }),
  ];
}
