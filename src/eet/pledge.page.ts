import { HIDDEN } from '../insight/suppression';
import { csvText } from '../imports/csv-text';
import type { LocalDate } from '../statutory/local-date';
import { namesOf } from './eet-partner.page';
import { DELIVERY_COUNTS, DELIVERY_WORDS, shownInFile, type Delivered, type DeliveryCount } from './pledge';
import type { PledgeLine } from './pledges.service';

export const PLEDGES_AT = '/eet/pledges';

export type BoardList = DeliveryCount | 'opportunities' | 'pledged';

export interface BoardQuery {
  year: number;
  /** Of which department; `none`: not known; null: all. */
  department: string | null;
  of: BoardList | null;
}

export function yearWords(year: number): string {
  return `April ${year} to March ${year + 1}`;
}

/** The board of a year, and what is behind the number that was opened. */
export function toBoardPage(lines: readonly PledgeLine[], query: BoardQuery, today: LocalDate) {
  const { year, department, of } = query;
  const total = sumOf(lines);
  const rows = lines.map((line) => toRow(line, year));
  const missing = rows.flatMap((row) => row.missing ?? []);
  const chosen =
    department === null ? total : lines.find(({ departmentId }) => (departmentId ?? 'none') === department);
  return {
    ...{ year, today, words: yearWords(year) },
    csvHref: `${PLEDGES_AT}.csv?year=${year}`,
    lines: rows,
    // What one department did beyond its pledge does not make good what another has not done.
    total: { ...toRow(total, year), key: null, missing: missing.length > 0 ? sum(missing) : null },
    heads: DELIVERY_COUNTS.map((count) => DELIVERY_WORDS[count]),
    list: of && chosen ? toList(chosen, of, year, today) : null,
  };
}

function toList(
  line: Pick<PledgeLine, 'name' | 'opportunities' | 'matches' | 'pledges'>,
  of: BoardList,
  year: number,
  today: LocalDate,
) {
  const whose = line.name ?? 'department not known';
  if (of === 'pledged') {
    return { pledges: line.pledges, title: `Pledged for ${yearWords(year)}, ${whose}` };
  }
  if (of === 'opportunities') {
    const opportunities = line.opportunities.map((one) => ({ ...one, at: `/eet/opportunities/${one.id}` }));
    return { opportunities, title: `Opportunities, ${whose}` };
  }
  return { names: namesOf(`${DELIVERY_WORDS[of]}, ${whose}`, line.matches[of], today) };
}

function toRow(line: Omit<PledgeLine, 'departmentId'> & { departmentId?: string | null; sum?: number }, year: number) {
  const key = line.departmentId === undefined ? null : (line.departmentId ?? 'none');
  const at = (of: BoardList) => `${PLEDGES_AT}?year=${year}${key ? `&department=${key}` : ''}&of=${of}#names`;
  const pledged = line.sum ?? line.pledges[0]?.places ?? null;
  const { started } = line.matches;
  return {
    ...{ name: line.name ?? 'Department not known', key, pledged },
    pledgedHref: line.pledges.length > 0 ? at('pledged') : null,
    changeHref:
      line.name && key
        ? `${PLEDGES_AT}/change?${new URLSearchParams({ department: line.name, year: String(year) }).toString()}`
        : null,
    missing: pledged === null ? null : Math.max(0, pledged - started.length),
    opportunities: {
      count: line.opportunities.length,
      href: line.opportunities.length > 0 ? at('opportunities') : null,
    },
    cells: DELIVERY_COUNTS.map((count) => ({
      count: line.matches[count].length,
      href: line.matches[count].length > 0 ? at(count) : null,
      label: DELIVERY_WORDS[count],
    })),
  };
}

/** All departments together; the pledges of each that holds are added up, null where none pledged. */
export function sumOf(lines: readonly PledgeLine[]) {
  const pledges = lines.flatMap((line) => line.pledges.slice(0, 1).map((one) => ({ ...one, department: line.name })));
  return {
    name: 'all departments',
    pledges,
    sum: pledges.length > 0 ? sum(pledges.map(({ places }) => places)) : undefined,
    opportunities: lines.flatMap(({ opportunities }) => opportunities),
    matches: Object.fromEntries(
      DELIVERY_COUNTS.map((count) => [count, lines.flatMap(({ matches }) => matches[count])]),
    ) as PledgeLine['matches'],
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Without names; counts about few people are hidden. */
export function pledgesCsv(lines: readonly PledgeLine[], year: number, today: LocalDate): string {
  const total = sumOf(lines);
  const all = [...lines, total];
  const columns = DELIVERY_COUNTS.map((count) => shownInFile(all.map(({ matches }) => deliveredOf(matches[count]))));
  return csvText(
    ['As at', 'Year', 'Department', 'Pledged', 'Opportunities', ...DELIVERY_COUNTS.map((one) => DELIVERY_WORDS[one])],
    all.map((line, row) => [
      ...[today, yearWords(year), line === total ? 'All' : (line.name ?? 'Department not known')],
      line === total ? (total.sum ?? null) : (line.pledges[0]?.places ?? null),
      line.opportunities.length,
      ...columns.map((column) => column[row] ?? HIDDEN),
    ]),
  );
}

function deliveredOf(matches: readonly { youngPersonId: string }[]): Delivered {
  return { times: matches.length, people: new Set(matches.map(({ youngPersonId }) => youngPersonId)).size };
}
