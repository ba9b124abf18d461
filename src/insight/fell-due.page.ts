import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { DEADLINE_RULES } from '../statutory/rule-book';
import { fullName } from '../young-people/names';
import { fellDueAddress, LINES, NOBODY, RULE_IDS, type FellDueListQuery, type FellDueQuery } from './fell-due.query';
import {
  dueOf,
  sumOf,
  type FellDue,
  type FellDueChoices,
  type FellDueCounts,
  type FellDueItem,
  type FellDueList,
} from './fell-due.service';
import {
  FOOTING_WORDS,
  LINE_WORDS,
  lineName,
  LIST_WORDS,
  ON_FOOTING,
  OUTCOME_MEANINGS,
  OUTCOME_WORDS,
  ruleCaveat,
  whatHappened,
} from './fell-due-words';
import { FIGURES_AT, figurePlaces } from './figure-places';
import { measured } from './metric';
import { monthChart } from './month-chart';
import { DONE_ON_TIME, FOOTINGS, LEFT_OUT, OUTCOMES, type Footing } from './outcome';
import { monthsOf, neighbour, periodOf, periodWords, type Period } from './period';

export const LIST_PAGE = 50;

type To = (changes: Partial<FellDueListQuery>) => string;

/** What fell due and how it went, in words: by law, by guidance and by local policy, never added up. */
export function toFellDuePage(
  figures: FellDue & FellDueChoices,
  query: FellDueQuery,
  today: LocalDate,
  actor: UserActor,
) {
  const { period } = query;
  const at = (changes: Partial<FellDueQuery>) => `${FIGURES_AT}?${fellDueAddress({ ...query, ...changes })}`;
  const list: To = (changes) => `${FIGURES_AT}/items?${fellDueAddress({ ...query, ...changes })}`;
  return {
    figurePages: figurePlaces(FIGURES_AT),
    knowsEveryNo: may(actor, 'see-health'),
    asOf: figures.asOf,
    period: periodWords(period),
    cohort: cohortWords(query, figures),
    filters: filters(figures, query, today),
    isFiltered: [query.basis, query.rule, query.teamId, query.workerId].some(Boolean) || query.toBeConfirmed,
    clearHref: `${FIGURES_AT}?${fellDueAddress({ ...query, basis: null, rule: null, teamId: null, workerId: null, toBeConfirmed: false })}`,
    earlier: { href: at({ period: neighbour(period, -1) }), words: periodWords(neighbour(period, -1)) },
    later: { href: at({ period: neighbour(period, 1) }), words: periodWords(neighbour(period, 1)) },
    lengths: ([1, 3, 12] as const).map((months) => ({
      text: { 1: 'Month', 3: 'Quarter', 12: 'Year from April' }[months],
      href: at({ period: periodOf(dayIn(period, today), months) }),
      current: period.months === months,
    })),
    by: LINES.map((by) => ({
      text: { rule: 'By rule', team: 'By team', worker: 'By worker' }[by],
      href: at({ by }),
      current: query.by === by,
    })),
    csvHref: `${FIGURES_AT}.csv?${fellDueAddress(query)}`,
    sections: FOOTINGS.filter((basis) => figures.lines.some((line) => line.basis === basis)).map((basis) =>
      section(basis, figures, query, list),
    ),
    meanings: OUTCOMES.map((outcome) => ({ words: OUTCOME_WORDS[outcome], meaning: OUTCOME_MEANINGS[outcome] })),
  };
}

/** Today where the period has it, so that a shorter one is the present one; else its first day. */
function dayIn({ from, to }: Period, today: LocalDate): LocalDate {
  return from <= today && today <= to ? today : from;
}

function section(basis: Footing, figures: FellDue, query: FellDueQuery, list: To) {
  const { by, period } = query;
  const lines = figures.lines.filter((line) => line.basis === basis);
  const total = sumOf(lines);
  const months = monthsOf(period).map((month) => ({
    month,
    counts: figures.months.find((one) => one.basis === basis && one.month === month) ?? sumOf([]),
  }));
  const to: To = (changes) => list({ basis, ...changes });
  const cells = (counts: FellDueCounts, which: Partial<FellDueListQuery>) =>
    cellsOf(counts, (changes) => to({ ...which, ...changes }));
  return {
    id: basis,
    name: FOOTING_WORDS[basis],
    metric: toMetric(total, `items that fell due ${ON_FOOTING[basis]} in ${periodWords(period)}`, figures.asOf, to),
    first: LINE_WORDS[by],
    lines: lines
      .map(({ key, name, ...counts }) => ({
        name: lineName(by, key, name),
        isNobody: key === null,
        caveat: by === 'rule' && key ? ruleCaveat(key) : null,
        cells: cells(counts, lineFilter(by, key)),
        due: dueOf(counts),
      }))
      // What was only ever left out is no line of nothing.
      .filter(({ due }) => due > 0),
    total: cells(total, {}),
    paused: { count: total.paused, href: to({ paused: true }) },
    toBeConfirmed: { count: total.toBeConfirmed, href: to({ toBeConfirmed: true }) },
    leftOut: LEFT_OUT.filter((one) => total[one] > 0).map((one) => ({
      count: total[one],
      words: OUTCOME_WORDS[one].toLowerCase(),
      href: to({ of: one }),
    })),
    chart: months.length > 1 && dueOf(total) > 0 ? monthChart(FOOTING_WORDS[basis], months) : null,
    months: months.map(({ month, counts }) => ({
      name: periodWords(periodOf(month, 1)),
      cells: cells(counts, { period: periodOf(month, 1) }),
    })),
  };
}

function lineFilter(by: FellDueQuery['by'], key: string | null): Partial<FellDueListQuery> {
  switch (by) {
    case 'rule':
      return { rule: RULE_IDS.find((rule) => rule === key) ?? null };
    case 'team':
      return { teamId: key ?? NOBODY };
    case 'worker':
      return { workerId: key ?? NOBODY };
  }
}

/** The numbers of a line in the order of the headings, each with its list; no link where there is nothing to open. */
function cellsOf(counts: FellDueCounts, to: To) {
  const cell = (label: string, count: number, changes: Partial<FellDueListQuery>) => ({
    label,
    /** To be read aloud after the number. */
    said: label.toLowerCase(),
    classes: '',
    count,
    /** Null, and the number is nothing, where there is no list to open. */
    href: count > 0 ? to(changes) : null,
  });
  return [
    cell('Fell due', dueOf(counts), {}),
    ...OUTCOMES.map((of) => ({
      ...cell(OUTCOME_WORDS[of], counts[of], { of }),
      classes: of === 'overdue' || of === 'never' ? ' onward-clock__late' : '',
    })),
    cell('Of these paused', counts.paused, { paused: true }),
  ];
}

function toMetric(counts: FellDueCounts, cohort: string, asOf: LocalDate, to: To) {
  const one = measured(DONE_ON_TIME, counts, { cohort, asOf });
  return {
    ...one,
    name: one.metric.name,
    numeratorHref: one.numerator > 0 ? to({ of: 'onTime' }) : null,
    unknownHref: one.unknown > 0 ? to({ of: 'unknown' }) : null,
    beside: one.beside.map(({ kind, count }) => ({
      count,
      words: OUTCOME_WORDS[kind].toLowerCase(),
      href: count > 0 ? to({ of: kind }) : null,
    })),
  };
}

/** Who and what the figures are of. */
export function cohortWords(query: FellDueQuery, { teams, workers }: FellDueChoices): string {
  const { period, basis, rule, teamId, workerId, toBeConfirmed } = query;
  const named = (list: { id: string; name: string }[], id: string, nobody: string) =>
    id === NOBODY ? nobody : (list.find((one) => one.id === id)?.name ?? 'somebody not in the list');
  const only = [
    basis && ON_FOOTING[basis],
    rule && `by rule ${rule}, ${DEADLINE_RULES[rule].title}`,
    teamId && `when the team was ${named(teams, teamId, 'none')}`,
    workerId && `when the worker was ${named(workers, workerId, 'nobody')}`,
    toBeConfirmed && 'by a rule whose wording has still to be confirmed',
  ].filter(Boolean);
  return `Everything due from ${formatLong(period.from)} to ${formatLong(period.to)} to young people whom you may see${only.length > 0 ? `, only ${only.join(', ')}` : ''}`;
}

function filters({ teams, workers }: FellDueChoices, query: FellDueQuery, today: LocalDate) {
  const any = { value: '', text: 'Any' };
  const asked = (list: { id: string; name: string }[], id: string | null) =>
    id && id !== NOBODY && !list.some((one) => one.id === id) ? [{ value: id, text: 'Somebody not in this list' }] : [];
  const options = (list: { id: string; name: string }[], nobody: string, id: string | null) => [
    any,
    { value: NOBODY, text: nobody },
    ...list.map(({ id, name }) => ({ value: id, text: name })),
    ...asked(list, id),
  ];
  return {
    periods: periodChoices(query.period, today),
    bases: [any, ...FOOTINGS.map((basis) => ({ value: basis, text: FOOTING_WORDS[basis] }))],
    rules: [
      any,
      ...RULE_IDS.toSorted().map((rule) => ({ value: rule, text: `${rule} ${DEADLINE_RULES[rule].title}` })),
    ],
    teams: options(teams, 'No team', query.teamId),
    workers: options(workers, 'No worker then', query.workerId),
    confirmed: [any, { value: 'no', text: 'Only rules to be confirmed' }],
    values: {
      period: query.period.key,
      basis: query.basis ?? '',
      rule: query.rule ?? '',
      team: query.teamId ?? '',
      worker: query.workerId ?? '',
      confirmed: query.toBeConfirmed ? 'no' : '',
    },
    by: query.by,
  };
}

/** Two years back and one period on, of the length that is shown. */
function periodChoices(shown: Period, today: LocalDate) {
  let period = neighbour(periodOf(today, shown.months), 1);
  const choices: Period[] = [];
  for (let n = 0; n <= 24 / shown.months + 1; n += 1) {
    choices.push(period);
    period = neighbour(period, -1);
  }
  if (!choices.some(({ key }) => key === shown.key)) choices.push(shown);
  return choices.map((one) => ({ value: one.key, text: periodWords(one) }));
}

/** The names behind a figure. */
export function toFellDueListPage(
  list: FellDueList,
  query: FellDueListQuery,
  { isFirst, choices }: { isFirst: boolean; choices: FellDueChoices },
  actor: UserActor,
  today: LocalDate,
) {
  const address = fellDueAddress(query);
  const items = list.items.slice(0, LIST_PAGE);
  const last = items.at(-1);
  const of = LIST_WORDS[query.of];
  return {
    heading: query.paused ? `${of}, paused` : of,
    knowsEveryNo: may(actor, 'see-health'),
    total: list.total,
    asOf: list.asOf,
    cohort: `${cohortWords(query, choices)}${query.basis ? '' : ': by law, by guidance and by local policy together'}`,
    backHref: `${FIGURES_AT}?${fellDueAddress({ ...query, of: 'counted', paused: false })}`,
    csvHref: may(actor, 'export-case-file') && list.total > 0 ? `${FIGURES_AT}/items.csv?${address}` : null,
    rows: items.map((item) => row(item, today)),
    isPart: !isFirst || list.items.length > LIST_PAGE,
    firstHref: isFirst ? null : `${FIGURES_AT}/items?${address}`,
    nextHref:
      last && list.items.length > LIST_PAGE ? `${FIGURES_AT}/items?${address}&after=${last.dueOn}_${last.id}` : null,
  };
}

function row(item: FellDueItem, today: LocalDate) {
  return {
    name: fullName(item),
    at: `/young-people/${item.youngPersonId}`,
    title: item.title,
    dueHref: `/young-people/${item.youngPersonId}/due/${item.id}`,
    rule: item.rule,
    basis: FOOTING_WORDS[item.basis],
    confirmed: item.confirmed,
    dueOn: item.dueOn,
    worker: item.workerName,
    team: item.teamName,
    happened: whatHappened(item, today),
    isOverdue: item.outcome === 'overdue' || item.outcome === 'never',
    paused: item.pausedUntil && `Paused until ${formatLong(item.pausedUntil)}`,
  };
}
