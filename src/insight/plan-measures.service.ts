import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { policyFor } from '../authority/policies';
import { planDaysOn } from '../authority/policy-sql';
import { STILL_OWED } from '../caseloads/due-line';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { isPastDue } from '../deadlines/past-due';
import { letsSee } from '../direct-work/shared-with';
import type { PlanFigures } from '../pathway-plans/plan-figures';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { StatusCode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import type { Named } from '../young-people/names';
import { FIGURES, kindsIn, kindsOf, kindSql, type FigureId } from './plan-measure';
import {
  NOBODY,
  type PlanLinesBy,
  type PlanListPlace,
  type PlanListQuery,
  type PlanMeasuresFilters,
  type PlanMeasuresQuery,
} from './plan-measures.query';
import { IN_THEIR_OWN_WORDS, VOICE_SOURCES } from './voice-sources';

/** How many young people are of each kind, figure by figure: each is of one kind in each. */
export type PlanCounts = Record<FigureId, Record<string, number>>;

/** Sums over the plans whose contents are known. */
export interface PlanSums {
  people: number;
  needs: number;
  needsWithout: number;
  actions: number;
  clearActions: number;
}

export interface PlanLine extends PlanSums {
  /** The id of the team or worker; null: no team, or nobody. */
  key: string | null;
  name: string | null;
  counts: PlanCounts;
}

export interface PlanMeasures {
  asOf: LocalDate;
  /** The council's days on that day: what the figures mean. */
  days: Policy['plans'];
  lines: PlanLine[];
}

export interface PlanChoices {
  teams: { id: string; name: string }[];
  workers: { id: string; name: string }[];
}

/** A young person behind a figure, with what decides their kinds. */
export interface PlanListed extends Named {
  youngPersonId: string;
  status: StatusCode | null;
  teamName: string | null;
  workerName: string | null;
  /** Of the figure that was asked. */
  kind: string;
  /** Of the plan in force; null where none is known. */
  completedOn: LocalDate | null;
  /** The version that Onward holds; null for a plan known by its date only. */
  versionNumber: number | null;
  figures: PlanFigures | null;
  /** The answer of the young person, and its day. */
  answer: string | null;
  answeredOn: LocalDate | null;
  copyOn: LocalDate | null;
  /** The last day with something in their own words, and in what; without the day where it is for others to see. */
  heardOn: LocalDate | null;
  heardIn: string | null;
}

export interface PlanList {
  asOf: LocalDate;
  /** The council's days on that day: what the figures mean. */
  days: Policy['plans'];
  total: number;
  /** Of everybody in the list, on all pages. */
  sums: PlanSums;
  people: PlanListed[];
}

const EXPORT_BATCH = 2000;
/** Nobody works with more. */
const MOST_OF_A_WORKER = 300;

/** Of several lines together. */
export function planSumOf(lines: readonly PlanLine[]): PlanSums & { counts: PlanCounts } {
  const sum = (of: (line: PlanLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  return {
    people: sum(({ people }) => people),
    needs: sum(({ needs }) => needs),
    needsWithout: sum(({ needsWithout }) => needsWithout),
    actions: sum(({ actions }) => actions),
    clearActions: sum(({ clearActions }) => clearActions),
    counts: countsOf((figure, kind) => sum(({ counts }) => counts[figure][kind]!)),
  };
}

/** How pathway plans stand today, as figures and as the names behind them: both by the same conditions. */
@Injectable()
export class PlanMeasuresService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for those who answer for no figures */
  async figures(actor: Actor, query: PlanMeasuresQuery, today: LocalDate): Promise<PlanMeasures & PlanChoices> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => ({
      ...(await counted(work, query, today)),
      ...(await choices(work)),
    }));
  }

  /** The figures as a file: without names of young people. Audited. */
  async exportFigures(actor: Actor, query: PlanMeasuresQuery, today: LocalDate): Promise<PlanMeasures> {
    mustBeAllowed(actor, 'see-figures');
    const given = await this.unitOfWork.read(actor, (work) => counted(work, query, today));
    await this.recordExport(actor, 'figures.exported', query, given.lines.length);
    return given;
  }

  /**
   * The young people behind a figure, the oldest plan first, and how many there are in all.
   * @returns of the people one more than `limit` where there are more
   */
  async list(
    actor: Actor,
    query: PlanListQuery,
    { after, limit }: { after: PlanListPlace | null; limit: number },
    today: LocalDate,
  ): Promise<PlanList & { choices: PlanChoices }> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => {
      const { people: total, ...sums } = await howMany(work, query, today);
      return {
        asOf: today,
        days: (await policyFor(work, today)).plans,
        choices: await choices(work),
        total,
        sums: { people: total, ...sums },
        people: await peopleAfter(work, query, after, limit + 1, today),
      };
    });
  }

  /**
   * Those of a worker in whose own words nothing was recorded within the council's days: whoever was never heard, then
   * the longest ago first. @throws Problem 'not-allowed' for those who work with nobody
   */
  async notHeard(actor: UserActor, today: LocalDate): Promise<{ days: number; people: PlanListed[] }> {
    mustBeAllowed(actor, 'record-casework');
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, async (work) => {
      const query: PlanListQuery = {
        by: 'worker',
        teamId: null,
        workerId: actor.staffId,
        figure: 'voice',
        of: 'notHeard',
      };
      const people = await peopleAfter(work, query, null, MOST_OF_A_WORKER, today);
      const longest = (a: PlanListed, b: PlanListed) => ((a.heardOn ?? '') < (b.heardOn ?? '') ? -1 : 1);
      return { days: (await policyFor(work, today)).plans.ownWordsDays, people: people.toSorted(longest) };
    });
  }

  /** The same as a file with names: for those who may take records elsewhere. Audited. */
  async exportList(actor: Actor, query: PlanListQuery, today: LocalDate): Promise<PlanListed[]> {
    mustBeAllowed(actor, 'see-figures');
    mustBeAllowed(actor, 'export-case-file');
    const people = await this.unitOfWork.read(actor, async (work) => {
      const all: PlanListed[] = [];
      for (let more = true; more;) {
        const last = all.at(-1);
        const after = last ? { completedOn: last.completedOn, id: last.youngPersonId } : null;
        const batch = await peopleAfter(work, query, after, EXPORT_BATCH, today);
        all.push(...batch);
        more = batch.length === EXPORT_BATCH;
      }
      return all;
    });
    await this.recordExport(actor, 'figures.names-exported', query, people.length);
    return people;
  }

  private async recordExport(actor: Actor, did: string, query: PlanMeasuresQuery, rows: number): Promise<void> {
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did, subjectId: 'pathway-plans', detail: { ...query, rows } }),
    );
  }
}

/** Those who are to have a plan by their legal status, and those of whom that is not decided. */
const TO_HAVE_A_PLAN = `y.died_on is null
  and (coalesce(l.status, 'undetermined') in ('undetermined', 'eligible', 'relevant', 'former-relevant')
       or (l.status = 'former-relevant-21-plus' and l.basis <> '{offer-only}'))`;

const STATE_OF_PLAN = (states: string) =>
  `d.young_person_id = y.id and d.rule in ('AP-01', 'AP-02', 'AP-03', 'AP-04', 'AP-05') and d.state in (${states})`;

/**
 * A common table expression `p`: one row for each young person who is to have a plan, with their plan in force and what
 * the figures ask of it. `$1` is today.
 */
function people(work: Work, { teamId, workerId }: PlanMeasuresFilters, parameters: unknown[]): string {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const where = [TO_HAVE_A_PLAN, visiblePeople(work.actor, 'y', parameters)];
  if (teamId) where.push(teamId === NOBODY ? 'y.team_id is null' : `y.team_id = ${parameter(teamId)}`);
  if (workerId) where.push(workerId === NOBODY ? `${WORKER} is null` : `${WORKER} = ${parameter(workerId)}`);
  const columns = FIGURES.map((figure) => `${kindSql(figure)} as "kind_${figure}"`);
  return `p as materialized (
    select y.id, y.team_id, ${WORKER} as staff_id, l.status, coalesce(l.status, 'undetermined') = 'undetermined' as status_unknown,
           f.completed_on, v.id as version_id, v.number, v.figures, g.answer, g.said_on,
           coalesce(f.copy_given_on, (select min(c.given_on) from plan_copy c where c.version_id = v.id and c.to_whom is null)) as copy_on,
           exists (select from deadline d where d.young_person_id = y.id and d.rule in ('RV-01', 'RV-05', 'RV-09')
             and ${STILL_OWED} and ${isPastDue('$1')}) as review_overdue,
           exists (select from deadline d where ${STATE_OF_PLAN(`'open', 'partial'`)}) as plan_due,
           exists (select from deadline d where ${STATE_OF_PLAN(`'open', 'partial'`)} and ${isPastDue('$1')}) as plan_overdue,
           exists (select from deadline d where ${STATE_OF_PLAN(`'unknown'`)}) as plan_unknown,
           exists (select from known_since k where k.young_person_id = y.id and k.kind = 'contacts'
             and k.since > voice.heard_after) as contacts_unknown, voice.heard_after, heard.heard_on, heard.heard_in
      from (select $1::date - ${planDaysOn('ownWordsDays', '$1::date')} as heard_after) voice
      cross join young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
      left join lateral (
        select plan.fact_id, plan.completed_on, plan.copy_given_on from pathway_plan plan
         where plan.young_person_id = y.id and plan.replaced_by_id is null and not plan.withdrawn
         order by plan.completed_on desc, plan.fact_id desc limit 1) f on true
      left join plan_version v on v.id = f.fact_id
      left join lateral (
        select said.answer, said.said_on from plan_agreement said where said.version_id = v.id
         order by said.said_on desc, said.recorded_at desc limit 1) g on true
      left join lateral (
        select one.heard_on, one.heard_in from (${HEARD}) one where one.heard_on <= $1
         order by one.heard_on desc, one.place limit 1) heard on true
     where ${where.join(' and ')}
  ), k as not materialized (select p.*, ${columns.join(', ')} from p)`;
}

/** The adviser of today who still works here. */
const WORKER = '(case when s.left_on is null or s.left_on > $1 then s.id end)';

const HEARD = VOICE_SOURCES.map(
  ({ what, sql }, place) => `select (${sql}) as heard_on, '${what}' as heard_in, ${place} as place`,
).join(' union all ');

/** SQL that is true for a row `k` where the actor may know in what the young person was heard, and when. */
function knowsWhere({ actor }: Work, parameters: unknown[]): string {
  const sees = may(actor, 'read-notes') ? letsSee(actor, parameters) : 'false';
  const pieces = VOICE_SOURCES.flatMap(({ what, pieces: said }) => (said ? `when '${what}' then ${said}` : []));
  const kinds = VOICE_SOURCES.flatMap(({ what, pieces: said }) => (said ? `'${what}'` : []));
  return `(k.heard_in not in (${kinds.join(', ')}) or exists (select from direct_work w where w.young_person_id = k.id
    and w.gone_on is null and case k.heard_in ${pieces.join(' ')} end and ${sees}))`;
}

const SUMS = `count(*)::int as people, coalesce(sum((k.figures->>'needs')::int), 0)::int as needs,
  coalesce(sum((k.figures->>'needsWithout')::int), 0)::int as "needsWithout",
  coalesce(sum((k.figures->>'actions')::int), 0)::int as actions,
  coalesce(sum((k.figures->>'clearActions')::int), 0)::int as "clearActions"`;

const LINE_KEYS: Record<PlanLinesBy, { key: string; name: string }> = {
  team: { key: 'k.team_id', name: '(select t.name from team t where t.id = lines.key)' },
  worker: { key: 'k.staff_id', name: '(select s.name from staff s where s.id = lines.key)' },
};

function countsOf(count: (figure: FigureId, kind: string) => number): PlanCounts {
  return Object.fromEntries(
    FIGURES.map((figure) => [figure, Object.fromEntries(kindsOf(figure).map((kind) => [kind, count(figure, kind)]))]),
  ) as PlanCounts;
}

/** Every figure of every line in one statement. */
async function counted(work: Work, query: PlanMeasuresQuery, today: LocalDate): Promise<PlanMeasures> {
  const parameters: unknown[] = [today];
  const from = people(work, query, parameters);
  const { key, name } = LINE_KEYS[query.by];
  const counts = FIGURES.flatMap((figure) =>
    kindsOf(figure).map((kind) => `count(*) filter (where k."kind_${figure}" = '${kind}')::int as "${figure}.${kind}"`),
  );
  const rows = await work.manager.query<(PlanSums & { key: string | null; name: string | null })[]>(
    `with ${from}, lines as (select ${key} as key, ${SUMS}, ${counts.join(', ')} from k group by 1)
     select lines.*, ${name} as name from lines order by name nulls first, key`,
    parameters,
  );
  return {
    asOf: today,
    days: (await policyFor(work, today)).plans,
    lines: rows.map((row) => ({
      key: row.key,
      name: row.name,
      people: row.people,
      needs: row.needs,
      needsWithout: row.needsWithout,
      actions: row.actions,
      clearActions: row.clearActions,
      counts: countsOf((figure, kind) => (row as unknown as Record<string, number>)[`${figure}.${kind}`]!),
    })),
  };
}

/** What a list is of, beside the conditions of all figures. */
function listed({ figure, of }: PlanListQuery, parameters: unknown[]): string {
  return `k."kind_${figure}" = any($${parameters.push(kindsIn(figure, of) ?? [])})`;
}

async function howMany(work: Work, query: PlanListQuery, today: LocalDate): Promise<PlanSums> {
  const parameters: unknown[] = [today];
  const from = people(work, query, parameters);
  const [row] = await work.manager.query<PlanSums[]>(
    `with ${from} select ${SUMS} from k where ${listed(query, parameters)}`,
    parameters,
  );
  return row!;
}

async function peopleAfter(
  work: Work,
  query: PlanListQuery,
  after: PlanListPlace | null,
  limit: number,
  today: LocalDate,
): Promise<PlanListed[]> {
  const parameters: unknown[] = [today, limit];
  const from = people(work, query, parameters);
  const where = listed(query, parameters);
  const knows = knowsWhere(work, parameters);
  const onwards = after
    ? `(coalesce(k.completed_on, '-infinity'), k.id) > (coalesce($${parameters.push(after.completedOn)}::date, '-infinity'), $${parameters.push(after.id)})`
    : 'true';
  return work.manager.query<PlanListed[]>(
    `with ${from}
     select k.id as "youngPersonId", k.status, t.name as "teamName", s.name as "workerName", k."kind_${query.figure}" as kind,
            k.completed_on as "completedOn", k.number as "versionNumber", k.figures, k.answer, k.said_on as "answeredOn",
            k.copy_on as "copyOn", case when ${knows} then k.heard_on end as "heardOn",
            case when k.heard_in is null or ${knows} then k.heard_in else '${IN_THEIR_OWN_WORDS}' end as "heardIn",
            y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId"
       from k join young_person y on y.id = k.id left join team t on t.id = k.team_id left join staff s on s.id = k.staff_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where ${where} and ${onwards} order by coalesce(k.completed_on, '-infinity'), k.id limit $2`,
    parameters,
  );
}

/** Every team, and whoever is the adviser of someone the actor may see. */
async function choices(work: Work): Promise<PlanChoices> {
  const parameters: unknown[] = [];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const [row] = await work.manager.query<PlanChoices[]>(
    `select (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.name, t.id), '[]')
               from team t) as teams,
            (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.name, f.id), '[]')
               from staff f where f.id in (
                 select a.staff_id from young_person y ${WITH_ADVISER} where ${visible})) as workers`,
    parameters,
  );
  return row!;
}
