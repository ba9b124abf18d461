import type { FieldError } from '../platform/problem';
import { typed, type Fields } from '../web/fields';

/** Two texts of one field, of two people who wrote at once. */
export interface Apart {
  field: string;
  mine: string;
  theirs: string;
}

/** Every field where the two differ, and those that neither did. */
export function apart(
  mine: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
): { differ: Apart[]; same: { field: string; value: string }[] } {
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const both = fields.map((field) => ({ field, mine: mine[field] ?? '', theirs: theirs[field] ?? '' }));
  return {
    differ: both.filter((one) => one.mine !== one.theirs),
    same: both.filter((one) => one.mine === one.theirs).map(({ field, theirs: value }) => ({ field, value })),
  };
}

/**
 * What was chosen on the merge page, as the form itself would have sent it. The page sends both texts of each field
 * that differed (`mine-…`, `theirs-…`) and which one is kept (`keep-…`).
 *
 * @returns null where the form is not from the merge page; `errors` for a field where nobody chose
 */
export function readMerged(
  fields: Fields,
): { fields: Fields; mine: Record<string, string>; errors: FieldError[] } | null {
  const names = typed(fields, 'merging').split(' ').filter(Boolean);
  if (names.length === 0) return null;
  const merged: Record<string, unknown> = { ...fields };
  const mine: Record<string, string> = {};
  const errors: FieldError[] = [];
  for (const name of names) {
    const keep = typed(fields, `keep-${name}`);
    mine[name] = typed(fields, `mine-${name}`);
    merged[name] = fields[`${keep === 'theirs' ? 'theirs' : 'mine'}-${name}`];
    if (keep !== 'mine' && keep !== 'theirs') {
      errors.push({ field: `keep-${name}`, message: 'Choose which text to keep' });
    }
  }
  return { fields: merged, mine, errors };
}
