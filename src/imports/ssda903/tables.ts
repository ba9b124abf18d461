/** The tables of an SSDA903 return and their columns, in the order councils usually write them. */
export const TABLES = {
  Header: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
  Episodes: [
    'CHILD',
    'DECOM',
    'RNE',
    'LS',
    'CIN',
    'PLACE',
    'PLACE_PROVIDER',
    'DEC',
    'REC',
    'REASON_PLACE_CHANGE',
    'HOME_POST',
    'PL_POST',
    'URN',
  ],
  UASC: ['CHILD', 'SEX', 'DOB', 'DUC'],
  OC3: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
  Reviews: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
  OC2: [
    'CHILD',
    'DOB',
    'SDQ_SCORE',
    'SDQ_REASON',
    'CONVICTED',
    'HEALTH_CHECK',
    'IMMUNISATIONS',
    'TEETH_CHECK',
    'HEALTH_ASSESSMENT',
    'SUBSTANCE_MISUSE',
    'INTERVENTION_RECEIVED',
    'INTERVENTION_OFFERED',
  ],
  AD1: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  PlacedAdoption: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  PrevPerm: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  Missing: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
  SWEpisodes: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
  DoLo: ['CHILD', 'DOB', 'DOLO_START', 'DOLO_END'],
} as const satisfies Record<string, readonly string[]>;

export type TableName = keyof typeof TABLES;
export type ColumnOf<T extends TableName> = (typeof TABLES)[T][number];

/** The tables that hold what leaving care needs. */
export const TAKEN_IN = ['Header', 'Episodes', 'UASC', 'OC3'] as const satisfies TableName[];
export type TakenInTable = (typeof TAKEN_IN)[number];

/** Why nothing is taken from the other tables; said in every preview, so that nobody has to wonder. */
export const NOT_TAKEN_IN: Record<Exclude<TableName, TakenInTable>, string> = {
  Reviews: 'reviews of children in care are not reviews of pathway plans',
  OC2: 'yearly answers about health, without dates',
  AD1: 'adoption',
  PlacedAdoption: 'adoption',
  PrevPerm: 'what came before this time in care',
  Missing: 'has days only, and a missing episode is recorded with its hours',
  SWEpisodes: 'names social workers by registration number, not by name',
  DoLo: 'deprivation of liberty',
};

/** Of a table's strange columns, as many are named as one reads. */
const STRANGE_NAMED = 10;

export function isTakenIn(table: TableName): table is TakenInTable {
  return (TAKEN_IN as readonly TableName[]).includes(table);
}

/**
 * The table that has exactly these columns, whatever their order; upper and lower case differ, as in the DfE's own
 * validator. Where none has, the nearest one and how it differs.
 */
export function recogniseTable(
  columns: string[],
): { table: TableName } | { table: null; nearest: TableName | null; because: string } {
  const given = new Set(columns);
  const names = Object.keys(TABLES) as TableName[];
  const differences = names.map((table) => {
    const own: readonly string[] = TABLES[table];
    return {
      table,
      missing: own.filter((column) => !given.has(column)),
      strange: columns.filter((column, index) => !own.includes(column) || columns.indexOf(column) !== index),
    };
  });
  const exact = differences.find(({ missing, strange }) => missing.length === 0 && strange.length === 0);
  if (exact) return { table: exact.table };
  const size = (difference: (typeof differences)[number]) => difference.missing.length + difference.strange.length;
  const nearest = differences.reduce((best, one) => (size(one) < size(best) ? one : best));
  if (nearest.missing.length > TABLES[nearest.table].length / 2) {
    return { table: null, nearest: null, because: 'its columns are not those of an SSDA903 table' };
  }
  const strange = nearest.strange.slice(0, STRANGE_NAMED).map(printable);
  if (nearest.strange.length > STRANGE_NAMED) strange.push(`${nearest.strange.length - STRANGE_NAMED} more`);
  const parts = [
    ...(nearest.missing.length > 0 ? [`without ${nearest.missing.join(', ')}`] : []),
    ...(strange.length > 0 ? [`with ${strange.join(', ')}`] : []),
  ];
  return {
    table: null,
    nearest: nearest.table,
    because: `its columns are those of ${nearest.table} ${parts.join(' and ')}`,
  };
}

/** A heading may be anything at all, and this goes to a terminal and a page. */
function printable(heading: string): string {
  const short = heading.replaceAll(/[^\w .-]/g, '?').slice(0, 30);
  return short === '' ? 'a column without a name' : short;
}
