/** A count below this, other than none, could say who somebody is. */
export const SMALLEST_SHOWN = 5;

/** As the Department for Education marks what is hidden to protect somebody. */
export const HIDDEN = 'c';

/** A whole and the parts that add up to it, each by its place in a list of counts. */
export interface Sum {
  whole: number;
  parts: readonly number[];
}

/**
 * Which counts of a file that others read are hidden: every one from 1 to 4, and of each sum in which only one is hidden
 * the smallest other part too (a part before the whole), so that none can be worked out from the rest.
 * @returns for each count whether it is hidden
 */
export function hidden(counts: readonly number[], sums: readonly Sum[]): boolean[] {
  const hides = counts.map((count) => count > 0 && count < SMALLEST_SHOWN);
  for (let changed = true; changed;) {
    changed = false;
    for (const { whole, parts } of sums) {
      if ([whole, ...parts].filter((place) => hides[place]).length !== 1) continue;
      const shown = parts.filter((place) => !hides[place]).toSorted((a, b) => counts[a]! - counts[b]!);
      const next = shown.find((place) => counts[place]! > 0) ?? shown[0] ?? whole;
      hides[next] = true;
      changed = true;
    }
  }
  return hides;
}
