import { typed, type Fields } from '../web/fields';

/** The fields of a form as texts, by name. */
export type Texts = Readonly<Record<string, string>>;

const KEEPS = ['both', 'mine', 'theirs'] as const;
export type Keep = (typeof KEEPS)[number];

/** One field that two people left different. */
export interface Apart {
  field: string;
  mine: string;
  theirs: string;
  /** What is chosen already: whichever of the two was changed. Null where both were, so that a person chooses. */
  keep: Keep | null;
  /** Two texts may both stand, one below the other; of two choices or dates, one holds. */
  canKeepBoth: boolean;
}

/**
 * Field by field, where what somebody sends differs from what stands there now.
 *
 * @param was what they had before them when they began
 * @param long the names of the fields that are texts of any length
 */
export function apartFrom(was: Texts, mine: Texts, theirs: Texts, long: readonly string[]): Apart[] {
  return Object.keys(theirs)
    .map((field) => ({ field, before: was[field] ?? '', mine: mine[field] ?? '', theirs: theirs[field] ?? '' }))
    .filter((one) => one.mine !== one.theirs)
    .map(({ field, before, ...texts }) => ({
      field,
      ...texts,
      keep: texts.mine === before ? 'theirs' : texts.theirs === before ? 'mine' : null,
      canKeepBoth: long.includes(field) && texts.mine !== '' && texts.theirs !== '',
    }));
}

/** Whether a person has to choose: two people changed one field. */
export function mustChoose(apart: readonly Apart[]): boolean {
  return apart.some(({ keep }) => keep === null);
}

/** The choices made on the merge page; null for a field that was not chosen. */
export function readKeeps(fields: Fields, apart: readonly Apart[]): Apart[] {
  return apart.map((one) => {
    const keep = KEEPS.find((each) => each === typed(fields, `keep-${one.field}`)) ?? null;
    return { ...one, keep: keep === 'both' && !one.canKeepBoth ? null : keep };
  });
}

/** One of the two: what was chosen of each field, and what both agree on. */
export function merged(theirs: Texts, apart: readonly Apart[]): Record<string, string> {
  const result: Record<string, string> = { ...theirs };
  for (const { field, mine, theirs: other, keep } of apart) {
    if (keep === 'mine') result[field] = mine;
    if (keep === 'both') result[field] = `${other}\n\n${mine}`;
  }
  return result;
}

/** How the page names a field and tells its value. */
export interface FieldsTold {
  label: (field: string) => string;
  words: (field: string, value: string) => string;
}

/**
 * Both texts for the page that asks which to keep, field by field, with what was sent carried along.
 *
 * @param about whose it is, and where the answer goes and leads back to
 * @param sent the hidden fields of the form
 * @param isAgain the page was sent without a choice for each field
 */
export function bothModel<About extends object>(
  about: About,
  sent: Readonly<Record<string, string | number>>,
  theirs: Texts,
  apart: readonly Apart[],
  { label, words }: FieldsTold,
  isAgain: boolean,
) {
  const unchosen = apart.filter(({ keep }) => keep === null);
  return {
    ...about,
    errors: isAgain ? unchosen.map(({ field }) => ({ field: `keep-${field}`, message: 'Choose what to keep' })) : [],
    sent: [
      ...Object.entries(sent).map(([name, value]) => ({ name, value })),
      ...Object.entries(theirs).map(([name, value]) => ({ name: `was-${name}`, value })),
    ],
    rows: apart.map(({ field, mine, theirs: other, keep, canKeepBoth }) => ({
      name: `keep-${field}`,
      label: label(field),
      mine: words(field, mine) || '(empty)',
      theirs: words(field, other) || '(empty)',
      keep,
      canKeepBoth,
    })),
  };
}
