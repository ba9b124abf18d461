import { typed, type Fields } from '../web/fields';
import type { CardSaid } from './talk-card';
import type { TopicContent } from './plan-document';

const CARD_FIELDS = ['myWords', 'goesWell', 'explored', 'noNeedBecause'] as const;
export type CardField = (typeof CARD_FIELDS)[number];

const KEEPS = ['both', 'mine', 'theirs'] as const;
export type Keep = (typeof KEEPS)[number];

/** One field of a card that two people left different. */
export interface Apart {
  field: CardField;
  mine: string;
  theirs: string;
  /** Two texts may both stand, one below the other; of two choices, one holds. */
  canKeepBoth: boolean;
}

/** Where what is being written differs from what stands there now. */
export function apartFrom(standing: TopicContent, said: CardSaid): Apart[] {
  return CARD_FIELDS.map((field) => ({
    field,
    mine: said[field] ?? '',
    theirs: standing[field] ?? '',
    canKeepBoth: field !== 'explored' && isText(said[field]) && isText(standing[field]),
  })).filter(({ mine, theirs }) => mine !== theirs);
}

function isText(text: string | null): boolean {
  return text !== null && text !== '';
}

/** What was chosen of each; null where nothing was. */
export function readKeeps(fields: Fields, apart: Apart[]): { field: CardField; keep: Keep | null }[] {
  return apart.map(({ field, canKeepBoth }) => {
    const keep = KEEPS.find((one) => one === typed(fields, `keep-${field}`)) ?? null;
    return { field, keep: keep === 'both' && !canKeepBoth ? null : keep };
  });
}

/** One card of the two. The need of the quick line is added to those that stand there, whatever was chosen. */
export function mergedCard(said: CardSaid, apart: Apart[], keeps: ReturnType<typeof readKeeps>): CardSaid {
  const merged = { ...said };
  for (const { field, mine, theirs } of apart) {
    const keep = keeps.find((one) => one.field === field)?.keep;
    if (field === 'explored') {
      merged.explored = keep === 'mine' ? said.explored : ((theirs || null) as CardSaid['explored']);
    } else {
      merged[field] = keep === 'both' ? `${theirs}\n\n${mine}` : keep === 'mine' ? mine : theirs;
    }
  }
  return merged;
}
