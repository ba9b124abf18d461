/** A count below this, other than none, could say who somebody is. */
export const SMALLEST_SHOWN = 5;

/** As the Department for Education marks what is hidden to protect somebody. */
export const HIDDEN = 'c';

/** A whole and the parts that add up to it, each by its place in a list of counts. */
export interface Sum {
  /** Null: it stands nowhere in the file, and is known from elsewhere. */
  whole: number | null;
  parts: readonly number[];
}

/**
 * Which counts of a file that others read are hidden: every one from 1 to 4, and of each sum whose rest would tell what
 * is hidden the smallest other part too (a part before the whole), until none can be worked out.
 * @returns for each count whether it is hidden
 */
export function hidden(counts: readonly number[], sums: readonly Sum[]): boolean[] {
  const hides = counts.map((count) => count > 0 && count < SMALLEST_SHOWN);
  for (let changed = true; changed;) {
    changed = false;
    for (const { whole, parts } of sums) {
      if (!isTold(counts, hides, { whole, parts })) continue;
      const shown = parts.filter((place) => !hides[place]).toSorted((a, b) => counts[a]! - counts[b]!);
      const next = shown.find((place) => counts[place]! > 0) ?? shown[0] ?? whole;
      if (next === null || hides[next]) continue;
      hides[next] = true;
      changed = true;
    }
  }
  return hides;
}

/**
 * Whether the rest of a sum tells what is hidden in it: it is one count alone; or the parts that are hidden are together
 * from 1 to 4 themselves (two that are 2 in all are 1 each), or as many as they can be (two that are 8 in all are 4 each).
 */
function isTold(counts: readonly number[], hides: readonly boolean[], { whole, parts }: Sum): boolean {
  const hiddenParts = parts.filter((place) => hides[place]).map((place) => counts[place]!);
  const hidesWhole = whole !== null && hides[whole] === true;
  if (hidesWhole || hiddenParts.length < 2) return hiddenParts.length + Number(hidesWhole) === 1;
  const sum = hiddenParts.reduce((total, count) => total + count, 0);
  return sum < SMALLEST_SHOWN || hiddenParts.every((count) => count === SMALLEST_SHOWN - 1);
}

/**
 * Which counts of a table are hidden, row by row.
 * @param rows the last is the sum of the others, column by column
 * @param sums of each row, by its columns
 */
export function hiddenInTable(rows: readonly (readonly number[])[], sums: readonly Sum[]): boolean[][] {
  const width = rows[0]!.length;
  const last = (rows.length - 1) * width;
  const ofRows = rows.flatMap((_, row) =>
    sums.map(({ whole, parts }) => ({
      whole: whole === null ? null : row * width + whole,
      parts: parts.map((column) => row * width + column),
    })),
  );
  const ofColumns = rows[0]!.map((_, column) => ({
    whole: last + column,
    parts: rows.slice(0, -1).map((_, row) => row * width + column),
  }));
  const hides = hidden(rows.flat(), [...ofRows, ...ofColumns]);
  return rows.map((_, row) => hides.slice(row * width, (row + 1) * width));
}
