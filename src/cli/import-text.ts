import { messageOf, type Fault, type Severity } from '../imports/faults';
import { lineList } from '../imports/line-list';
import { OUTCOMES, type ImportPreview, type Outcome, type PersonOutcome } from '../imports/preview';
import { formatLong } from '../statutory/local-date';
import type { UnmappedWord } from '../imports/annex-a/answers';
import type { FileReport } from '../imports/ssda903/read-folder';
import { wrap } from './explanation-text';

const SEVERITIES: Record<Severity, string> = {
  refused: 'Refused: left out',
  warned: 'Warned: taken in, look at it',
  mended: 'Mended: read as described',
};
/** Outcomes that are told person by person; the others are counted with their reasons. */
const TOLD_ONE_BY_ONE: Outcome[] = ['changed', 'conflict', 'refused'];

/** The whole preview for a person to read: files, people, and every fault with its lines. */
export function previewText(preview: ImportPreview, width: number): string {
  return [
    headingOf(preview),
    '',
    'Files',
    ...preview.files.flatMap((file) => wrap(fileLine(file), '  ', width)),
    '',
    'Young people',
    ...OUTCOMES.flatMap((outcome) => outcomeLines(outcome, preview, width)),
    ...(Object.keys(SEVERITIES) as Severity[]).flatMap((severity) => faultLines(severity, preview.faults, width)),
    ...unmappedLines(preview.unmapped, width),
  ].join('\n');
}

function headingOf({ kind, collectionYear: year, asOf }: ImportPreview): string {
  switch (kind) {
    case 'names':
      return 'List of names';
    case 'education':
      return 'Education history';
    case 'annex-a':
      return asOf === null ? 'Annex A lists of an unknown day' : `Annex A lists of ${formatLong(asOf)}`;
    case 'ssda903':
      return year === null ? 'SSDA903 return of an unknown year' : `SSDA903 return of the year to 31 March ${year}`;
  }
}

/** Words that are to be asked about, with how often they stand in the lists. */
function unmappedLines(unmapped: UnmappedWord[], width: number): string[] {
  if (unmapped.length === 0) return [];
  return [
    '',
    `Words that nobody has explained yet (${number(unmapped.length)})`,
    ...unmapped.flatMap(({ about, written, rows }) =>
      wrap(`${about}: "${written}", ${counted(rows, 'row')}`, '  ', width),
    ),
    ...wrap('Say once what each means: onward import words set --help', '  ', width),
  ];
}

function fileLine({ name, table, rows, outcome, because }: FileReport): string {
  const what = [
    name,
    table && !name.endsWith(table) ? table : '',
    outcome === 'skipped' && rows === 0 ? '' : counted(rows, 'row'),
  ].filter(Boolean);
  switch (outcome) {
    case 'taken-in':
      return what.join(', ');
    case 'skipped':
      return `${what.join(', ')}: left out, ${because}`;
    case 'refused':
      return `${what.join(', ')}: refused, ${because}`;
  }
}

function outcomeLines(outcome: Outcome, { people, counts }: ImportPreview, width: number): string[] {
  const those = people.filter((person) => person.outcome === outcome);
  const heading = `  ${outcome.replaceAll('-', ' ').padEnd(14)}${number(counts[outcome]).padStart(8)}`;
  if (TOLD_ONE_BY_ONE.includes(outcome)) return [heading, ...those.flatMap((person) => personLines(person, width))];
  return [heading, ...reasonLines(those, width)];
}

function personLines({ child, line, because }: PersonOutcome, width: number): string[] {
  return wrap(`${child} (${line}): ${because.join('; ')}`, '    ', width);
}

function reasonLines(people: PersonOutcome[], width: number): string[] {
  const byReason = new Map<string, number>();
  for (const reason of people.flatMap(({ because }) => because)) {
    byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  }
  return [...byReason].flatMap(([reason, times]) => wrap(`${number(times)}: ${reason}`, '    ', width));
}

function faultLines(severity: Severity, faults: Fault[], width: number): string[] {
  const those = faults.filter((fault) => fault.severity === severity);
  if (those.length === 0) return [];
  const groups = new Map<string, Fault[]>();
  for (const fault of those) {
    const key = JSON.stringify([fault.file, fault.column, fault.code]);
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [
    '',
    `${SEVERITIES[severity]} (${number(timesOf(those))})`,
    ...[...groups.values()].flatMap((group) => groupLines(group, width)),
  ];
}

/** Those listed and those of which only the number is kept. */
function timesOf(faults: Fault[]): number {
  return faults.reduce((total, { times }) => total + times, 0);
}

function groupLines(group: Fault[], width: number): string[] {
  const [{ file, column, code } = group[0] as Fault] = group;
  const where = [file, column].filter(Boolean).join(', ');
  const all = timesOf(group);
  const times = all > 1 ? ` (${number(all)} times)` : '';
  return [
    ...wrap(`${where ? `${where}: ` : ''}${messageOf(code)}${times}`, '  ', width),
    ...whereabouts(group).flatMap((text) => wrap(text, '    ', width)),
  ];
}

/**
 * Where the faults of a group are: "lines 2-40, 42". Where they differ in a code, by code: "F3: lines 3, 9". Where each
 * points to another line, as pairs: "lines 24 (line 23), 349 (line 351)".
 */
function whereabouts(group: Fault[]): string[] {
  const isPair = ({ detail }: Fault) => detail !== null && /line \d+$/.test(detail);
  const pairs = group.filter(isPair);
  const byDetail = new Map<string, number[]>();
  for (const { detail, line } of group.filter((fault) => !isPair(fault))) {
    const lines = byDetail.get(detail ?? '') ?? [];
    if (line !== null) lines.push(line);
    byDetail.set(detail ?? '', lines);
  }
  const plain = [...byDetail].map(([detail, lines]) => [detail, lineList(lines)].filter(Boolean).join(': '));
  const paired = pairs.map(({ line, detail }) => `${line} (${detail})`).join(', ');
  return [...plain, paired && `${pairs.length === 1 ? 'line' : 'lines'} ${paired}`].filter(Boolean);
}

function counted(count: number, noun: string): string {
  return `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
