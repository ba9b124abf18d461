import { Injectable } from '@nestjs/common';
import { newId } from '../platform/ids';
import type { Counts } from '../platform/run-once';
import type { Work } from '../platform/unit-of-work';
import type { Severity } from '../statutory/case-file';
import { daysBetween, type LocalDate } from '../statutory/local-date';
import { silencedByStricter, type StepItem } from '../statutory/one-step';
import { stageOf, thresholds, type Rung } from './alerts-ladder';
import { isBookedInTime, rulesMet } from './booked';
import { CaseFiles } from './case-files';
import { OPEN_ITEM, presentOn, TOLD_ITEM, workerOn } from './nightly-audience';

interface Heard {
  deadline_id: string;
  stage: string;
  rung: Rung;
  recipient_id: string | null;
}

interface Crossed extends Omit<Heard, 'stage'> {
  young_person_id: string;
  due_on: LocalDate;
  day: number;
}

interface Open {
  id: string;
  young_person_id: string;
  rule: string;
  subject: string | null;
  due_on: LocalDate;
  not_before: LocalDate | null;
  severity: Severity;
  paused: boolean;
}

/** Only a manager can do what it asks: give the young person an adviser. */
const MANAGERS_RULES = rulesMet('allocate');

/** Who must hear tonight that something is due. */
@Injectable()
export class Alerts {
  constructor(private readonly caseFiles: CaseFiles) {}

  /**
   * Raises an alert for each threshold that an open, unpaused item crosses on `date`, once for each who hears of it.
   * The work grows with what crosses one that night, not with the number of people. Where nobody stands on a rung (no
   * adviser, or one who left; no team, or one without a manager) the next rung hears instead, and above the last of them
   * whoever has the case, else whoever answers for the team; who is away is stood in for. What a stricter item says already is not said again, and whoever said what they will do by a day hears nothing
   * until it: only those above do. On that day it comes back. What was raised for a worker who is theirs no longer is
   * raised for the one who is, and what no summary told whoever has left by now is told to
   * whoever has the case.
   *
   * @param date the night, which may be one that was missed
   * @param today decides who works here and with whom
   */
  async raise(work: Work, date: LocalDate, today: LocalDate): Promise<Counts> {
    const crossed = await this.crossed(work, date, today);
    const silenced = await silencedItems(work, crossed, date);
    const climbing = crossed.filter(({ deadline_id }) => !silenced.has(deadline_id));
    const heard = climbing.map(({ due_on, day, ...row }): Heard => ({ ...row, stage: `${stageOf(day)} of ${due_on}` }));
    await work.manager.query(LEFT_UNTOLD, [today]);
    await work.manager.query(MOVED_UNTOLD, [today]);
    const moved: Heard[] = await work.manager.query(MOVED, [date, today]);
    const promised: Heard[] = await work.manager.query(PROMISED, [date, today]);
    return {
      items: new Set(climbing.map((row) => row.deadline_id)).size,
      raised: await keep(work, [...heard, ...moved, ...promised], date),
      unheard: heard.filter(({ recipient_id }) => recipient_id === null).length,
    };
  }

  private async crossed(work: Work, date: LocalDate, today: LocalDate): Promise<Crossed[]> {
    const [{ oldest }]: [{ oldest: LocalDate | null }] = await work.manager.query(
      `select min(due_on) as oldest from deadline where state in ('open', 'partial', 'declined')`,
    );
    if (oldest === null) return [];
    const settings = await this.caseFiles.policyOn(work, date);
    return work.manager.query(CROSSED, [
      date,
      today,
      JSON.stringify(thresholds(settings, daysBetween(oldest, date))),
      MANAGERS_RULES,
    ]);
  }
}

/** Of what crosses a threshold tonight: what a stricter item of the same young person says already. */
async function silencedItems(work: Work, crossed: Crossed[], date: LocalDate): Promise<Set<string>> {
  const people = [...new Set(crossed.map(({ young_person_id }) => young_person_id))];
  const open: Open[] = await work.manager.query(
    `select id, young_person_id, rule, subject, due_on, not_before, severity, coalesce(paused_until > $2, false) as paused
       from deadline where young_person_id = any($1) and state in ('open', 'partial', 'declined')`,
    [people, date],
  );
  const byPerson = new Map<string, (StepItem & { id: string })[]>();
  for (const item of open) {
    const theirs = byPerson.get(item.young_person_id) ?? [];
    byPerson.set(item.young_person_id, [...theirs, toStep(item, date)]);
  }
  const silenced = [...byPerson.values()].flatMap((items) => silencedByStricter(items, date));
  return new Set(silenced.map(({ id }) => id));
}

function toStep(
  { id, rule, subject, due_on, not_before, severity, paused }: Open,
  date: LocalDate,
): StepItem & { id: string } {
  return { id, rule, subject, dueOn: due_on, notBefore: not_before, severity, overdue: due_on < date, paused };
}

/** @returns how many were not there before */
async function keep(work: Work, heard: Heard[], date: LocalDate): Promise<number> {
  const rows = heard.filter(({ recipient_id }) => recipient_id !== null).map((row) => ({ ...row, id: newId() }));
  const raised: unknown[] = await work.manager.query(
    `insert into alert (id, deadline_id, stage, rung, recipient_id, raised_on)
     select r.id, r.deadline_id, r.stage, r.rung, r.recipient_id, $2
       from jsonb_to_recordset($1::jsonb) as r(id uuid, deadline_id uuid, stage text, rung text, recipient_id uuid)
     on conflict on constraint alert_once do nothing returning id`,
    [JSON.stringify(rows), date],
  );
  return raised.length;
}

/** Whether staff `who` said what they will do about item `d` by a day after `day`. The latest they said stands. */
const promisedUntilAfter = (who: string, day: string) => `coalesce((
  select k.by_on > ${day} from acknowledgement k where k.deadline_id = d.id and k.staff_id = ${who}
   order by k.recorded_at desc, k.id desc limit 1), false)`;

/** $1 the night, $2 today, $3 the thresholds, $4 rules that only a manager can meet. */
const CROSSED = `
with ${presentOn('$2::date')}, above as materialized (
  select distinct post, coalesce(stands_in, id) as id from standing where post in ('service-manager', 'head-of-service')
     and (stands_in is not null or post = 'head-of-service')
), crossed as (
  select d.id as deadline_id, d.young_person_id, d.due_on, t.day, t.rung, w.staff_id as worker_id,
         coalesce(p.team_id, former.team_id) as team_id
    from jsonb_to_recordset($3::jsonb) as t(day integer, severity text, rung text)
    join deadline d on d.due_on = $1::date - t.day and d.severity = t.severity
    join young_person p on p.id = d.young_person_id
    left join lateral (${workerOn('$2::date')}) w on d.rule <> all($4::text[])
    left join lateral (
      select s.team_id from allocation a join staff s on s.id = a.staff_id
       where a.young_person_id = p.id and p.team_id is null and a.replaced_by_id is null and not a.withdrawn
       order by a.from_on desc limit 1
    ) former on true
   where ${OPEN_ITEM} and ${TOLD_ITEM}
     and (d.paused_until is null or d.paused_until <= $1)
     and not (t.rung = 'adviser' and t.day < 0 and ${isBookedInTime('$1::date')})
), heard as (
  select c.*,
         case when rung = 'adviser' and worker_id is not null then 'adviser'
              when rung in ('adviser', 'manager') and team_id in (select team_id from managers) then 'manager'
              when rung <> 'head-of-service' and exists (select from above where post = 'service-manager')
                then 'service-manager'
              else 'head-of-service' end as by
    from crossed c
)
select distinct on (h.deadline_id, r.staff_id)
       h.deadline_id, h.young_person_id, h.due_on, h.day, h.rung, r.staff_id as recipient_id
  from heard h join deadline d on d.id = h.deadline_id left join lateral (
    select h.worker_id as staff_id where h.by = 'adviser'
    union all
    select m.staff_id from managers m where h.by = 'manager' and m.team_id = h.team_id
    union all
    select above.id from above where above.post = h.by
    union all
    select coalesce(
        (select s.stands_in from standing s where s.id = case_holder(h.young_person_id, $2::date)),
        (select s.stands_in from standing s join answers_for(h.team_id, $2::date) f on f.staff_id = s.id))
     where h.by = 'head-of-service' and not exists (select from above where above.post = 'head-of-service')
  ) r on true
 where r.staff_id is null or not ${promisedUntilAfter('r.staff_id', '$1::date')}
 order by h.deadline_id, r.staff_id, array_position(array['adviser', 'manager', 'service-manager', 'head-of-service'], h.rung)`;

/**
 * $1 today. What was raised for somebody in their last days, and no digest has told them, goes to whoever has the case,
 * unless somebody who works here hears of it already.
 */
const LEFT_UNTOLD = `
with untold as (
  select distinct on (a.deadline_id, a.stage) a.id, case_holder(p.id, $1::date) as staff_id
    from alert a join staff gone on gone.id = a.recipient_id and gone.left_on <= $1
    join deadline d on d.id = a.deadline_id join young_person p on p.id = d.young_person_id
   where a.digest_id is null and ${OPEN_ITEM}
     and not exists (select from alert o join staff s on s.id = o.recipient_id and (s.left_on is null or s.left_on > $1)
                      where o.deadline_id = a.deadline_id and o.stage = a.stage)
   order by a.deadline_id, a.stage, a.id
)
update alert set recipient_id = untold.staff_id from untold where untold.id = alert.id and untold.staff_id is not null`;

/** $1 today. What no digest has told yet goes to whoever the worker is now; of several who hear of it, from one. */
const MOVED_UNTOLD = `
with ${presentOn('$1::date')}, untold as (
  select distinct on (a.deadline_id, a.stage) a.id, w.staff_id from alert a join deadline d on d.id = a.deadline_id join young_person p on p.id = d.young_person_id
    cross join lateral (${workerOn('$1::date')}) w
   where a.digest_id is null and a.rung = 'adviser' and ${OPEN_ITEM} and a.recipient_id <> w.staff_id
     and not exists (select from alert o where o.deadline_id = a.deadline_id and o.stage = a.stage and o.recipient_id = w.staff_id)
   order by a.deadline_id, a.stage, a.id
)
update alert set recipient_id = untold.staff_id from untold where untold.id = alert.id`;

/**
 * $1 the night, $2 today. Young people given a worker since the night before: of what others have been told of and is
 * still open, the new worker hears once. Being away gives nobody to anybody.
 */
const MOVED = `
with ${presentOn('$2::date')}
select distinct on (d.id) d.id as deadline_id, 'moved ' || g.fact_id as stage, 'adviser' as rung, w.staff_id as recipient_id
  from allocation g join young_person p on p.id = g.young_person_id join deadline d on d.young_person_id = p.id
    cross join lateral (${workerOn('$2::date')}) w
 where g.recorded_at >= (($1::date - 1)::timestamp at time zone 'Europe/London')
   and g.recorded_at < (($1::date + 1)::timestamp at time zone 'Europe/London')
   and g.replaced_by_id is null and not g.withdrawn and g.to_on is null and g.role in ('personal-adviser', 'interim')
   and ${OPEN_ITEM} and ${TOLD_ITEM} and (d.paused_until is null or d.paused_until <= $1)
   and exists (select from alert a where a.deadline_id = d.id and a.raised_on < $1::date)
   and not exists (select from alert a where a.deadline_id = d.id and a.recipient_id = w.staff_id)
   and not ${promisedUntilAfter('w.staff_id', '$1::date')}
 order by d.id, g.fact_id`;

/**
 * $1 the night, $2 today. The day has come by which someone said they would do it, and it is still to do: whoever said
 * so hears, or where that was the worker and another is theirs now or stands in, that one.
 */
const PROMISED = `
with ${presentOn('$2::date')}
select d.id as deadline_id, 'promised by ' || k.by_on as stage, coalesce(own.id, w.staff_id) as recipient_id,
       case when own.id is null then 'adviser' else 'manager' end as rung
  from acknowledgement k join deadline d on d.id = k.deadline_id join young_person p on p.id = d.young_person_id
    left join staff own on own.id = k.staff_id and own.post <> 'personal-adviser'
      and (own.left_on is null or own.left_on > $2)
    left join lateral (${workerOn('$2::date')}) w on true
 where k.by_on = $1 and ${OPEN_ITEM} and ${TOLD_ITEM} and (d.paused_until is null or d.paused_until <= $1)
   and not exists (
     select from acknowledgement later where later.deadline_id = k.deadline_id and later.staff_id = k.staff_id
        and (later.recorded_at, later.id) > (k.recorded_at, k.id))
   and not ${promisedUntilAfter('coalesce(own.id, w.staff_id)', '$1::date')}`;
