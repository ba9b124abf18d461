import { typed, type Fields } from '../web/fields';

/** What two people may change at once, as a form has it; `risks` in the order of RISKS, with commas. */
export const TRACKED_FIELDS = [
  'barrier',
  'risks',
  'exclusionProvision',
  'exclusionReviewOn',
  'nextStep',
  'nextByOn',
  'ownerId',
] as const;
export type TrackedField = (typeof TRACKED_FIELDS)[number];
export type TrackedValues = Record<TrackedField, string>;

export interface TrackedDifference {
  field: TrackedField;
  mine: string;
  theirs: string;
  /** Whichever of the two was changed; null where both were, so that a person chooses. */
  keep: 'mine' | 'theirs' | null;
}

/** Field by field, where two people who wrote at once left different things. */
export function trackedApart(was: TrackedValues, mine: TrackedValues, theirs: TrackedValues): TrackedDifference[] {
  return TRACKED_FIELDS.filter((field) => mine[field] !== theirs[field]).map((field) => ({
    field,
    mine: mine[field],
    theirs: theirs[field],
    keep: mine[field] === was[field] ? 'theirs' : theirs[field] === was[field] ? 'mine' : null,
  }));
}

/** One of the two, by what was chosen; null with the fields where nothing was chosen yet. */
export function mergeTracked(
  fields: Fields,
  apart: readonly TrackedDifference[],
  mine: TrackedValues,
  theirs: TrackedValues,
): { merged: TrackedValues; notChosen: TrackedField[] } {
  const merged = { ...theirs };
  const notChosen: TrackedField[] = [];
  for (const { field } of apart) {
    const keep = typed(fields, `keep-${field}`);
    if (keep === 'mine') merged[field] = mine[field];
    else if (keep !== 'theirs') notChosen.push(field);
  }
  return { merged, notChosen };
}
