import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { STILL_OWED } from '../caseloads/due-line';
import { stateFor } from '../deadlines/said-no';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { DeadlineState } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import {
  NOBODY,
  type FellDueFilters,
  type FellDueListQuery,
  type FellDueQuery,
  type LinesBy,
  type ListPlace,
} from './fell-due.query';
import {
  FOOTING,
  FOOTINGS,
  LEFT_OUT,
  OUTCOMES,
  outcomesIn,
  outcomeSql,
  type Footing,
  type LeftOut,
  type Outcome,
} from './outcome';

/** Items by how they went, each in one of the outcomes; `left out` are in no sum. */
export type FellDueCounts = Record<Outcome | LeftOut, number> & {
  /** Of those counted: paused today. A pause stops alerts, not the duty. */
  paused: number;
  /** Of those counted: by a rule whose wording has still to be confirmed. */
  toBeConfirmed: number;
};

export interface FellDueLine extends FellDueCounts {
  basis: Footing;
  /** The rule, or the id of the team or worker; null: no team, or nobody. */
  key: string | null;
  /** Of the team or worker. */
  name: string | null;
}

export interface FellDueMonth extends FellDueCounts {
  basis: Footing;
  /** Its first day. */
  month: LocalDate;
}

export interface FellDue {
  asOf: LocalDate;
  lines: FellDueLine[];
  months: FellDueMonth[];
}

/** Whom the page can be narrowed to. */
export interface FellDueChoices {
  teams: { id: string; name: string }[];
  workers: { id: string; name: string }[];
}

/** One item behind a figure. */
export interface FellDueItem extends Named {
  id: string;
  youngPersonId: string;
  rule: string;
  title: string;
  basis: Footing;
  confirmed: boolean;
  dueOn: LocalDate;
  dueAt: Date | null;
  state: DeadlineState;
  metOn: LocalDate | null;
  outcome: Outcome | LeftOut;
  /** Null where it is not paused today. */
  pausedUntil: LocalDate | null;
  /** Who had the young person on the due date. */
  workerId: string | null;
  workerName: string | null;
  teamId: string | null;
  teamName: string | null;
}

export interface FellDueList {
  asOf: LocalDate;
  /** On all pages. */
  total: number;
  items: FellDueItem[];
}

/** So many are read at once for a file. */
const EXPORT_BATCH = 2000;

const NOTHING = Object.fromEntries(
  [...OUTCOMES, ...LEFT_OUT, 'paused', 'toBeConfirmed'].map((name) => [name, 0]),
) as FellDueCounts;

/** Everything that is counted. */
export function dueOf(counts: FellDueCounts): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** Of several lines together. */
export function sumOf(lines: readonly FellDueCounts[]): FellDueCounts {
  const sum = { ...NOTHING };
  for (const line of lines) {
    for (const name of Object.keys(NOTHING) as (keyof FellDueCounts)[]) sum[name] += line[name];
  }
  return sum;
}

/**
 * What fell due in a period and how it went, as figures and as the lists behind them: both by the same conditions. A no to
 * something of their health is for those who see health: for other readers it is simply owed, in figures and lists alike, so
 * that nobody is found out by comparing the two.
 */
@Injectable()
export class FellDueService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for those who answer for no figures */
  async figures(actor: Actor, query: FellDueQuery, today: LocalDate): Promise<FellDue & FellDueChoices> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => ({
      ...(await counted(work, query, today)),
      ...(await choices(work)),
    }));
  }

  /** The figures as a file: without names of young people. Audited. */
  async exportFigures(actor: Actor, query: FellDueQuery, today: LocalDate): Promise<FellDue> {
    mustBeAllowed(actor, 'see-figures');
    const given = await this.unitOfWork.read(actor, (work) => counted(work, query, today));
    await this.recordExport(actor, 'figures.exported', query, given.lines.length);
    return given;
  }

  /**
   * The items behind a figure in the order in which they were due, and how many there are in all.
   * @returns of the items one more than `limit` where there are more
   */
  async list(
    actor: Actor,
    query: FellDueListQuery,
    { after, limit }: { after: ListPlace | null; limit: number },
    today: LocalDate,
  ): Promise<FellDueList & { choices: FellDueChoices }> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => ({
      asOf: today,
      choices: await askedFor(work, query),
      total: await howMany(work, query, today),
      items: await itemsAfter(work, query, after, limit + 1, today),
    }));
  }

  /** The items with the names of young people, as a file: for those who may take records elsewhere. Audited. */
  async exportList(actor: Actor, query: FellDueListQuery, today: LocalDate): Promise<FellDueItem[]> {
    mustBeAllowed(actor, 'see-figures');
    mustBeAllowed(actor, 'export-case-file');
    const items = await this.unitOfWork.read(actor, async (work) => {
      const all: FellDueItem[] = [];
      for (let more = true; more;) {
        const batch = await itemsAfter(work, query, all.at(-1) ?? null, EXPORT_BATCH, today);
        all.push(...batch);
        more = batch.length === EXPORT_BATCH;
      }
      return all;
    });
    await this.recordExport(actor, 'figures.names-exported', query, items.length);
    return items;
  }

  private async recordExport(actor: Actor, did: string, query: FellDueQuery, rows: number): Promise<void> {
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did, subjectId: 'what-fell-due', detail: { ...query, period: query.period.key, rows } }),
    );
  }
}

/** Deadline `d` of young person `y`, and adviser `s` who had them on the due date and worked here then. */
const ITEM = `deadline d join young_person y on y.id = d.young_person_id
  left join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser' and a.replaced_by_id is null
    and not a.withdrawn and a.from_on <= d.due_on and (a.to_on is null or a.to_on > d.due_on)
  left join staff s on s.id = a.staff_id and (s.left_on is null or s.left_on > d.due_on)`;

/** The team that had them then is the worker's; where nobody had them, the young person's. */
const TEAM_THEN = 'coalesce(s.team_id, y.team_id)';

const KEYS: Record<LinesBy, string> = { rule: 'd.rule', team: `${TEAM_THEN}::text`, worker: 's.id::text' };
const NAMES: Record<LinesBy, string> = {
  rule: 'null::text',
  team: `(select t.name from team t where t.id::text = counted.key)`,
  worker: `(select s.name from staff s where s.id::text = counted.key)`,
};

/** What every figure and every list has in common. */
function conditions(work: Work, filters: FellDueFilters, parameters: unknown[]): string {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const { period, basis, rule, teamId, workerId, toBeConfirmed } = filters;
  const all = [
    `d.due_on between ${parameter(period.from)} and ${parameter(period.to)}`,
    visiblePeople(work.actor, 'y', parameters),
  ];
  if (basis) all.push(`${FOOTING} = ${parameter(basis)}`);
  if (rule) all.push(`d.rule = ${parameter(rule)}`);
  if (teamId) all.push(teamId === NOBODY ? `${TEAM_THEN} is null` : `${TEAM_THEN} = ${parameter(teamId)}`);
  if (workerId) all.push(workerId === NOBODY ? 's.id is null' : `s.id = ${parameter(workerId)}`);
  if (toBeConfirmed) all.push('not d.confirmed');
  return all.join(' and ');
}

interface CountedRow {
  basis: Footing;
  key: string | null;
  name: string | null;
  month: LocalDate | null;
  isMonth: boolean;
  outcome: Outcome | LeftOut;
  items: number;
  paused: number;
  toBeConfirmed: number;
}

/** Lines and months in one statement. */
async function counted(work: Work, query: FellDueQuery, today: LocalDate): Promise<FellDue> {
  const parameters: unknown[] = [today];
  const where = conditions(work, query, parameters);
  const rows = await work.manager.query<CountedRow[]>(
    `select basis, key, ${NAMES[query.by]} as name, month, "isMonth", outcome, items, paused, "toBeConfirmed" from (
       select basis, key, month, grouping(month) = 0 as "isMonth", outcome, count(*)::int as items,
              (count(*) filter (where paused))::int as paused,
              (count(*) filter (where not confirmed))::int as "toBeConfirmed"
         from (select ${FOOTING} as basis, ${KEYS[query.by]} as key, date_trunc('month', d.due_on::timestamp)::date as month,
                      ${outcomeSql('$1::date', stateFor(work.actor))} as outcome, ${STILL_OWED} and d.paused_until > $1 as paused, d.confirmed
                 from ${ITEM} where ${where}) items
        group by grouping sets ((basis, key, outcome), (basis, month, outcome))) counted
      order by name, key nulls first, month`,
    parameters,
  );
  return {
    asOf: today,
    lines: pivoted(
      rows.filter(({ isMonth }) => !isMonth),
      ({ basis, key, name }) => ({ basis, key, name }),
    ),
    months: pivoted(
      rows.filter(({ isMonth }) => isMonth),
      ({ basis, month }) => ({ basis, month: month! }),
    ),
  };
}

/** One line of counts for each of what `head` makes of the rows; law comes first, and on one footing they stay in order. */
function pivoted<Head extends { basis: Footing }>(
  rows: CountedRow[],
  head: (row: CountedRow) => Head,
): (Head & FellDueCounts)[] {
  const lines = new Map<string, Head & FellDueCounts>();
  for (const row of rows) {
    const own = head(row);
    const key = JSON.stringify(own);
    const line = lines.get(key) ?? { ...NOTHING, ...own };
    lines.set(key, line);
    const counts: FellDueCounts = line;
    counts[row.outcome] += row.items;
    if ((LEFT_OUT as readonly string[]).includes(row.outcome)) continue;
    counts.paused += row.paused;
    counts.toBeConfirmed += row.toBeConfirmed;
  }
  return [...lines.values()].sort((a, b) => FOOTINGS.indexOf(a.basis) - FOOTINGS.indexOf(b.basis));
}

/** Every team, and whoever is or was the adviser of someone the actor may see. */
async function choices(work: Work): Promise<FellDueChoices> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const [row] = await work.manager.query<FellDueChoices[]>(
    `select (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name, t.id), '[]')
               from team t) as teams,
            (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.name, s.id), '[]')
               from staff s where s.id in (
                 select a.staff_id from allocation a join young_person y on y.id = a.young_person_id
                  where a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn and ${visible})) as workers`,
    parameters,
  );
  return row!;
}

/** The team and the worker that were asked for, with their names. */
async function askedFor(work: Work, { teamId, workerId }: FellDueFilters): Promise<FellDueChoices> {
  const ids = [teamId, workerId].filter((id) => id !== null && id !== NOBODY);
  if (ids.length === 0) return { teams: [], workers: [] };
  const named = (table: 'team' | 'staff') =>
    `(select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name)), '[]') from ${table} n where n.id = any($1))`;
  const [row] = await work.manager.query<FellDueChoices[]>(
    `select ${named('team')} as teams, ${named('staff')} as workers`,
    [ids],
  );
  return row!;
}

/** What a list is of, of the items of its filters. $1 is today. */
function listed(work: Work, query: FellDueListQuery, parameters: unknown[]): string {
  const where = conditions(work, query, parameters);
  const outcomes = `$${parameters.push(outcomesIn(query.of))}`;
  const paused = query.paused ? `and ${STILL_OWED} and d.paused_until > $1` : '';
  return `${where} and ${outcomeSql('$1::date', stateFor(work.actor))} = any(${outcomes}) ${paused}`;
}

async function howMany(work: Work, query: FellDueListQuery, today: LocalDate): Promise<number> {
  const parameters: unknown[] = [today];
  const where = listed(work, query, parameters);
  const [row] = await work.manager.query<{ total: number }[]>(
    `select count(*)::int as total from ${ITEM} where ${where}`,
    parameters,
  );
  return row!.total;
}

async function itemsAfter(
  work: Work,
  query: FellDueListQuery,
  after: ListPlace | null,
  limit: number,
  today: LocalDate,
): Promise<FellDueItem[]> {
  const parameters: unknown[] = [today, limit];
  const where = listed(work, query, parameters);
  const onwards = after
    ? `(d.due_on, d.id) > ($${parameters.push(after.dueOn)}, $${parameters.push(after.id)})`
    : 'true';
  return work.manager.query<FellDueItem[]>(
    `select d.id, d.young_person_id as "youngPersonId", d.rule, d.title, ${FOOTING} as basis, d.confirmed,
            d.due_on as "dueOn", d.due_at as "dueAt", ${stateFor(work.actor)} as state, d.met_on as "metOn",
            ${outcomeSql('$1::date', stateFor(work.actor))} as outcome,
            case when ${STILL_OWED} and d.paused_until > $1 then d.paused_until end as "pausedUntil",
            s.id as "workerId", s.name as "workerName", ${TEAM_THEN} as "teamId", t.name as "teamName",
            y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId"
       from ${ITEM} left join team t on t.id = ${TEAM_THEN}
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where ${where} and ${onwards} order by d.due_on, d.id limit $2`,
    parameters,
  );
}
