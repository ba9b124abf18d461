import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import { activityWords } from '../eet/activity-words';
import type { Activity } from '../eet/activity.entity';
import { csvText } from '../imports/csv-text';
import { formatLong, type LocalDate } from '../statutory/local-date';
import {
  EET_BANDS,
  EET_FIGURE_WORDS,
  EET_KINDS,
  eetOfWords,
  eetShares,
  LEFT_OUT,
  NEET_KINDS,
  type EetBand,
  type EetCounts,
  type EetFigureKind,
  type EetOf,
} from './eet-figure';
import {
  DISABILITY,
  EET_LINES,
  EET_STATUSES,
  eetFiguresAddress,
  ETHNIC_GROUPS,
  NO_EET_FILTERS,
  NO_TEAM,
  returnYearOf,
  SEN_LINES,
  type Disability,
  type EetFiguresQuery,
  type EetLinesBy,
  type EetPeopleQuery,
  type EetStatus,
  type EthnicGroup,
  type SenLine,
} from './eet-figures.query';
import {
  asOfDay,
  type EetFigureLine,
  type EetFiguresGiven,
  type EetPerson,
  type EetPersonRead,
} from './eet-figures.service';
import { KS4_BASIS, KS4_KIND_WORDS, KS4_KINDS, KS4_LISTS, ks4Shares, type Ks4Counts, type Ks4Of } from './key-stage-4';
import { EET_AT, figurePlaces } from './figure-places';
import { SEN_WORDS } from '../young-people/identity-choices';
import { fullName } from '../young-people/names';
import { HIDDEN, hiddenInTable, type Sum } from './suppression';

export const EET_PEOPLE_PAGE = 50;

export const BAND_WORDS: Record<EetBand, string> = {
  '17-18': '17 and 18',
  '19-21': '19 to 21',
  '22-25': '22 to 25, asked for support',
};
const DISABILITY_WORDS: Record<Disability, string> = { yes: 'Disabled', no: 'Not disabled', 'not-known': 'Not known' };
const SEN_LINE_WORDS: Record<SenLine, string> = { ...SEN_WORDS, 'not-known': 'Not known' };
const ETHNIC_WORDS: Record<EthnicGroup, string> = {
  white: 'White',
  mixed: 'Mixed',
  asian: 'Asian',
  black: 'Black',
  other: 'Other',
  'not-known': 'Not known or not said',
};
const STATUS_LINE_WORDS: Record<EetStatus, string> = {
  relevant: 'Relevant',
  'former-relevant': 'Former relevant',
  'former-relevant-21-plus': 'Former relevant, 21 and over',
  qualifying: 'Qualifying',
  other: 'Other, or not settled',
};
const LINE_WORDS: Record<EetLinesBy, string> = {
  band: 'Age',
  team: 'Team',
  disability: 'Disability',
  sen: 'Special educational needs',
  ethnicity: 'Ethnicity',
  status: 'Legal status',
};

/** Who is counted, on which day. */
export function eetCohortWords(
  { year, band, teamId, disability, sen, ethnicity, status }: EetFiguresQuery,
  teams: EetFiguresGiven['teams'],
): string {
  const who =
    'Care leavers of 17 to 25 whom you may see: relevant and former relevant, from 22 those who asked for support';
  const day = year === null ? 'what they do today' : `what they did on their birthday in the year to 31 March ${year}`;
  const only = [
    band && `aged ${BAND_WORDS[band]}`,
    teamId && `of ${teamId === NO_TEAM ? 'no team' : (teams.find(({ id }) => id === teamId)?.name ?? 'another team')}`,
    disability && DISABILITY_WORDS[disability].toLowerCase(),
    sen && `with special educational needs: ${SEN_LINE_WORDS[sen].toLowerCase()}`,
    ethnicity && `of ethnicity: ${ETHNIC_WORDS[ethnicity].toLowerCase()}`,
    status && `of status: ${STATUS_LINE_WORDS[status].toLowerCase()}`,
  ].filter(Boolean);
  return `${who}; ${day}${only.length > 0 ? `; only those ${only.join(', ')}` : ''}`;
}

export function eetLineName(by: EetLinesBy, { key, name }: EetFigureLine): string {
  switch (by) {
    case 'band':
      return BAND_WORDS[key as EetBand];
    case 'team':
      return name ?? 'No team';
    case 'disability':
      return DISABILITY_WORDS[key as Disability];
    case 'sen':
      return SEN_LINE_WORDS[key as SenLine];
    case 'ethnicity':
      return ETHNIC_WORDS[key as EthnicGroup];
    case 'status':
      return STATUS_LINE_WORDS[key as EetStatus];
  }
}

type To = (changes: Partial<EetPeopleQuery>) => string;

export function toEetFiguresPage(given: EetFiguresGiven, query: EetFiguresQuery, today: LocalDate) {
  const { by, year, band, teamId, disability, sen, ethnicity, status } = query;
  const filters = { by, year, band, teamId, disability, sen, ethnicity, status };
  const at = (changes: Partial<EetFiguresQuery>) => addressOf(EET_AT, eetFiguresAddress({ ...filters, ...changes }));
  const list: To = (changes) => addressOf(`${EET_AT}/people`, eetFiguresAddress({ ...filters, ...changes }));
  const years = given.history.map(({ year }) => year);
  return {
    places: figurePlaces(EET_AT),
    asOf: given.asOf,
    cohort: eetCohortWords(query, given.teams),
    shares: toShares(given.total, list),
    ks4: { basis: KS4_BASIS, ...toKs4(given.totalKs4, list) },
    kinds: [...EET_KINDS, ...NEET_KINDS, 'not-known' as const].map((kind) =>
      linked(EET_FIGURE_WORDS[kind], given.total[kind], kind, list),
    ),
    leftOut: LEFT_OUT.map((kind) => linked(EET_FIGURE_WORDS[kind], given.total[kind], kind, list)),
    by: EET_LINES.map((by) => ({
      text: `By ${LINE_WORDS[by].toLowerCase()}`,
      href: at({ by }),
      current: query.by === by,
    })),
    first: LINE_WORDS[query.by],
    lines: given.lines.map((line) => ({
      name: eetLineName(query.by, line),
      ...toShares(line.counts, (changes) => list({ ...lineFilter(query.by, line.key), ...changes })),
      ks4: toKs4(line.ks4, (changes) => list({ ...lineFilter(query.by, line.key), ...changes })),
    })),
    years: [
      { text: 'Today', href: at({ year: null }), current: query.year === null },
      ...years.map((year) => ({ text: `Year to March ${year}`, href: at({ year }), current: query.year === year })),
    ],
    history: given.history.map(({ year, bands }) => ({
      year,
      isRunning: year === returnYearOf(today),
      bands: EET_BANDS.map((band) => toShares(bands[band], (changes) => list({ year, band, ...changes }))),
    })),
    bands: EET_BANDS.map((band) => BAND_WORDS[band]),
    filters: {
      values: {
        team: teamId ?? '',
        band: band ?? '',
        disability: disability ?? '',
        sen: sen ?? '',
        ethnicity: ethnicity ?? '',
        status: status ?? '',
      },
      teams: [
        { value: '', text: 'Any' },
        { value: NO_TEAM, text: 'No team' },
        ...given.teams.map(({ id, name }) => ({ value: id, text: name })),
      ],
      bands: anyOf(EET_BANDS, BAND_WORDS),
      disability: anyOf(DISABILITY, DISABILITY_WORDS),
      sen: anyOf(SEN_LINES, SEN_LINE_WORDS),
      ethnicity: anyOf(ETHNIC_GROUPS, ETHNIC_WORDS),
      status: anyOf(EET_STATUSES, STATUS_LINE_WORDS),
      by: query.by,
      year: query.year,
    },
    isFiltered: [band, teamId, disability, sen, ethnicity, status].some((one) => one !== null),
    clearHref: at(NO_EET_FILTERS),
    csvHref: addressOf(`${EET_AT}.csv`, eetFiguresAddress(filters)),
  };
}

function anyOf<T extends string>(values: readonly T[], words: Record<T, string>) {
  return [{ value: '', text: 'Any' }, ...values.map((value) => ({ value, text: words[value] }))];
}

function lineFilter(by: EetLinesBy, key: string | null): Partial<EetPeopleQuery> {
  switch (by) {
    case 'band':
      return { band: key as EetBand };
    case 'team':
      return { teamId: key ?? NO_TEAM };
    case 'disability':
      return { disability: key as Disability };
    case 'sen':
      return { sen: key as SenLine };
    case 'ethnicity':
      return { ethnicity: key as EthnicGroup };
    case 'status':
      return { status: key as EetStatus };
  }
}

function linked(words: string, count: number, of: EetOf, list: To) {
  return { words, count, href: count > 0 ? list({ of }) : null };
}

function toShares(counts: EetCounts, list: To) {
  const { total, eet, neet, notKnown, leftOut } = eetShares(counts);
  return {
    total: linked('counted', total, 'counted', list),
    shares: [
      { ...linked(eetOfWords('eet'), eet.count, 'eet', list), percent: eet.percent },
      { ...linked(eetOfWords('neet'), neet.count, 'neet', list), percent: neet.percent },
      { ...linked(eetOfWords('not-known'), notKnown.count, 'not-known', list), percent: notKnown.percent },
    ],
    out: linked('left out', leftOut, 'left-out', list),
  };
}

function toKs4(counts: Ks4Counts, list: To) {
  const { known, notKnown, grade5, grade4, since, below } = ks4Shares(counts);
  const one = (ks4: Ks4Of, count: number) => ({
    ...{ words: KS4_LISTS[ks4].words, count },
    href: count > 0 ? list({ of: 'counted', ks4 }) : null,
  });
  const share = (ks4: Ks4Of, { count, percent }: { count: number; percent: number | null }) => ({
    ...one(ks4, count),
    percent,
  });
  return {
    known: one('known', known),
    shares: [share('grade-5', grade5), share('grade-4', grade4), share('since', since), share('below', below)],
    notKnown: one('not-known', notKnown),
  };
}

/** The names behind a figure. */
export function toEetPeoplePage(
  { people, teams }: { people: EetPersonRead[]; teams: EetFiguresGiven['teams'] },
  query: EetPeopleQuery,
  actor: UserActor,
  today: LocalDate,
) {
  const { of, ks4, page, ...filters } = query;
  const to = (shown: number) => addressOf(`${EET_AT}/people`, eetFiguresAddress({ ...query, page: shown }));
  const first = (page - 1) * EET_PEOPLE_PAGE;
  return {
    heading: query.ks4 === null ? eetOfWords(of) : KS4_LISTS[query.ks4].words,
    isKs4: query.ks4 !== null,
    total: people.length,
    asOf: asOfDay(query, today),
    cohort: eetCohortWords(query, teams),
    backHref: addressOf(EET_AT, eetFiguresAddress(filters)),
    csvHref:
      may(actor, 'export-case-file') && people.length > 0
        ? `${EET_AT}/people.csv?${eetFiguresAddress({ ...filters, of, ks4 })}`
        : null,
    rows: people.slice(first, first + EET_PEOPLE_PAGE).map((one) => ({
      name: fullName(one),
      at: `/young-people/${one.personId}`,
      age: one.age,
      onDay: one.onDay,
      counted: ks4 === null ? EET_FIGURE_WORDS[one.counted] : KS4_KIND_WORDS[one.ks4],
      words: whatWords(one),
      worker: one.workerName,
      team: one.teamName,
    })),
    pagination: pageLinks(page, Math.ceil(people.length / EET_PEOPLE_PAGE), to),
  };
}

/** What they did that day, in words, and from where it is known. */
export function whatWords(one: EetPerson): string {
  if (one.fromReturn) return 'As our return of that year stated it';
  if (one.kind === null) return 'Nothing recorded of that day';
  const code = one.code as Activity['code'];
  return activityWords({ kind: one.kind, code, what: one.what, provider: one.provider, hoursAWeek: null });
}

/**
 * The figures as a spreadsheet reads them: no young person is named, and a count that could say who somebody is is
 * hidden with whatever it could be worked out from.
 */
export function eetFiguresCsv(given: EetFiguresGiven, query: EetFiguresQuery): string {
  const kinds = Object.keys(EET_FIGURE_WORDS) as EetFigureKind[];
  const rows = [
    ...given.lines.map((line) => ({ name: eetLineName(query.by, line), counts: line.counts, ks4: line.ks4 })),
    { name: 'All', counts: given.total, ks4: given.totalKs4 },
  ].map(({ name, counts, ks4 }) => ({ name, shares: eetShares(counts), counts, ks4, atKs4: ks4Shares(ks4) }));
  const table = rows.map(({ shares: { total, eet, neet, notKnown, leftOut }, counts, ks4, atKs4 }) => [
    ...[total, eet.count, neet.count, notKnown.count, leftOut],
    ...kinds.map((kind) => counts[kind]),
    ...[atKs4.known, atKs4.grade4.count, ...KS4_KINDS.map((kind) => ks4[kind])],
  ]);
  const ks4From = 5 + kinds.length;
  const hides = hiddenInTable(table, sumsOf(kinds));
  return csvText(
    [
      'As at',
      LINE_WORDS[query.by],
      ...['Counted', 'EET', 'EET %', 'NEET', 'NEET %', 'Not known', 'Not known %', 'Left out'],
      ...kinds.map((kind) => EET_FIGURE_WORDS[kind]),
      ...['known', 'at grade 4 or above', 'at grade 4 or above %', 'at grade 5 or above %'].map(
        (one) => `${KS4}${one}`,
      ),
      ...KS4_KINDS.map((kind) => `${KS4}${KS4_KIND_WORDS[kind].toLowerCase()}`),
    ],
    rows.map(({ name, shares: { eet, neet, notKnown }, atKs4 }, row) => {
      const shown = (column: number, value = table[row]![column]!) => (hides[row]![column] ? HIDDEN : value);
      // A share of a whole that is hidden would give it away.
      const percent = (column: number, value: number | null, whole = 0) =>
        hides[row]![column] || hides[row]![whole] ? HIDDEN : value;
      return [
        given.asOf,
        name,
        shown(0),
        ...[shown(1), percent(1, eet.percent), shown(2), percent(2, neet.percent), shown(3)],
        ...[percent(3, notKnown.percent), shown(4)],
        ...kinds.map((_, place) => shown(5 + place)),
        ...[shown(ks4From), shown(ks4From + 1)],
        ...[percent(ks4From + 1, atKs4.grade4.percent, ks4From), percent(ks4From + 2, atKs4.grade5.percent, ks4From)],
        ...KS4_KINDS.map((_, place) => shown(ks4From + 2 + place)),
      ];
    }),
  );
}

/** Of the columns about Key Stage 4 in a file. */
const KS4 = 'English and maths at Key Stage 4: ';

/**
 * The columns are counted, in it, without, not known and left out, and then every kind; then of Key Stage 4 who is known,
 * who has both at grade 4, and every kind.
 */
function sumsOf(kinds: readonly EetFigureKind[]): Sum[] {
  const ks4 = 5 + kinds.length;
  const at = (of: readonly EetFigureKind[]) => of.map((kind) => 5 + kinds.indexOf(kind));
  return [
    { whole: 0, parts: [1, 2, 3] },
    { whole: 1, parts: at(EET_KINDS) },
    { whole: 2, parts: at(NEET_KINDS) },
    { whole: 3, parts: at(['not-known']) },
    { whole: 4, parts: at(LEFT_OUT) },
    { whole: 0, parts: [ks4, ks4 + 6] },
    { whole: ks4, parts: [ks4 + 1, ks4 + 4, ks4 + 5] },
    { whole: ks4 + 1, parts: [ks4 + 2, ks4 + 3] },
  ];
}

/** The young people behind a figure, with their names. */
export function eetPeopleCsv(people: readonly EetPersonRead[]): string {
  return csvText(
    ['Young person', 'Number', 'Age', 'On', 'Counted as', 'What', 'Team', 'Worker', 'English and maths at Key Stage 4'],
    people.map((one) => [
      fullName(one),
      one.authorityId,
      one.age,
      formatLong(one.onDay),
      EET_FIGURE_WORDS[one.counted],
      whatWords(one),
      one.teamName,
      one.workerName,
      KS4_KIND_WORDS[one.ks4],
    ]),
  );
}

function addressOf(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
