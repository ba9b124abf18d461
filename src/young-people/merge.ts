import { typed, type Fields } from '../web/fields';
import { IDENTITY_FIELDS, type IdentityField, type IdentityValues } from './young-person.form';

export type Keep = 'mine' | 'theirs';

export interface Difference {
  field: IdentityField;
  mine: string;
  theirs: string;
  /** What is chosen already: whichever of the two was changed. Null where both were, so that a person chooses. */
  keep: Keep | null;
}

/** Field by field, where two people who edited at once left different texts. */
export function differences(was: IdentityValues, mine: IdentityValues, theirs: IdentityValues): Difference[] {
  return IDENTITY_FIELDS.filter((field) => mine[field] !== theirs[field]).map((field) => ({
    field,
    mine: mine[field],
    theirs: theirs[field],
    keep: mine[field] === was[field] ? 'theirs' : theirs[field] === was[field] ? 'mine' : null,
  }));
}

/** The choices made on the merge page; null for a field that was not chosen. */
export function readKept(fields: Fields, apart: Difference[]): { field: IdentityField; keep: Keep | null }[] {
  return apart.map(({ field }) => {
    const keep = typed(fields, `keep-${field}`);
    return { field, keep: keep === 'mine' || keep === 'theirs' ? keep : null };
  });
}

/** One record of the two: what was chosen, and what both agree on. */
export function merged(
  mine: IdentityValues,
  theirs: IdentityValues,
  kept: { field: IdentityField; keep: Keep | null }[],
): IdentityValues {
  const result = { ...theirs };
  for (const { field, keep } of kept) if (keep === 'mine') result[field] = mine[field];
  return result;
}
