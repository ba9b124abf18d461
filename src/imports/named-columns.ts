import { fault, type FaultList } from './faults';

/** What a list calls each of its fields; the first word is the one that faults name. */
export type Headings<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** @returns null for a heading that is not understood */
export function fieldNamed<Field extends string>(heading: string, headings: Headings<Field>): Field | null {
  const words = heading
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
  const entries = Object.entries(headings) as [Field, readonly string[]][];
  return entries.find(([, known]) => known.includes(words))?.[0] ?? null;
}

/**
 * The field that each column is; null for a list that cannot be read by its headings.
 * @param plain whether a heading may be repeated in a fault
 * @param whose the fields of which one at least says whom a row is about
 */
export function fieldsOf<Field extends string>(
  columns: readonly string[],
  headings: Headings<Field>,
  { file, plain, whose }: { file: string; plain: (text: string) => boolean; whose: readonly Field[] },
  faults: FaultList,
): (Field | null)[] | null {
  const at = { file, line: 1 };
  const fields = columns.map((column, index) => {
    const field = fieldNamed(column, headings);
    const heading = plain(column) ? column : null;
    if (field === null) faults.add([fault({ ...at, column: heading }, 'column-unknown', `column ${index + 1}`)]);
    return field;
  });
  const twice = fields.findIndex((field, index) => field !== null && fields.indexOf(field) !== index);
  if (twice >= 0) faults.add([fault({ ...at, column: columns[twice]! }, 'column-twice')]);
  const nobody = !whose.some((field) => fields.includes(field));
  if (nobody) faults.add([fault(at, 'no-id-column')]);
  return twice >= 0 || nobody ? null : fields;
}
