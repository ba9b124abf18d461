import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { pageLinks } from '../caseloads/page-links';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CASELOADS_AT, figurePlaces } from './figure-places';
import { measured } from './metric';
import { neighbour, periodOf, periodWords, type Period } from './period';
import { monthOfDay, smallMultiples } from './small-multiples';
import { WORK_FIGURE, workKindsOf, workListWords, type WorkFigureId } from './work-figure';
import { itemAt, itemName, itemWords, namedAt, nounOf, workCohortWords, workTeamName } from './work-figures-words';
import {
  dayBehind,
  NO_TEAM,
  workAddress,
  type WorkListQuery,
  type WorkMonthsQuery,
  type WorkQuery,
} from './work-figures.query';
import {
  figuresFor,
  monthShare,
  workSumOf,
  type Team,
  type WorkerFigures,
  type WorkFigures,
  type WorkLine,
  type WorkList,
  type WorkMonths,
} from './work-figures.service';

export const WORK_LIST_PAGE = 50;

type To = (changes: Partial<WorkListQuery>) => string;

const monthsAt = (query: WorkQuery, figure: WorkFigureId) =>
  `${CASELOADS_AT}/months?${workAddress({ ...query, figure })}`;

/** How caseloads and supervision stand, in words. */
export function toWorkFiguresPage(given: WorkFigures, query: WorkQuery, today: LocalDate) {
  const at = (changes: Partial<WorkQuery>) => `${CASELOADS_AT}?${workAddress({ ...query, ...changes })}`;
  const list: To = (changes) => `${CASELOADS_AT}/names?${workAddress({ ...query, ...changes })}`;
  const ids = given.figures.map(({ figure }) => figure);
  const keys = [...new Set(given.figures.flatMap(({ lines }) => lines.map(({ teamId }) => teamId)))];
  const nameOf = (teamId: string | null) =>
    given.figures.flatMap(({ lines }) => lines).find((line) => line.teamId === teamId)?.name ?? null;
  return {
    places: figurePlaces(CASELOADS_AT),
    asOf: given.asOf,
    period: periodWords(query.period),
    ...periodLinks(query.period, at, today),
    filters: filters(given.teams, query),
    isFiltered: query.teamId !== null,
    clearHref: at({ teamId: null }),
    figures: given.figures.map(({ figure, lines }) => ({
      id: figure,
      title: WORK_FIGURE[figure].title,
      when: WORK_FIGURE[figure].span === 'day' ? `On ${formatLong(given.asOf)}` : periodWords(query.period),
      cohort: workCohortWords(figure, query, given.teams),
      means: WORK_FIGURE[figure].means(given.days),
      monthsHref: monthsAt(query, figure),
      ...share(figure, workSumOf(figure, lines), given.asOf, list),
    })),
    heads: ids.map((figure) => WORK_FIGURE[figure].title),
    lines: keys
      .map((teamId) => ({
        name: workTeamName(nameOf(teamId)),
        isNobody: teamId === null,
        cells: given.figures.map(({ figure, lines }) => {
          const own = lines.filter((line) => line.teamId === teamId);
          const to: To = (changes) => list({ teamId: teamId ?? NO_TEAM, ...changes });
          return cell(figure, workSumOf(figure, own).counts, given.asOf, to);
        }),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    total: given.figures.map(({ figure, lines }) => cell(figure, workSumOf(figure, lines).counts, given.asOf, list)),
    managersHref: ids.includes('held') ? `${CASELOADS_AT}/managers?period=${query.period.key}` : null,
    csvHref: `${CASELOADS_AT}.csv?${workAddress(query)}`,
    otherHref: `${CASELOADS_AT}/workers?${workAddress(query)}`,
  };
}

/** The same worker by worker: a line each, and behind each number its names. */
export function toWorkersPage(given: WorkerFigures, query: WorkQuery, today: LocalDate) {
  const at = (changes: Partial<WorkQuery>) => `${CASELOADS_AT}/workers?${workAddress({ ...query, ...changes })}`;
  const ids = given.figures.map(({ figure }) => figure);
  const all = given.figures.flatMap(({ lines }) => lines);
  const workers = new Map(all.map((line) => [line.workerId, line]));
  return {
    byWorker: true,
    places: figurePlaces(CASELOADS_AT),
    asOf: given.asOf,
    period: periodWords(query.period),
    ...periodLinks(query.period, at, today),
    filters: filters(given.teams, query),
    isFiltered: query.teamId !== null,
    clearHref: at({ teamId: null }),
    otherHref: `${CASELOADS_AT}?${workAddress(query)}`,
    heads: ids.map((figure) => WORK_FIGURE[figure].title),
    lines: [...workers.values()]
      .map(({ workerId, name, teamName }) => ({
        name: name ?? 'No worker',
        team: teamName,
        isNobody: workerId === null,
        cells: given.figures.map(({ figure, lines }) => {
          const own = lines.filter((line) => line.workerId === workerId).map((line) => ({ ...line, firstOn: null }));
          const to: To = (changes) =>
            `${CASELOADS_AT}/names?${workAddress({ ...query, workerId: workerId ?? NO_TEAM, ...changes })}`;
          return cell(figure, workSumOf(figure, own).counts, given.asOf, to);
        }),
      }))
      .toSorted((a, b) => Number(a.isNobody) - Number(b.isNobody) || a.name.localeCompare(b.name, 'en-GB')),
  };
}

/** One figure month by month, a small drawing for each team and one for all. */
export function toWorkMonthsPage(
  given: WorkMonths,
  { figure, period, teamId }: WorkMonthsQuery,
  actor: UserActor,
  today: LocalDate,
) {
  const query: WorkQuery = { period, teamId };
  const { title, metric, means, goodIsHigh, place, span } = WORK_FIGURE[figure];
  const all = { teamId: undefined, name: 'All', months: totals(given, figure) };
  const named = given.lines.map((line) => ({ ...line, name: workTeamName(line.name) }));
  const panels = named.length > 1 ? [...named, all] : named;
  const to = (teamId: string | null | undefined, day: LocalDate, of: string) =>
    `${CASELOADS_AT}/names?${workAddress({
      period: periodOf(day, 1),
      teamId: teamId === undefined ? query.teamId : (teamId ?? NO_TEAM),
      figure,
      of,
      on: span === 'day' ? dayBehind(figure, day, today) : null,
    })}`;
  const days = given.lines[0]?.months.map(({ day }) => day) ?? [];
  return {
    heading: `${title}, month by month`,
    asOf: given.asOf,
    means: means(given.days),
    says: metric.name,
    part: goodIsHigh ? 'good' : 'bad',
    backHref: `${CASELOADS_AT}?${workAddress(query)}`,
    csvHref: `${CASELOADS_AT}/months.csv?${workAddress({ ...query, figure })}`,
    place: may(actor, 'see-team') ? place : null,
    others: figuresFor(actor).map((one) => ({
      text: WORK_FIGURE[one].title,
      href: monthsAt(query, one),
      current: one === figure,
    })),
    cohort: WORK_FIGURE[figure].counts,
    panels: smallMultiples(
      title,
      goodIsHigh,
      named.map(({ name, months }) => ({
        name,
        months: months.map((month) => ({ day: month.day, share: monthShare(figure, month) })),
      })),
    ),
    heads: panels.map(({ name }) => name),
    rows: days.toReversed().map((day) => ({
      month: monthOfDay(day, today),
      cells: panels.map(({ teamId, name, months }) => {
        const month = months.find((one) => one.day === day)!;
        const found = monthShare(figure, month);
        const opens = month.counts !== null;
        return {
          label: name,
          numerator: found?.numerator ?? null,
          among: found?.among ?? null,
          isNothing: found === null || found.among === 0,
          numeratorHref: opens && found?.numerator ? to(teamId, day, 'numerator') : null,
          amongHref: opens && found?.among ? to(teamId, day, 'among') : null,
        };
      }),
    })),
  };
}

function totals({ lines }: WorkMonths, figure: WorkFigureId): WorkMonths['lines'][number]['months'] {
  const first = lines[0]?.months ?? [];
  return first.map(({ day }, at) => {
    const own = lines.map(({ months }) => months[at]!);
    const counted = own.filter(({ counts }) => counts !== null);
    const kept = own.flatMap((one) => one.kept ?? []);
    return {
      day,
      counts:
        counted.length > 0
          ? workSumOf(
              figure,
              counted.map(({ counts }) => ({ counts: counts!, firstOn: null })),
            ).counts
          : null,
      kept: kept.length > 0 ? kept.reduce((sum, one) => sum + one, 0) : null,
    };
  });
}

/** The names behind a figure. */
export function toWorkListPage(list: WorkList, query: WorkListQuery, page: number, actor: UserActor) {
  const { figure, of } = query;
  const address = workAddress(query);
  const pages = Math.max(1, Math.ceil(list.total / WORK_LIST_PAGE));
  const { metric } = WORK_FIGURE[figure];
  // Where all are of one sort nothing has to stand out.
  const isPressing = (kind: string) =>
    (of === 'everything' || of === 'among') &&
    (WORK_FIGURE[figure].goodIsHigh
      ? metric.among.includes(kind) && !metric.numerator.includes(kind)
      : metric.numerator.includes(kind));
  return {
    heading: workListWords(figure, of),
    means: WORK_FIGURE[figure].means(list.days),
    counted: nounOf(figure, list.total),
    total: list.total,
    asOf: list.asOf,
    cohort: `${workCohortWords(figure, query, list.teams, query.on)}${workerWords(list, query)}`,
    backHref: query.on ? monthsAt({ period: query.period, teamId: query.teamId }, figure) : backOf(query),
    csvHref: may(actor, 'export-case-file') && list.total > 0 ? `${CASELOADS_AT}/names.csv?${address}` : null,
    aboutWorkers: list.items.every(({ person }) => person === null),
    rows: list.items.map((item) => ({
      name: itemName(item),
      at: namedAt(actor, figure, item),
      why: itemWords(figure, item),
      whyAt: itemAt(actor, figure, item),
      isPressing: isPressing(item.kind),
      worker: item.staffName,
      team: item.teamName,
    })),
    pagination: pageLinks(page, pages, (number) => `${CASELOADS_AT}/names?${address}&page=${number}`),
  };
}

function backOf({ period, teamId, workerId }: WorkListQuery): string {
  return `${CASELOADS_AT}${workerId ? '/workers' : ''}?${workAddress({ period, teamId })}`;
}

/** Of a list of one worker: whose it is. */
function workerWords({ items }: WorkList, { workerId }: WorkQuery): string {
  if (!workerId) return '';
  const name = items[0]?.staffName;
  return workerId === NO_TEAM ? ', without a worker' : name ? `, only ${name}` : ', only of one worker';
}

function cell(figure: WorkFigureId, counts: Record<string, number>, asOf: LocalDate, to: To) {
  const { metric, title } = WORK_FIGURE[figure];
  const { numerator, among, percent } = measured(metric, counts, { cohort: title, asOf });
  return {
    label: title,
    numerator,
    among,
    percent,
    numeratorHref: numerator > 0 ? to({ figure, of: 'numerator' }) : null,
    amongHref: among > 0 ? to({ figure, of: 'among' }) : null,
  };
}

/** A share with every kind beside it: in, out, beside and not known. */
function share(
  figure: WorkFigureId,
  { counts, firstOn }: Pick<WorkLine, 'counts' | 'firstOn'>,
  asOf: LocalDate,
  to: To,
) {
  const { metric, words } = WORK_FIGURE[figure];
  const kinds = (of: readonly string[]) =>
    of.map((kind) => ({
      words: `${words[kind]!.charAt(0).toLowerCase()}${words[kind]!.slice(1)}`,
      count: counts[kind]!,
      href: counts[kind]! > 0 ? to({ figure, of: kind }) : null,
    }));
  const everything = workKindsOf(figure).reduce((sum, kind) => sum + counts[kind]!, 0);
  return {
    ...cell(figure, counts, asOf, to),
    name: metric.name,
    kinds: kinds(metric.among),
    beside: [...kinds(metric.beside), ...kinds(metric.unknown)],
    everything: nounOf(figure, everything),
    everythingHref: everything > 0 ? to({ figure, of: 'everything' }) : null,
    longest: figure === 'waiting' && firstOn ? `Longest since ${formatLong(firstOn)}` : null,
  };
}

function periodLinks(period: Period, at: (changes: Partial<WorkQuery>) => string, today: LocalDate) {
  const near = (by: 1 | -1) => ({
    words: periodWords(neighbour(period, by)),
    href: at({ period: neighbour(period, by) }),
  });
  const inside = period.from <= today && today <= period.to ? today : period.from;
  return {
    earlier: near(-1),
    later: near(1),
    lengths: ([1, 3, 12] as const).map((months) => ({
      text: { 1: 'Month', 3: 'Quarter', 12: 'Year' }[months],
      href: at({ period: periodOf(inside, months) }),
      current: period.months === months,
    })),
  };
}

function filters(teams: readonly Team[], { period, teamId }: WorkQuery) {
  const asked =
    teamId && teamId !== NO_TEAM && !teams.some(({ id }) => id === teamId)
      ? [{ value: teamId, text: 'A team not in this list' }]
      : [];
  return {
    period: period.key,
    teams: [
      { value: '', text: 'Any' },
      { value: NO_TEAM, text: 'No team' },
      ...teams.map(({ id, name }) => ({ value: id, text: name })),
      ...asked,
    ],
    team: teamId ?? '',
  };
}
