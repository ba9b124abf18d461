import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import type { LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { EET_BANDS } from './eet-figure';
import { NO_TEAM, returnYearOf } from './eet-figures.query';
import { figurePlaces, HOMES_AT, SUFFICIENCY_AT } from './figure-places';
import {
  DIFFERENCE_WORDS,
  DIFFERENCES,
  HOME_BANDS,
  HOME_FIGURE,
  homeListWords,
  homeShare,
  MOVE_MARK_WORDS,
  MOVE_MARKS,
  suitableShares,
  type HomeBand,
  type HomeCounts,
  type HomeFigureId,
  type MoveMark,
} from './home-figure';
import {
  HOME_BAND_WORDS,
  awayWords,
  HOME_LINE_WORDS,
  homeCohortWords,
  homeLineName,
  homeRowWords,
  nightsWords,
} from './home-figures-words';
import { HOME_LINES, homeFiguresAddress, type HomeFiguresQuery, type HomePeopleQuery } from './home-figures.query';
import type { HomeFigures, HomeLine, HomePeople } from './home-figures.service';
import type { HomeRow } from './home-rows';
import { asMiddle } from './plan-measure';

export const HOME_PEOPLE_PAGE = 50;

/** The address of a list, with what is asked already. */
type To = (changes: Partial<HomePeopleQuery>) => string;

export function toHomeFiguresPage(given: HomeFigures, query: HomeFiguresQuery, actor: UserActor, today: LocalDate) {
  const { by, year, band, teamId } = query;
  const filters = { by, year, band, teamId };
  const at = (changes: Partial<HomeFiguresQuery>) =>
    addressOf(HOMES_AT, homeFiguresAddress({ ...filters, ...changes }));
  const list: To = (changes) => addressOf(`${HOMES_AT}/people`, homeFiguresAddress({ ...filters, ...changes }));
  const years = given.history.map(({ year }) => year);
  const keys = [...new Map(given.figures.flatMap(({ lines }) => lines).map((line) => [line.key, line])).values()];
  return {
    places: figurePlaces(HOMES_AT),
    asOf: given.asOf,
    year,
    figures: given.figures.map(({ figure, counts }) => ({
      id: figure,
      title: HOME_FIGURE[figure].title,
      cohort: homeCohortWords(figure, query, given),
      means: HOME_FIGURE[figure].means,
      ...toFigure(figure, counts, given.asOf, (changes) => list({ figure, ...changes })),
    })),
    heads: given.figures.map(({ figure }) => HOME_FIGURE[figure].title),
    by: HOME_LINES.map((one) => ({
      text: `By ${HOME_LINE_WORDS[one].toLowerCase()}`,
      href: at({ by: one }),
      current: by === one,
    })),
    first: HOME_LINE_WORDS[by],
    lines: keys.toSorted(inOrderOf(given, by)).map((line) => ({
      name: homeLineName(by, line),
      cells: given.figures.map(({ figure, lines }) => {
        const own = lines.find(({ key }) => key === line.key);
        return own
          ? toCell(figure, own.counts, (changes) => list({ figure, ...lineFilter(by, line.key), ...changes }))
          : null;
      }),
    })),
    total: given.figures.map(({ figure, counts }) => toCell(figure, counts, (changes) => list({ figure, ...changes }))),
    years: [
      { text: 'Today', href: at({ year: null }), current: year === null },
      ...years.map((one) => ({ text: `Year to March ${one}`, href: at({ year: one }), current: year === one })),
    ],
    history: given.history.map(({ year, bands }) => ({
      year,
      isRunning: year === returnYearOf(today),
      bands: EET_BANDS.map((band) =>
        toCell('suitable', bands[band], (changes) => list({ year, band, figure: 'suitable', ...changes })),
      ),
    })),
    bands: EET_BANDS.map((band) => HOME_BAND_WORDS[band]),
    filters: {
      values: { team: teamId ?? '', band: band ?? '' },
      teams: [
        { value: '', text: 'Any' },
        { value: NO_TEAM, text: 'No team' },
        ...given.teams.map(({ id, name }) => ({ value: id, text: name })),
      ],
      bands: [{ value: '', text: 'Any' }, ...HOME_BANDS.map((value) => ({ value, text: HOME_BAND_WORDS[value] }))],
      by,
      year,
    },
    isFiltered: band !== null || teamId !== null,
    clearHref: at({ band: null, teamId: null }),
    sufficiencyHref: may(actor, 'read-notes') ? SUFFICIENCY_AT : null,
    csvHref: addressOf(`${HOMES_AT}.csv`, homeFiguresAddress(filters)),
  };
}

function toFigure(figure: HomeFigureId, counts: HomeCounts, asOf: LocalDate, list: To) {
  const { metric, words } = HOME_FIGURE[figure];
  const kinds = (of: readonly string[]) =>
    of.map((kind) => linked(asMiddle(words[kind]!), counts.kinds[kind]!, kind, list));
  const everyone = Object.values(counts.kinds).reduce((sum, count) => sum + count, 0);
  return {
    ...toCell(figure, counts, list),
    name: metric.name,
    kinds: kinds(metric.among),
    beside: kinds([...metric.unknown, ...metric.beside]),
    everyone: linked('everyone', everyone, 'everyone', list),
    nights: figure === 'nights' ? nightsWords(counts.nights) : null,
    shares: figure === 'suitable' ? toShares(counts, list) : null,
    differs:
      figure === 'suitable'
        ? {
            any: linked('judged differently', counts.anyDiffers, 'differs', list),
            each: DIFFERENCES.map((one) => linked(asMiddle(DIFFERENCE_WORDS[one]), counts.differs[one], one, list)),
          }
        : null,
    marks: figure === 'sustained' ? MOVE_MARKS.map((mark) => toMark(mark, counts, list)) : null,
    asOf,
  };
}

/** What became of the moves so long ago, as the figure says it of the last day of each. */
function toMark(mark: MoveMark, counts: HomeCounts, list: To) {
  const { metric, words } = HOME_FIGURE.sustained;
  const at: To = ({ of }) => list({ of: `${mark}-${of}` });
  const name = MOVE_MARK_WORDS[mark];
  const kinds = [...metric.among, ...metric.unknown].map((kind) => ({
    ...linked(`${name}: ${asMiddle(words[kind]!)}`, counts.marks[mark][kind]!, kind, at),
    head: words[kind]!,
  }));
  return { name, kinds, ...toCell('sustained', { ...counts, kinds: counts.marks[mark] }, at, name) };
}

function toShares(counts: HomeCounts, list: To) {
  const { suitable, unsuitable, notKnown } = suitableShares(counts);
  return [
    { ...linked('Suitable', suitable.count, 'numerator', list), percent: suitable.percent },
    { ...linked('Not suitable', unsuitable.count, 'unsuitable', list), percent: unsuitable.percent },
    { ...linked('Not known', notKnown.count, 'not-known', list), percent: notKnown.percent },
  ];
}

/** What a table says: the part, the whole and the share; and who is not known. */
function toCell(figure: HomeFigureId, counts: HomeCounts, list: To, title = HOME_FIGURE[figure].title) {
  const { numerator, among, percent, unknown } = homeShare(figure, counts);
  return {
    label: title,
    numerator: linked(title, numerator, 'numerator', list),
    among: linked(`${title}, all`, among, 'among', list),
    percent,
    notKnown: linked(`${title}, not known`, unknown, 'not-known', list),
  };
}

function linked(words: string, count: number, of: string, list: To) {
  return { words, count, href: count > 0 ? list({ of }) : null };
}

function lineFilter(by: HomeFiguresQuery['by'], key: string | null): Partial<HomePeopleQuery> {
  return by === 'band' ? { band: key as HomeBand } : { teamId: key ?? NO_TEAM };
}

/** Age groups from the youngest; no team before the teams in the order of their names. */
function inOrderOf({ teams }: HomeFigures, by: HomeFiguresQuery['by']) {
  const order: (string | null)[] = by === 'band' ? [...HOME_BANDS] : [null, ...teams.map(({ id }) => id)];
  return (a: HomeLine, b: HomeLine) => order.indexOf(a.key) - order.indexOf(b.key);
}

/** The names behind a figure. */
export function toHomePeoplePage(given: HomePeople, query: HomePeopleQuery, actor: UserActor) {
  const { figure, of, page, ...filters } = query;
  const to = (shown: number) => addressOf(`${HOMES_AT}/people`, homeFiguresAddress({ ...query, page: shown }));
  const first = (page - 1) * HOME_PEOPLE_PAGE;
  const { metric, words, means } = HOME_FIGURE[figure];
  const isGood = figure === 'suitable';
  return {
    heading: homeListWords(figure, of),
    total: given.people.length,
    asOf: given.asOf,
    cohort: homeCohortWords(figure, query, given),
    means,
    backHref: addressOf(HOMES_AT, homeFiguresAddress(filters)),
    csvHref:
      may(actor, 'export-case-file') && given.people.length > 0
        ? `${HOMES_AT}/people.csv?${homeFiguresAddress({ ...filters, figure, of })}`
        : null,
    isAway: figure === 'away',
    rows: given.people.slice(first, first + HOME_PEOPLE_PAGE).map((one) => ({
      name: fullName(one),
      at: `/young-people/${one.personId}/homes`,
      age: one.age,
      onDay: one.onDay,
      counted: words[one.kind]!,
      isGap: metric.among.includes(one.kind) && metric.numerator.includes(one.kind) !== isGood,
      words: homeRowWords(figure, one),
      away: figure === 'away' && isAway(one) ? toAway(one, may(actor, 'record-casework')) : null,
      worker: one.workerName,
      team: one.teamName,
    })),
    pagination: pageLinks(page, Math.ceil(given.people.length / HOME_PEOPLE_PAGE), to),
  };
}

const isAway = ({ kind, areaStory }: HomeRow) =>
  HOME_FIGURE.away.metric.numerator.includes(kind) || (areaStory ?? null) !== null;

/** What is written of whoever lives away, and where coming back is planned. */
function toAway(one: HomeRow, canRecord: boolean) {
  const home = `/young-people/${one.personId}/home`;
  const { areaStory } = one;
  return {
    ...awayWords(one),
    href: areaStory ? `${home}/${areaStory.id}` : null,
    plan: canRecord
      ? {
          href: areaStory ? `${home}/${areaStory.id}/record/return-plan` : `${home}/new/another-area`,
          text: areaStory?.comingBack ? 'Plan again' : areaStory ? 'Plan to come back' : 'Record that they live away',
        }
      : null,
  };
}

function addressOf(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
