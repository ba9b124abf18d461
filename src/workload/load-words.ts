import type { Colour } from '../statutory/caseload';

/** How full a worker is, as a tag says it. */
export const LEVELS: Readonly<Record<Colour, { words: string; colour: string }>> = {
  red: { words: 'Red: too much', colour: 'red' },
  amber: { words: 'Amber: nearly full', colour: 'orange' },
  green: { words: 'Has room', colour: 'green' },
};
