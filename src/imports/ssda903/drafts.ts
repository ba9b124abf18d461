import type { CareLegalStatus, Placement } from '../../statutory/case-file';
import { birthday, type LocalDate } from '../../statutory/local-date';
import { fault, FaultList, type Fault, type FaultCode, type Place } from '../faults';
import { careHistory, type CareHistory } from './care-history';
import { legalStatusOf, placementOf } from './care-words';
import { endOfCollectionYear } from './collection-year';
import type { ReturnRow, ReturnTables } from './read-folder';
import {
  readEpisodeRow,
  readHeaderRow,
  readOc3Row,
  readUascRow,
  type EpisodeRow,
  type HeaderRow,
  type Oc3Row,
  type Reading,
  type UascRow,
} from './rows';
import type { TakenInTable } from './tables';

/** What a return says of one young person, in the record's words. `line` is where it says so: "episodes.csv:12". */
export interface PersonDraft {
  child: string;
  line: string;
  collectionYear: number;
  dateOfBirth: LocalDate;
  sex: string | null;
  ethnicity: string | null;
  upn: { value: string; checkPassed: boolean } | null;
  /** True for a mother; the return asks nobody else. */
  mother: boolean | null;
  /** True where the return lists the child; not being listed says nothing. */
  unaccompaniedAsylumSeeker: true | null;
  asylumStatusCeasesOn: LocalDate | null;
  diedOn: LocalDate | null;
  /** False where care did not start within what the return shows, or the return shows none. */
  historyComplete: boolean;
  careEpisodes: CareEpisodeDraft[];
  snapshot: SnapshotDraft | null;
  matters: MatterDraft[];
}

export interface CareEpisodeDraft {
  line: string;
  from: LocalDate;
  to: LocalDate | null;
  legalStatus: CareLegalStatus;
  legalStatusCode: string;
  shortBreak: boolean;
  placement: Placement | null;
  placementCode: string | null;
  reasonCeased: string | null;
  returnCodes: Record<string, string>;
}

/** What OC3 says of one collection year: a dated statement, never a period. */
export interface SnapshotDraft {
  line: string;
  collectionYear: number;
  inTouch: string | null;
  activity: string | null;
  accommodation: string | null;
}

/** What the return leaves open and only a manager can find out. */
export interface MatterDraft {
  kind:
    | 'death-without-a-date'
    | 'care-ended-without-a-date'
    | 'care-open-in-an-old-return'
    | 'care-history-conflict'
    | 'record-contradicted'
    | 'possible-duplicate';
  detail: string;
  line: string;
}

export const OUT_OF_SCOPE = {
  'not-in-care-since-14': 'Not looked after on or after the 14th birthday, and not in OC3',
  'no-care-and-no-oc3': 'In the Header table only: no care episode, and not in OC3',
} as const;
export type OutOfScope = keyof typeof OUT_OF_SCOPE;

export interface ReturnDrafts {
  people: PersonDraft[];
  outOfScope: { child: string; because: OutOfScope; line: string }[];
  /** Children of whom nothing can be taken in, with the fault that decides it. */
  refused: { child: string; because: FaultCode; line: string }[];
  faults: Fault[];
}

/**
 * Drafts of everybody whom a return makes known to leaving care: looked after on or after the 14th birthday, or in OC3.
 * Pure: nothing is matched with the record yet, and no date stands in a draft that the return does not hold.
 */
export function draftsFromReturn(tables: ReturnTables, collectionYear: number, today: LocalDate): ReturnDrafts {
  const faults = new FaultList();
  const year: Year = { collectionYear, today };
  const headers = readRows(tables.Header, year, faults, readHeaderRow);
  const episodes = readRows(tables.Episodes, year, faults, readEpisodeRow);
  const uasc = readRows(tables.UASC, year, faults, readUascRow);
  const oc3 = readRows(tables.OC3, year, faults, readOc3Row);

  const drafts: ReturnDrafts = { people: [], outOfScope: [], refused: [], faults: [] };
  for (const [child, header] of headers) {
    const said: SaidOfChild = {
      header,
      episodes: episodes.get(child) ?? NOTHING,
      uasc: uasc.get(child) ?? NOTHING,
      oc3: oc3.get(child) ?? NOTHING,
    };
    const noted: Fault[] = [];
    const outcome = draftOf(said, { ...year, faults: noted });
    faults.add(noted);
    if ('draft' in outcome) drafts.people.push(outcome.draft);
    if ('outOfScope' in outcome) drafts.outOfScope.push({ child, ...outcome.outOfScope });
    if ('refused' in outcome)
      drafts.refused.push({ child, because: outcome.refused.code, line: source(outcome.refused) });
  }
  refuseChildrenWithoutHeader(drafts, tables, faults);
  return { ...drafts, faults: faults.all() };
}

type Year = Omit<Reading, 'faults'>;

interface RowsOfChild<R> {
  read: R[];
  /** For each row that could not be read, the fault that refused it. */
  refused: Fault[];
}

interface SaidOfChild {
  header: RowsOfChild<HeaderRow>;
  episodes: RowsOfChild<EpisodeRow>;
  uasc: RowsOfChild<UascRow>;
  oc3: RowsOfChild<Oc3Row>;
}

const NOTHING: RowsOfChild<never> = { read: [], refused: [] };

function readRows<T extends TakenInTable, R>(
  rows: ReturnRow<T>[],
  year: Year,
  faults: FaultList,
  read: (row: ReturnRow<T>, reading: Reading) => R | null,
): Map<string, RowsOfChild<R>> {
  const byChild = new Map<string, RowsOfChild<R>>();
  for (const row of rows) {
    const { CHILD: child } = row.values as Record<'CHILD', string>;
    const ofChild = byChild.get(child) ?? { read: [], refused: [] };
    byChild.set(child, ofChild);
    const noted: Fault[] = [];
    const value = read(row, { ...year, faults: noted });
    faults.add(noted);
    const refusal = noted.find(({ severity }) => severity === 'refused');
    if (value !== null) ofChild.read.push(value);
    else if (refusal) ofChild.refused.push(refusal);
  }
  return byChild;
}

type Outcome = { draft: PersonDraft } | { outOfScope: { because: OutOfScope; line: string } } | { refused: Fault };

function draftOf(said: SaidOfChild, { collectionYear, faults }: Reading): Outcome {
  const [refused] = [...said.header.refused, ...rowsTooMany(said.header), ...otherBirthDates(said)];
  const [header] = said.header.read;
  if (refused || !header) {
    if (refused && !said.header.refused.includes(refused)) faults.push(refused);
    return { refused: refused as Fault };
  }

  const care = careOf(header, said.episodes, faults);
  const scope = scopeOf(header, care, said, endOfCollectionYear(collectionYear));
  if (scope) return { outOfScope: { because: scope, line: source(header.at) } };

  for (const more of [rowsTooMany(said.oc3), rowsTooMany(said.uasc), otherSexes(header, said.uasc)]) {
    for (const one of more) faults.push(one);
  }
  const oc3 = theOnly(said.oc3);
  const died = care.episodes.find(({ reasonCeased, to }) => reasonCeased === 'E2' && to !== null);
  const matters = [...mattersOfCare(care), ...(died ? [] : mattersOfDeath(care, oc3))];
  if (!died && oc3?.inTouch === 'DIED') faults.push(fault({ ...oc3.at, column: 'IN_TOUCH' }, 'died-without-date'));
  return {
    draft: {
      child: header.child,
      line: source(header.at),
      collectionYear,
      dateOfBirth: header.dateOfBirth,
      sex: header.sex,
      ethnicity: header.ethnicity,
      upn: header.upn,
      mother: header.mother,
      unaccompaniedAsylumSeeker: said.uasc.read.length > 0 ? true : null,
      asylumStatusCeasesOn: theOnly(said.uasc)?.ceasesOn ?? null,
      diedOn: died?.to ?? null,
      historyComplete: care.episodes.length > 0 && care.complete,
      careEpisodes: care.episodes.map(careEpisodeDraft),
      snapshot: oc3 && {
        line: source(oc3.at),
        collectionYear,
        inTouch: oc3.inTouch,
        activity: oc3.activity,
        accommodation: oc3.accommodation,
      },
      matters,
    },
  };
}

/** Null where there is none, or where several say different things and nobody here knows which is right. */
function theOnly<R>({ read }: RowsOfChild<R>): R | null {
  return read.length === 1 ? (read[0] ?? null) : null;
}

function rowsTooMany({ read }: RowsOfChild<{ at: Place }>): Fault[] {
  return read
    .slice(1)
    .map(({ at }) => fault({ ...at, column: 'CHILD' }, 'child-twice', `first on line ${read[0]?.at.line}`));
}

/** Two dates of birth are two people, or one person whose every statutory date is in doubt. */
function otherBirthDates({ header, uasc, oc3 }: SaidOfChild): Fault[] {
  const [given, ...others] = new Set(header.read.map(({ dateOfBirth }) => dateOfBirth));
  return [...oc3.read, ...uasc.read]
    .filter(({ dateOfBirth }) => given !== undefined && (others.length > 0 || dateOfBirth !== given))
    .map(({ at }) => fault({ ...at, column: 'DOB' }, 'dob-differs'));
}

function otherSexes(header: HeaderRow, { read }: RowsOfChild<UascRow>): Fault[] {
  return read
    .filter(({ sex }) => sex !== null && header.sex !== null && sex !== header.sex)
    .map(({ at }) => fault({ ...at, column: 'SEX' }, 'sex-differs'));
}

function careOf(header: HeaderRow, { read, refused }: RowsOfChild<EpisodeRow>, faults: Fault[]): CareHistory {
  const beforeBirth = read
    .filter(({ from }) => from < header.dateOfBirth)
    .map(({ at }) => fault({ ...at, column: 'DECOM' }, 'episode-before-birth'));
  for (const one of beforeBirth) faults.push(one);
  const history = careHistory(
    read.filter(({ from }) => from >= header.dateOfBirth),
    faults,
  );
  const holes = [...refused, ...beforeBirth, ...history.holes];
  return { ...history, holes, complete: history.complete && holes.length === 0 };
}

/**
 * Null for who is in scope. An episode still open is known to have run to the end of the collection year, no further.
 * Somebody of 14 or over whose rows had to be left out is taken in: a manager sees them rather than nobody.
 */
function scopeOf(header: HeaderRow, care: CareHistory, { oc3 }: SaidOfChild, yearEnd: LocalDate): OutOfScope | null {
  if (oc3.read.length + oc3.refused.length > 0) return null;
  const at14 = birthday(header.dateOfBirth, 14);
  if (care.episodes.some(({ to }) => (to === null ? yearEnd >= at14 : to > at14))) return null;
  if (care.holes.length > 0 && yearEnd >= at14) return null;
  return care.episodes.length + care.holes.length === 0 ? 'no-care-and-no-oc3' : 'not-in-care-since-14';
}

function mattersOfCare({ episodes, holes }: CareHistory): MatterDraft[] {
  const [hole] = holes;
  const ended = episodes.find(({ to, reasonCeased }) => to === null && reasonCeased !== null && reasonCeased !== 'X1');
  return [
    ...(hole
      ? [
          {
            kind: 'care-history-conflict' as const,
            detail: 'Rows of the care history could not be taken in.',
            line: source(hole),
          },
        ]
      : []),
    ...(ended && ended.reasonCeased !== 'E2'
      ? [
          {
            kind: 'care-ended-without-a-date' as const,
            detail: `The return gives a reason why care ended (${ended.reasonCeased}), but no date.`,
            line: source(ended.at),
          },
        ]
      : []),
  ];
}

function mattersOfDeath({ episodes }: CareHistory, oc3: Oc3Row | null): MatterDraft[] {
  const at = oc3?.inTouch === 'DIED' ? oc3.at : episodes.find(({ reasonCeased }) => reasonCeased === 'E2')?.at;
  if (!at) return [];
  return [
    { kind: 'death-without-a-date', detail: 'The return says that the young person died, not when.', line: source(at) },
  ];
}

function careEpisodeDraft({
  at,
  from,
  to,
  legalStatus,
  placement,
  reasonCeased,
  otherCodes,
}: EpisodeRow): CareEpisodeDraft {
  return {
    line: source(at),
    from,
    to,
    ...legalStatusOf(legalStatus),
    legalStatusCode: legalStatus,
    placement: placementOf(placement),
    placementCode: placement,
    reasonCeased: to === null ? null : reasonCeased,
    returnCodes: otherCodes,
  };
}

/** Identity comes from the Header table alone, so a child who is missing there is refused, row by row. */
function refuseChildrenWithoutHeader(drafts: ReturnDrafts, tables: ReturnTables, faults: FaultList): void {
  const known = new Set(tables.Header.map(({ values }) => values.CHILD));
  const refused = new Set<string>();
  for (const { file, line, values } of [tables.Episodes, tables.UASC, tables.OC3].flat()) {
    const child = values.CHILD;
    if (known.has(child)) continue;
    const missing = fault({ file, line, child, column: 'CHILD' }, 'child-not-in-header');
    faults.add([missing]);
    if (!refused.has(child)) drafts.refused.push({ child, because: missing.code, line: source(missing) });
    refused.add(child);
  }
}

function source({ file, line }: Place): string {
  return `${file}:${line}`;
}
