import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { isListed } from '../caseloads/listed-people';
import { WAITING_SINCE, WITH_ADVISER } from '../caseloads/worker-sql';
import { owedAWorker, waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import { LAST_VISITS } from '../familiarity/familiarity';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { entryOf } from '../statutory/clocks/records';
import { tooLongIfWaitingSince } from '../statutory/caseload';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import { policyOn } from '../statutory/policy';
import type { DatedPolicies } from '../deadlines/case-files';
import { YEAR_MONTHS } from '../familiarity/familiarity';
import type { WorkFigureId } from './work-figure';

/** What a figure is counted over. */
export interface WorkSpan {
  /** Of what happened: from the first day to the last. Of how it stands: these days. */
  days: readonly LocalDate[];
  from: LocalDate;
  to: LocalDate;
  /** Of what happened: month by month, or all as one. */
  byMonth: boolean;
  today: LocalDate;
  policies: DatedPolicies;
}

/** The figures about young people: counted and listed by one select each. */
export type SqlFigureId = Extract<WorkFigureId, 'waiting' | 'continuity' | 'visits' | 'recording' | 'cursory'>;

/**
 * A select with one row for each that is counted: `id`, `bucket` (the day, or the first day of the month or period),
 * `person_id`, `staff_id` (the worker), `team_id` (of the young person today), `kind`, and what a list says of it:
 * `on_day` and `number`.
 */
export const WORK_ROWS: Readonly<Record<SqlFigureId, (actor: Actor, span: WorkSpan, parameters: unknown[]) => string>> =
  {
    /** `on_day`: since when they wait, or have their adviser. */
    waiting: (actor, { today, policies }, parameters) => {
      const parameter = adding(parameters);
      const day = `${parameter(today)}::date`;
      const waits = waitingForAWorker('y', 'l', day);
      const tooLong = parameter(tooLongIfWaitingSince(today, policyOn(policies, today), ENGLAND_AND_WALES));
      return `select w.id, ${day} as bucket, w.id as person_id, w.staff_id, w.team_id, w.since as on_day, null::int as number,
          case when not w.known then 'unknown' when not w.waits then 'hasWorker'
               when w.since <= ${tooLong}::date then 'tooLong' else 'waiting' end as kind
        from (select y.id, y.team_id, x.known, x.waits, case when not x.waits then s.id end as staff_id,
                     case when x.waits then ${WAITING_SINCE} else a.from_on end as since
                from young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
                cross join lateral (select l.young_person_id is not null as known, coalesce(${waits}, false) as waits) x
               where y.died_on is null and (l.young_person_id is null or ${owedAWorker('l')})
                 and ${visiblePeople(actor, 'y', parameters)}) w`;
    },

    /** `on_day`: the last visit. `number`: how many people made the last three. */
    continuity: (actor, { days }, parameters) => {
      const parameter = adding(parameters);
      const listed = isListed('y', 'l', parameters);
      return `select y.id, d.day as bucket, y.id as person_id, s.id as staff_id, y.team_id, v.last_on as on_day, v.visitors as number,
          case when v.visits = ${LAST_VISITS} and v.visitors = ${LAST_VISITS} then 'passedAround'
               when v.visits = ${LAST_VISITS} then 'fewer'
               when exists (select from known_since k where k.young_person_id = y.id and k.kind = 'contacts'
                 and k.since > d.young) then 'unknown' else 'fewVisits' end as kind
        from unnest(${parameter(days)}::date[], ${parameter(days.map((day) => addMonths(day, -YEAR_MONTHS)))}::date[]) as d(day, young)
        cross join young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
        cross join lateral (
          with three as (select array_remove(c.staff_id || c.also_there, null) as there, c.held_on from contact c
                   where c.young_person_id = y.id and c.replaced_by_id is null and not c.withdrawn and c.seen
                     and c.mode = 'face-to-face' and c.held_on <= d.day
                   order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc limit ${LAST_VISITS})
          -- As facesOf in src/familiarity: how few people between them were at these visits.
          select count(*)::int as visits, max(three.held_on) as last_on,
                 (case when count(*) = 0 then 0 else count(*) + 1 - coalesce(
                   (select max(often.n) from (select count(*) as n from three t, unnest(t.there) as one group by one) often), 1)
                 end)::int as visitors
            from three) v
       where ${visiblePeople(actor, 'y', parameters)} and ${listed} and y.died_on is null`;
    },

    /** `on_day`: of the visit. `number`: how often it was moved. */
    visits: (actor, { from, to, byMonth, today }, parameters) => {
      const parameter = adding(parameters);
      const [first, last, now] = [parameter(from), parameter(to), parameter(today)];
      return `select p.id, ${bucket('p.on_day', byMonth, first)} as bucket, y.id as person_id, p.staff_id, y.team_id, p.on_day,
          (select count(*)::int from appointment_move v where v.appointment_id = p.id) as number,
          case when p.state <> 'planned' then p.state when p.on_day < ${now}::date then 'noOutcome' else 'toCome' end as kind
        from (select p.id, p.young_person_id, p.staff_id, p.state, (p.planned_at at time zone 'Europe/London')::date as on_day
                from appointment p
               where p.kind = 'visit' and p.planned_at >= ${first}::date::timestamp at time zone 'Europe/London'
                 and p.planned_at < (${last}::date + 1)::timestamp at time zone 'Europe/London') p
        join young_person y on y.id = p.young_person_id
       where ${visiblePeople(actor, 'y', parameters)}`;
    },

    /** `on_day`: of the contact. `number`: days from it to its first entry. */
    recording: (actor, { from, to, byMonth, policies }, parameters) => {
      const parameter = adding(parameters);
      const days = daysFrom(from, to);
      const dueOn = days.map((day) => entryOf(day, day, policyOn(policies, day), ENGLAND_AND_WALES).dueOn);
      const [first, each, dues] = [parameter(from), parameter(days), parameter(dueOn)];
      return `select c.fact_id as id, ${bucket('c.held_on', byMonth, first)} as bucket, y.id as person_id, c.staff_id, y.team_id,
          c.held_on as on_day, case when e.import_id is null then e.on_day - c.held_on end as number,
          case when e.import_id is not null then 'imported' when e.on_day > d.due_on then 'lateEntry' else 'inTime' end as kind
        from unnest(${each}::date[], ${dues}::date[]) as d(held_on, due_on)
        join contact c on c.held_on = d.held_on and c.held_on >= ${first}::date and c.replaced_by_id is null
          and not c.withdrawn
        join lateral (select f.import_id, (f.recorded_at at time zone 'Europe/London')::date as on_day
                        from contact f where f.id = c.fact_id) e on true
        join young_person y on y.id = c.young_person_id
       where ${visiblePeople(actor, 'y', parameters)}`;
    },

    /** `on_day`: of the supervision. The worker is who sat in the session. */
    cursory: (actor, { from, to, byMonth }, parameters) => {
      const parameter = adding(parameters);
      const [first, last] = [parameter(from), parameter(to)];
      return `select f.fact_id as id, ${bucket('f.held_on', byMonth, first)} as bucket, y.id as person_id, v.staff_id, y.team_id,
          f.held_on as on_day, null::int as number,
          case when c.id is null then 'notRead' when c.despite is not null then 'despite' else 'clean' end as kind
        from case_supervision f join young_person y on y.id = f.young_person_id
        left join supervision_case c on c.id = f.fact_id left join supervision_session v on v.id = c.session_id
       where f.held_on between ${first} and ${last} and f.replaced_by_id is null and not f.withdrawn
         and not f.decision_only and ${visiblePeople(actor, 'y', parameters)}`;
    },
  };

/** What the most pressing of a list comes first by. */
export const WORK_ORDER: Readonly<Record<SqlFigureId, string>> = {
  waiting: 'r.on_day nulls last',
  continuity: 'r.number desc, r.on_day desc nulls last',
  visits: 'r.on_day desc',
  recording: 'r.number desc nulls last, r.on_day',
  cursory: 'r.on_day desc',
};

function adding(parameters: unknown[]): (value: unknown) => string {
  return (value) => `$${parameters.push(value)}`;
}

function bucket(day: string, byMonth: boolean, first: string): string {
  return byMonth ? `date_trunc('month', ${day})::date` : `${first}::date`;
}

function daysFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
