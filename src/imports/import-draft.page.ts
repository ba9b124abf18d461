import { pageLinks } from '../caseloads/page-links';
import type { FieldError } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { typedDate } from '../web/typed-date';
import { messageOf, MOST_LISTED, type Fault, type Severity } from './faults';
import type { ChoiceForm, KindForm } from './import-draft.form';
import {
  LINES_A_PAGE,
  type FaultFilter,
  type FaultGroup,
  type ShownDraft,
  type ShownState,
  type Slice,
} from './import-drafts.service';
import type { ImportKind } from './import-run.entity';
import { IMPORT_KINDS, KINDS } from './kinds';
import { leavesOutNothing, leftOutInWords } from './left-out';
import { lineList } from './line-list';
import { OUTCOMES, type Outcome, type PersonOutcome } from './preview';
import type { FileReport } from './ssda903/read-folder';

export const OUTCOME_WORDS: Record<Outcome, { name: string; hint: string }> = {
  new: { name: 'New', hint: 'Not in the record before' },
  changed: { name: 'Changed', hint: 'The record learns something' },
  same: { name: 'Same', hint: 'The record holds all of it already' },
  conflict: { name: 'Conflict', hint: 'The record says otherwise: it stays as it is, and somebody has to look' },
  refused: { name: 'Refused', hint: 'The files say too little, or contradict themselves: left out' },
  'out-of-scope': { name: 'Out of scope', hint: 'Not for leaving care' },
};

const SEVERITY_WORDS: Record<Severity, { name: string; hint: string }> = {
  refused: { name: 'Refused', hint: 'The row is left out. Mend it in the file, or in the system it came from.' },
  warned: { name: 'Warned', hint: 'The row is taken in, with or without this value. Have a look at it.' },
  mended: { name: 'Mended', hint: 'There is one thing this can mean, and it is read as that.' },
};
const SEVERITIES = Object.keys(SEVERITY_WORDS) as Severity[];

/** "SSDA903 return of the year to 31 March 2026", "Annex A lists of 1 October 2026" */
export function titleOf(kind: ImportKind | null, year: number | null, asOf: LocalDate | null): string {
  if (kind === null) return 'Uploaded files';
  const { name, hasYear, hasDay } = KINDS[kind];
  if (hasDay && asOf !== null) return `${name} of ${formatLong(asOf)}`;
  return hasYear && year !== null ? `${name} of the year to 31 March ${year}` : name;
}

/** A draft in words: what it would do, what is wrong in it, and what may be chosen. */
export function toDraftPage(draft: ShownDraft, groups: FaultGroup[], form: { kind?: KindForm; choice?: ChoiceForm }) {
  const at = `/imports/drafts/${draft.id}`;
  const { counts, leftOut, kind } = draft;
  const takesIn = counts ? counts.new + counts.changed : 0;
  return {
    at,
    title: titleOf(kind, draft.foundYear, draft.foundAsOf),
    state: draft.state,
    mayDecide: ['open', 'stopped', 'unfinished'].includes(draft.state),
    uploaded: { by: draft.createdBy, at: draft.createdAt, until: draft.expiresAt },
    compared: draft.comparedAt,
    outcomes: counts && OUTCOMES.map((outcome) => outcomeRow(outcome, counts[outcome], at)),
    files: draft.files.map(({ name, size }) => fileRow(name, size, draft.fileReports)),
    sheets: (draft.fileReports ?? []).filter(({ name }) => !draft.files.some((file) => file.name === name)),
    faults: toFaultParts(groups, at),
    faultsCsv: groups.length > 0 ? `${at}/faults.csv` : null,
    takesIn,
    conflicts: counts?.conflict ?? 0,
    people: counts ? OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0) : 0,
    usable: counts !== null && takesIn + counts.same + counts.conflict > 0,
    leftOut: leftOut && !leavesOutNothing(leftOut) ? leftOutInWords(leftOut) : null,
    leftOutLinks: leftOut
      ? [
          ...(leftOut.rows + leftOut.files > 0
            ? [{ text: 'what is refused', href: `${at}/faults?severity=refused` }]
            : []),
          ...(counts && counts.conflict > 0
            ? [{ text: 'whose record says otherwise', href: `${at}/people?outcome=conflict` }]
            : []),
          ...(counts && counts.refused > 0 ? [{ text: 'who is refused', href: `${at}/people?outcome=refused` }] : []),
        ]
      : [],
    stoppedBecause: draft.stoppedBecause,
    progress: toProgress(draft),
    comparedAt: draft.comparedAt?.toISOString() ?? '',
    cameOutOtherwise: draft.cameOutOtherwise,
    undone: draft.undone,
    importAt: draft.importId && `/imports/${draft.importId}`,
    chosen: { by: draft.chosenBy, at: draft.chosenAt, reason: draft.choiceReason },
    kindForm: form.kind ?? {
      values: {
        kind: kind ?? '',
        collectionYear: draft.collectionYear?.toString() ?? '',
        asOf: typedDate(draft.asOf),
      },
      errors: [],
    },
    kinds: IMPORT_KINDS.map((value) => ({ value, text: KINDS[value].choice })),
    yearKinds: IMPORT_KINDS.filter((value) => KINDS[value].hasYear).map((value) => KINDS[value].name),
    dayKinds: IMPORT_KINDS.filter((value) => KINDS[value].hasDay).map((value) => KINDS[value].name),
    asksKind: kind === null,
    asksHeadings: groups.some(({ code }) => code === 'column-unknown' || code === 'no-id-column'),
    unexplained: groups.filter(({ code }) => code === 'word-unmapped').reduce((sum, { count }) => sum + count, 0),
    wordsAt: `/imports/words?draft=${draft.id}`,
    choiceForm: form.choice ?? { values: { choice: '', reason: '' }, errors: [] },
    choices: [
      { value: 'leave-out', text: `Take in what is good and leave ${leftOut ? leftOutInWords(leftOut) : ''} out` },
      { value: 'nothing', text: 'Take in nothing' },
    ],
    errors: [...(form.kind?.errors ?? []), ...(form.choice?.errors ?? [])] as FieldError[],
  };
}

export interface DraftProgress {
  state: ShownState;
  done: number | null;
  of: number | null;
  words: string;
}

/** How far an import is, in words. */
export function toProgress({ state, peopleDone: done, peopleInAll: of }: ShownDraft): DraftProgress {
  const words =
    done === null || of === null
      ? 'Getting ready: the files are compared with the record anew.'
      : `${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} young people.`;
  return { state, done, of, words };
}

function outcomeRow(outcome: Outcome, count: number, at: string) {
  return { ...OUTCOME_WORDS[outcome], count, href: count > 0 ? `${at}/people?outcome=${outcome}` : null };
}

function fileRow(name: string, size: number, reports: FileReport[] | null) {
  const report = reports?.find((one) => one.name === name);
  return {
    name,
    size: inUnits(size),
    table: report?.table ?? null,
    rows: report && (report.outcome !== 'skipped' || report.rows > 0) ? report.rows : null,
    outcome: report?.outcome ?? null,
    because: report?.because ?? (size === 0 ? 'the file is empty' : null),
  };
}

/** @param at the draft's address, under which each group opens to its lines */
export function toFaultParts(groups: FaultGroup[], at: string) {
  return SEVERITIES.flatMap((severity) => severityPart(severity, groups, at));
}

function severityPart(severity: Severity, groups: FaultGroup[], at: string) {
  const own = groups.filter((group) => group.severity === severity);
  if (own.length === 0) return [];
  return [
    {
      severity,
      ...SEVERITY_WORDS[severity],
      count: own.reduce((sum, { count }) => sum + count, 0),
      href: `${at}/faults?severity=${severity}`,
      groups: own.map(({ code, file, column, count, countedOnly, firstLines }) => {
        const lines = firstLines.filter((line) => line !== null);
        return {
          message: messageOf(code),
          where: [file || 'The files together', column].filter(Boolean).join(', '),
          count,
          countedOnly,
          lines: lines.length > 0 ? `${lineList(lines)}${count > lines.length ? ' and more' : ''}` : null,
          href: `${at}/faults?${new URLSearchParams({ severity, kind: code, ...(file && { file }), ...(column && { column }) }).toString()}`,
        };
      }),
    },
  ];
}

/** The people of one outcome, a page of them. */
export function toPeoplePage(draft: ShownDraft, outcome: Outcome, page: number, { rows, inAll }: Slice<PersonOutcome>) {
  const at = `/imports/drafts/${draft.id}`;
  const href = (to: Outcome, n = 1) => `${at}/people?outcome=${to}${n > 1 ? `&page=${n}` : ''}`;
  return {
    at,
    title: `${OUTCOME_WORDS[outcome].name}: ${inAll.toLocaleString('en-GB')}`,
    of: titleOf(draft.kind, draft.foundYear, draft.foundAsOf),
    hint: OUTCOME_WORDS[outcome].hint,
    shows: OUTCOMES.map((one) => ({
      text: `${OUTCOME_WORDS[one].name} (${(draft.counts?.[one] ?? 0).toLocaleString('en-GB')})`,
      href: href(one),
      current: one === outcome,
    })),
    rows,
    range: rangeOf(page, rows.length, inAll),
    pagination: pageLinks(page, Math.ceil(inAll / LINES_A_PAGE), (n) => href(outcome, n)),
  };
}

/** The faults that an address asks for, a page of them. */
export function toFaultsPage(
  draft: ShownDraft,
  filter: FaultFilter,
  page: number,
  { rows, inAll, times }: Slice<Fault> & { times: number },
) {
  const at = `/imports/drafts/${draft.id}`;
  const query = new URLSearchParams({
    ...(filter.severity && { severity: filter.severity }),
    ...(filter.code && { kind: filter.code }),
    ...(filter.file && { file: filter.file }),
    ...(filter.column && { column: filter.column }),
  });
  const href = (n: number) => `${at}/faults?${query.toString()}${n > 1 ? `&page=${n}` : ''}`;
  return {
    at,
    title: `${filter.severity ? SEVERITY_WORDS[filter.severity].name : 'What is wrong'}: ${times.toLocaleString('en-GB')}`,
    of: titleOf(draft.kind, draft.foundYear, draft.foundAsOf),
    hint: filter.severity ? SEVERITY_WORDS[filter.severity].hint : null,
    rows: rows.map((fault) => ({ ...fault, severityWord: SEVERITY_WORDS[fault.severity].name })),
    notListed:
      times > inAll
        ? `Of each kind the first ${MOST_LISTED.toLocaleString('en-GB')} in a file are listed one by one; the others are counted.`
        : null,
    isNarrowed: filter.code !== null || filter.file !== null || filter.column !== null,
    allHref: `${at}/faults${filter.severity ? `?severity=${filter.severity}` : ''}`,
    range: rangeOf(page, rows.length, inAll),
    pagination: pageLinks(page, Math.ceil(inAll / LINES_A_PAGE), href),
  };
}

function rangeOf(page: number, shown: number, inAll: number): string | null {
  if (inAll <= LINES_A_PAGE) return null;
  const first = (page - 1) * LINES_A_PAGE + 1;
  return `${first} to ${first + shown - 1} of ${inAll.toLocaleString('en-GB')}`;
}

export function inUnits(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
