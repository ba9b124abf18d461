import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { STILL_OWED } from '../caseloads/due-line';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { isPastDue } from '../deadlines/past-due';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { DeadlineState, DutyBasis } from '../statutory/case-file';
import { addMonths, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { PATTERN_MONTHS } from './by-substitute';
import { LATE_CAUSES, NO_CAUSE } from './causes';
import { OVER_LATE } from './is-late';
import { JOINED_LATE_LINE, WITH_CAUSE, type LateLine } from './late-line';

export const PATTERN_BY = ['team', 'worker', 'rule'] as const;
export type PatternBy = (typeof PATTERN_BY)[number];

/** One count of items: late for each cause, late with no cause given, all of these, and what was met beside them. */
export const PATTERN_FIGURES = [...LATE_CAUSES, NO_CAUSE, 'late', 'met', 'substitute'] as const;
export type PatternFigure = (typeof PATTERN_FIGURES)[number];
export type PatternCounts = Record<PatternFigure, number>;

/** Which items, of the people the actor may see. */
export interface PatternFilters {
  /** `none`: no team has taken them. */
  teamId: string | null;
  /** The personal adviser they have now; `none`: nobody. */
  adviserId: string | null;
  rule: string | null;
}

export interface PatternRow extends PatternCounts {
  /** Of the team, the worker or the rule; null for people without a team or a worker. */
  key: string | null;
  name: string | null;
}

export interface Pattern {
  /** What was over before this day is left out. */
  since: LocalDate;
  rows: PatternRow[];
  /** What the filters name, in words. */
  team: string | null;
  adviser: string | null;
}

/** One item behind a figure. */
export interface PatternItem extends Named {
  id: string;
  personId: string;
  rule: string;
  title: string;
  dutyBasis: DutyBasis;
  state: DeadlineState;
  dueOn: LocalDate;
  metOn: LocalDate | null;
  adviser: string | null;
  late: LateLine | null;
}

export const PATTERN_PAGE = 100;

const NOBODY = 'none';

/**
 * Why things are late, by team, worker or rule: everything overdue today, and what in the last twelve months was met
 * late or never. Beside it, what was met in that time as asked and by something a manager accepted in its place.
 */
@Injectable()
export class LatePatternService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for whoever is no manager */
  async pattern(actor: Actor, by: PatternBy, filters: PatternFilters, today: LocalDate): Promise<Pattern> {
    mustBeAllowed(actor, 'see-team');
    const since = addMonths(today, -PATTERN_MONTHS);
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [today, since];
      const key = KEYS[by];
      const rows = await work.manager.query<PatternRow[]>(
        `select ${key.id} as key, min(${key.name}) as name, ${COUNTS}
           from (${items(work, filters, parameters)}) i group by ${key.id}
          order by ${key.id} is null, min(${key.name}), ${key.id}`,
        parameters,
      );
      return { since, rows, ...(await namesOf(work, filters)) };
    });
  }

  /** What one figure counts, the earliest first. @param page from 1 */
  async items(
    actor: Actor,
    figure: PatternFigure,
    filters: PatternFilters,
    page: number,
    today: LocalDate,
  ): Promise<PatternItem[]> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, (work) => {
      const parameters: unknown[] = [today, addMonths(today, -PATTERN_MONTHS), PATTERN_PAGE, (page - 1) * PATTERN_PAGE];
      return work.manager.query<PatternItem[]>(
        `select i.id, i.person_id as "personId", i.given_name as "givenName", i.family_name as "familyName",
                i.known_as as "knownAs", i.authority_id as "authorityId", i.rule, i.title, i.duty_basis as "dutyBasis",
                i.state, i.due_on as "dueOn", i.met_on as "metOn", i.adviser_name as adviser, i.late_line as late
           from (${items(work, filters, parameters)}) i where ${COUNTED[figure]}
          order by i.due_on, i.id limit $3 offset $4`,
        parameters,
      );
    });
  }
}

const KEYS: Record<PatternBy, { id: string; name: string }> = {
  team: { id: 'i.team_id', name: 'i.team_name' },
  worker: { id: 'i.adviser_id', name: 'i.adviser_name' },
  rule: { id: 'i.rule', name: 'i.rule' },
};

/** SQL that is true for an item `i` that a figure counts. */
const COUNTED: Record<PatternFigure, string> = {
  worker: `i.is_late and i.cause = 'worker'`,
  'young-person': `i.is_late and i.cause = 'young-person'`,
  partner: `i.is_late and i.cause = 'partner'`,
  'wrong-fact': `i.is_late and i.cause = 'wrong-fact'`,
  'outside-delay': `i.is_late and i.cause = 'outside-delay'`,
  none: 'i.is_late and i.cause is null',
  late: 'i.is_late',
  met: `i.state in ('met', 'met-late')`,
  substitute: `i.state = 'met-by-substitute'`,
};

const COUNTS = PATTERN_FIGURES.map((figure) => `count(*) filter (where ${COUNTED[figure]})::int as "${figure}"`).join(
  ', ',
);

/** The items that the figures are of; $1 is today, $2 the day from which what is over counts. */
function items(work: Work, { teamId, adviserId, rule }: PatternFilters, parameters: unknown[]): string {
  const overdue = `(${STILL_OWED} and ${isPastDue('$1::date')})`;
  const over = `(d.state in ('met', 'met-late', 'met-by-substitute') and d.met_on between $2::date and $1::date
    or d.state = 'breached' and d.due_on between $2::date and $1::date)`;
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const conditions = [visiblePeople(work.actor, 'y', parameters), `(${overdue} or ${over})`];
  if (teamId === NOBODY) conditions.push('y.team_id is null');
  else if (teamId) conditions.push(`y.team_id = ${parameter(teamId)}`);
  if (adviserId === NOBODY) conditions.push('a.id is null');
  else if (adviserId) conditions.push(`a.staff_id = ${parameter(adviserId)}`);
  if (rule) conditions.push(`d.rule = ${parameter(rule)}`);
  return `
    select d.id, d.young_person_id as person_id, d.rule, d.title, d.duty_basis, d.state, d.due_on, d.met_on,
           y.given_name, y.family_name, y.known_as, n.value as authority_id, y.team_id, t.name as team_name,
           a.staff_id as adviser_id, s.name as adviser_name, k.cause, ${JOINED_LATE_LINE} as late_line,
           ${overdue} or ${OVER_LATE} as is_late
      from deadline d join young_person y on y.id = d.young_person_id
      left join person_identifier n on n.young_person_id = y.id and n.kind = 'authority-id' and not n.withdrawn
      left join team t on t.id = y.team_id ${WITH_ADVISER} ${WITH_CAUSE}
     where ${conditions.join(' and ')}`;
}

async function namesOf(
  { manager }: Work,
  { teamId, adviserId }: PatternFilters,
): Promise<Pick<Pattern, 'team' | 'adviser'>> {
  const idOf = (id: string | null) => (id === NOBODY ? null : id);
  const [row]: Pick<Pattern, 'team' | 'adviser'>[] = await manager.query(
    `select (select name from team where id = $1::uuid) as team, (select name from staff where id = $2::uuid) as adviser`,
    [idOf(teamId), idOf(adviserId)],
  );
  return row!;
}
