import { may } from '../access/access';
import type { Actor } from '../access/actor';

/** What the law leaves open about a status: computed from the facts, so it is known by its words. */
export const STATUS_QUESTION = 'status-question';
/** There is no status at all until this is settled: it stays open as long as that is so. */
export const NO_STATUS = 'status-undetermined';

/** The age is not known for sure: a case file has no place for that, so it stands beside the date of birth. */
export const DISPUTED_AGE = 'disputed-age';

/** A young person said so: whoever heard it asks a manager to look at it. */
export const NOT_SAFE = 'does-not-feel-safe';

/** What stands in its place for whoever does not read notes. */
export const OTHER_MATTER = 'other';
export const OTHER_MATTER_WORDS = 'A matter for a manager';
/** In the place of what was decided about it. */
export const OTHER_REASON_WORDS = 'What was decided is for those who work with them.';

/** SQL for the matter_for_manager `m` as it was raised, for what is shown to nobody. */
export const AS_RAISED = { kind: 'm.kind', detail: 'm.detail', reason: 'm.settled_reason' };

/**
 * SQL for what the actor may read of the matter_for_manager `m`: whether they feel safe is for those who read notes, so
 * for others neither the kind nor the words of such a matter say it.
 */
export function readableMatter(actor: Actor): typeof AS_RAISED {
  const readable = (column: string, instead: string) =>
    may(actor, 'read-notes') ? column : `case when m.kind = '${NOT_SAFE}' then '${instead}' else ${column} end`;
  return {
    kind: readable(AS_RAISED.kind, OTHER_MATTER),
    detail: readable(AS_RAISED.detail, OTHER_MATTER_WORDS),
    reason: readable(AS_RAISED.reason, OTHER_REASON_WORDS),
  };
}

/** What a worker may raise. */
export const RAISED_KINDS = [DISPUTED_AGE, 'responsible-authority', 'status-in-doubt'] as const;
export type RaisedKind = (typeof RAISED_KINDS)[number];

const WORDS: Readonly<Record<string, string>> = {
  [NO_STATUS]: 'No legal status can be worked out',
  [STATUS_QUESTION]: 'A question about the legal status',
  [DISPUTED_AGE]: 'Age disputed',
  'responsible-authority': 'Which council is responsible',
  'status-in-doubt': 'Something else about the legal status',
  [NOT_SAFE]: 'Does not feel safe where they live',
  [OTHER_MATTER]: OTHER_MATTER_WORDS,
  'possible-duplicate': 'Perhaps recorded twice',
  'record-contradicted': 'A return contradicts the record',
  'care-history-conflict': 'Care history does not fit together',
  'care-open-in-an-old-return': 'Care left open in an old return',
  'care-ended-without-a-date': 'Care ended, no date given',
  'death-without-a-date': 'A death, no date given',
};

/** What kind of matter it is, in a few words. */
export function matterKindWords(kind: string): string {
  const plain = kind.replaceAll('-', ' ');
  return WORDS[kind] ?? `${plain[0]?.toUpperCase() ?? ''}${plain.slice(1)}`;
}
