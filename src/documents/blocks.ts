import { isWritten } from '../statutory/content/gap';
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
