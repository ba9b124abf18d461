import { pageAsked } from '../caseloads/page-links';
import { isId } from '../platform/ids';
import { isOutstanding } from '../statutory/deadline';
import type { LocalDate } from '../statutory/local-date';
import { DEADLINE_RULES } from '../statutory/rule-book';
import { dueWords } from '../web/day-words';
import { chosen, typed, type Fields } from '../web/fields';
import { standsWords } from '../young-people/due-words';
import { fullName } from '../young-people/names';
import { BASIS_WORDS } from '../young-people/status-words';
import { CAUSE_WORDS } from './causes';
import { lateWords } from './late-line';
import {
  PATTERN_BY,
  PATTERN_FIGURES,
  PATTERN_PAGE,
  type Pattern,
  type PatternBy,
  type PatternCounts,
  type PatternFigure,
  type PatternFilters,
  type PatternItem,
  type PatternRow,
} from './late-pattern.service';

/** What the address asks for. */
export interface PatternQuery extends PatternFilters {
  by: PatternBy;
  /** Whose names are shown; null for the table alone. */
  figure: PatternFigure | null;
  page: number;
}

export const FIGURE_WORDS: Readonly<Record<PatternFigure, string>> = {
  ...CAUSE_WORDS,
  none: 'No cause given',
  late: 'Late in all',
  met: 'Met as asked',
  substitute: 'Met by a substitute',
};

export const BY_WORDS: Readonly<Record<PatternBy, string>> = { team: 'Team', worker: 'Worker', rule: 'Rule' };

const NOBODY_WORDS: Readonly<Record<PatternBy, string>> = {
  team: 'No team yet',
  worker: 'Without an adviser',
  rule: '',
};

const RULES: Readonly<Record<string, { title: string }>> = DEADLINE_RULES;

export function readPatternAddress(fields: Fields): PatternQuery {
  const rule = typed(fields, 'rule');
  return {
    by: chosen(fields, 'by', PATTERN_BY) ?? 'team',
    teamId: idOrNobody(fields, 'team'),
    adviserId: idOrNobody(fields, 'adviser'),
    rule: RULES[rule] ? rule : null,
    figure: chosen(fields, 'figure', PATTERN_FIGURES),
    page: pageAsked(fields),
  };
}

export function patternAddress(query: PatternQuery, path = '/team/late'): string {
  const { by, teamId, adviserId, rule, figure, page } = query;
  const said = new URLSearchParams({
    ...(by !== 'team' && { by }),
    ...(teamId && { team: teamId }),
    ...(adviserId && { adviser: adviserId }),
    ...(rule && { rule }),
    ...(figure && { figure }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return said ? `${path}?${said}` : path;
}

/** The name of a row: a team's, a worker's, or a rule's with its title. */
export function rowName({ key, name }: PatternRow, by: PatternBy): string {
  if (key === null) return NOBODY_WORDS[by];
  return by === 'rule' ? `${key} ${RULES[key]?.title ?? ''}`.trim() : (name ?? '');
}

export function totalOf(rows: readonly PatternRow[]): PatternCounts {
  const total = Object.fromEntries(PATTERN_FIGURES.map((figure) => [figure, 0])) as PatternCounts;
  for (const row of rows) for (const figure of PATTERN_FIGURES) total[figure] += row[figure];
  return total;
}

/** @param items behind the figure that the address names; null where it names none */
export function latePatternPage(
  pattern: Pattern,
  items: readonly PatternItem[] | null,
  query: PatternQuery,
  today: LocalDate,
) {
  const { by, figure, page } = query;
  const base = { ...query, page: 1 };
  const to = (changes: Partial<PatternQuery>) => patternAddress({ ...base, ...changes });
  const cells = (counts: PatternCounts, which: Partial<PatternFilters>) =>
    PATTERN_FIGURES.map((one) => ({
      label: FIGURE_WORDS[one],
      count: counts[one],
      href: counts[one] > 0 ? `${to({ ...which, figure: one })}#names` : null,
    }));
  const total = totalOf(pattern.rows);
  const counted = figure === null ? 0 : total[figure];
  return {
    asOf: today,
    since: pattern.since,
    by: BY_WORDS[by],
    shows: PATTERN_BY.map((one) => ({
      text: `By ${BY_WORDS[one].toLowerCase()}`,
      href: to({ by: one, figure: null }),
      current: one === by,
    })),
    filters: filterWords(pattern, query),
    clearHref: to({ teamId: null, adviserId: null, rule: null, figure: null }),
    heads: PATTERN_FIGURES.map((one) => FIGURE_WORDS[one]),
    rows: pattern.rows.map((row) => ({ name: rowName(row, by), cells: cells(row, whichOf(row, by)) })),
    total: pattern.rows.length > 1 ? cells(total, {}) : null,
    csvHref: patternAddress({ ...base, figure: null }, '/team/late.csv'),
    names: items && {
      title: figure === null ? '' : FIGURE_WORDS[figure],
      items: items.map((item) => itemInWords(item, today)),
      count: counted,
      range:
        counted > PATTERN_PAGE
          ? `${(page - 1) * PATTERN_PAGE + 1} to ${(page - 1) * PATTERN_PAGE + items.length}`
          : null,
      previous: page > 1 ? `${to({ page: page - 1 })}#names` : null,
      next: counted > page * PATTERN_PAGE ? `${to({ page: page + 1 })}#names` : null,
    },
  };
}

function itemInWords(item: PatternItem, today: LocalDate) {
  const outstanding = isOutstanding(item.state);
  const isLate = outstanding || item.state === 'breached' || (item.metOn !== null && item.metOn > item.dueOn);
  return {
    name: fullName(item),
    title: item.title,
    rule: item.rule,
    basis: BASIS_WORDS[item.dutyBasis],
    stands: outstanding ? dueWords(item.dueOn, today) : standsWords(item, today),
    late: item.late ? lateWords(item.late, today, !outstanding) : isLate ? FIGURE_WORDS.none : null,
    adviser: item.adviser,
    href: `/young-people/${item.personId}/due/${item.id}`,
  };
}

function whichOf({ key }: PatternRow, by: PatternBy): Partial<PatternFilters> {
  const id = key ?? 'none';
  switch (by) {
    case 'team':
      return { teamId: id };
    case 'worker':
      return { adviserId: id };
    case 'rule':
      return { rule: id };
  }
}

function filterWords({ team, adviser }: Pattern, { teamId, adviserId, rule }: PatternQuery): string[] {
  return [
    teamId && (team ?? NOBODY_WORDS.team),
    adviserId && (adviser ?? NOBODY_WORDS.worker),
    rule && `${rule} ${RULES[rule]?.title ?? ''}`,
  ].filter((words): words is string => words !== null && words !== '');
}

function idOrNobody(fields: Fields, name: string): string | null {
  const value = typed(fields, name);
  return value === 'none' || isId(value) ? value : null;
}
