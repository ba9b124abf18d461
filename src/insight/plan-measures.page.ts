import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { STATUS_WORDS } from '../young-people/status-words';
import { figurePlaces, PLANS_AT } from './figure-places';
import { measured } from './metric';
import { FIGURE_TITLES, FIGURES, asMiddle, listWords, PLAN_FIGURES, type FigureId } from './plan-measure';
import {
  PLAN_LINE_WORDS,
  personWords,
  planCohortWords,
  planLineName,
  planWords,
  sumWords,
  whyWords,
} from './plan-measures-words';
import {
  NOBODY,
  PLAN_LINES,
  planAddress,
  planPlaceWords,
  type PlanListQuery,
  type PlanMeasuresQuery,
} from './plan-measures.query';
import {
  planSumOf,
  type PlanChoices,
  type PlanCounts,
  type PlanLine,
  type PlanList,
  type PlanListed,
  type PlanMeasures,
} from './plan-measures.service';

export const PLAN_LIST_PAGE = 50;

/** Of whom and as at which day. */
type Said = { cohort: string; asOf: LocalDate };
type To = (changes: Partial<PlanListQuery>) => string;

/** How pathway plans stand, in words. */
export function toPlanMeasuresPage(given: PlanMeasures & PlanChoices, query: PlanMeasuresQuery) {
  const total = planSumOf(given.lines);
  const said: Said = { cohort: planCohortWords(query, given), asOf: given.asOf };
  const at = (changes: Partial<PlanMeasuresQuery>) => addressOf(PLANS_AT, planAddress({ ...query, ...changes }));
  const list: To = (changes) => addressOf(`${PLANS_AT}/people`, planAddress({ ...query, ...changes }));
  return {
    places: figurePlaces(PLANS_AT),
    ...said,
    people: { count: total.people, href: total.people > 0 ? list({ figure: 'current', of: 'everyone' }) : null },
    filters: filters(given, query),
    isFiltered: query.teamId !== null || query.workerId !== null,
    clearHref: at({ teamId: null, workerId: null }),
    by: PLAN_LINES.map((by) => ({
      text: { team: 'By team', worker: 'By worker' }[by],
      href: at({ by }),
      current: query.by === by,
    })),
    figures: FIGURES.map((figure) => ({
      id: figure,
      title: FIGURE_TITLES[figure],
      means: PLAN_FIGURES[figure].means(given.days),
      ...share(figure, total.counts, said, list),
      sums: sumWords(figure, total),
    })),
    first: PLAN_LINE_WORDS[query.by],
    heads: FIGURES.map((figure) => FIGURE_TITLES[figure]),
    lines: given.lines.map((line) => toLine(line, query, said, list)),
    total: FIGURES.map((figure) => cell(figure, total.counts, said, list)),
    csvHref: addressOf(`${PLANS_AT}.csv`, planAddress(query)),
  };
}

function toLine(line: PlanLine, query: PlanMeasuresQuery, said: Said, list: To) {
  const which = query.by === 'team' ? { teamId: line.key ?? NOBODY } : { workerId: line.key ?? NOBODY };
  const to: To = (changes) => list({ ...which, ...changes });
  return {
    name: planLineName(query.by, line.name),
    isNobody: line.key === null,
    people: { count: line.people, href: to({ figure: 'current', of: 'everyone' }) },
    cells: FIGURES.map((figure) => cell(figure, line.counts, said, to)),
  };
}

/** A figure of one line: so many of so many, each with its list. */
function cell(figure: FigureId, counts: PlanCounts, { cohort, asOf }: Said, to: To) {
  const { numerator, among, percent } = measured(PLAN_FIGURES[figure].metric, counts[figure], { cohort, asOf });
  return {
    label: FIGURE_TITLES[figure],
    numerator,
    among,
    percent,
    numeratorHref: numerator > 0 ? to({ figure, of: 'numerator' }) : null,
    amongHref: among > 0 ? to({ figure, of: 'among' }) : null,
  };
}

/** A share with every kind beside it: in, out, beside and not known. */
function share(figure: FigureId, counts: PlanCounts, said: Said, to: To) {
  const { metric, words } = PLAN_FIGURES[figure];
  const kinds = (of: readonly string[]) =>
    of.map((kind) => ({
      words: asMiddle(words[kind]!),
      count: counts[figure][kind]!,
      href: counts[figure][kind]! > 0 ? to({ figure, of: kind }) : null,
    }));
  return {
    ...cell(figure, counts, said, to),
    name: metric.name,
    kinds: kinds(metric.among),
    beside: [...kinds(metric.beside), ...kinds(metric.unknown)],
  };
}

function filters({ teams, workers }: PlanChoices, query: PlanMeasuresQuery) {
  const asked = (list: { id: string; name: string }[], id: string | null) =>
    id && id !== NOBODY && !list.some((one) => one.id === id) ? [{ value: id, text: 'Somebody not in this list' }] : [];
  const options = (list: { id: string; name: string }[], nobody: string, id: string | null) => [
    { value: '', text: 'Any' },
    { value: NOBODY, text: nobody },
    ...list.map(({ id, name }) => ({ value: id, text: name })),
    ...asked(list, id),
  ];
  return {
    by: query.by,
    teams: options(teams, 'No team', query.teamId),
    workers: options(workers, 'No worker', query.workerId),
    values: { team: query.teamId ?? '', worker: query.workerId ?? '' },
  };
}

/** The names behind a figure. */
export function toPlanListPage(
  list: PlanList,
  query: PlanListQuery,
  { isFirst, choices }: { isFirst: boolean; choices: PlanChoices },
  actor: UserActor,
) {
  const address = planAddress(query);
  const people = list.people.slice(0, PLAN_LIST_PAGE);
  const last = people.at(-1);
  const more = list.people.length > PLAN_LIST_PAGE;
  return {
    heading: listWords(query.figure, query.of),
    means: PLAN_FIGURES[query.figure].means(list.days),
    total: list.total,
    asOf: list.asOf,
    cohort: planCohortWords(query, choices),
    sums: list.total > 0 ? sumWords(query.figure, list.sums) : null,
    backHref: addressOf(PLANS_AT, planAddress({ by: query.by, teamId: query.teamId, workerId: query.workerId })),
    csvHref: may(actor, 'export-case-file') && list.total > 0 ? `${PLANS_AT}/people.csv?${address}` : null,
    counted: FIGURE_TITLES[query.figure],
    rows: people.map((one) => toRow(one, query.figure, may(actor, 'read-notes'))),
    isPart: !isFirst || more,
    firstHref: isFirst ? null : `${PLANS_AT}/people?${address}`,
    nextHref:
      last && more
        ? `${PLANS_AT}/people?${address}&after=${planPlaceWords({ completedOn: last.completedOn, id: last.youngPersonId })}`
        : null,
  };
}

function toRow(one: PlanListed, figure: FigureId, mayReadPlans: boolean) {
  const at = `/young-people/${one.youngPersonId}`;
  const { numerator, among } = PLAN_FIGURES[figure].metric;
  return {
    name: personWords(one),
    at,
    status: STATUS_WORDS[one.status ?? 'undetermined'],
    plan: planWords(one),
    planHref: one.versionNumber === null || !mayReadPlans ? null : `${at}/plan/versions/${one.versionNumber}`,
    why: whyWords(figure, one),
    isGap: among.includes(one.kind) && !numerator.includes(one.kind),
    worker: one.workerName,
    team: one.teamName,
  };
}

function addressOf(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}
