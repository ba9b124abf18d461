/** What the law leaves open about a status: computed from the facts, so it is known by its words. */
export const STATUS_QUESTION = 'status-question';
/** There is no status at all until this is settled: it stays open as long as that is so. */
export const NO_STATUS = 'status-undetermined';

/** The age is not known for sure: a case file has no place for that, so it stands beside the date of birth. */
export const DISPUTED_AGE = 'disputed-age';

/** A young person said so: whoever heard it asks a manager to look at it. */
export const NOT_SAFE = 'does-not-feel-safe';

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
