import { newId } from '../platform/ids';
import type { Counts } from '../platform/run-once';
import type { Work } from '../platform/unit-of-work';
import type { Alert } from '../statutory/alert';
import type { Deadline as DueItem } from '../statutory/case-file';
import { addDays, type LocalDate } from '../statutory/local-date';
import { isBookedInTime } from './booked';
import { OPEN_ITEM, presentOn, TOLD_ITEM, workerOn } from './nightly-audience';

/**
 * Whether an open item that a write opened or moved cannot wait for the next summary: an S1 that is overdue, or due that
 * day or the next; or one whose hours are counted by more than local policy, such as a return interview. A pause silences
 * it like any other.
 */
export function isUrgent({ severity, dueOn, dueAt, paused }: DueItem, today: LocalDate): boolean {
  if (paused && paused.until > today) return false;
  return (dueAt !== null && severity !== 'L') || (severity === 'S1' && dueOn <= addDays(today, 1));
}

/**
 * Tells at once what a write made urgent, in its transaction: whoever works with the young person and the manager of
 * their team, and where nobody stands there the next above. Each is told once for each cause; whoever wrote it saw it on
 * the page, so it stands under "Told to you" and no message goes to them.
 *
 * @param opened what the write opened or moved
 * @param alerts what there is to act on now
 */
export async function tellUrgent(
  work: Work,
  personId: string,
  { opened, alerts }: { opened: DueItem[]; alerts: Alert[] },
  today: LocalDate,
): Promise<void> {
  const items = opened.filter((item) => isUrgent(item, today));
  const grave = alerts.filter(({ severity }) => severity === 'S1');
  if (items.length === 0 && grave.length === 0) return;
  const identities = items.map(({ rule, subject, startedById }) => ({ rule, subject, startedById }));
  const told: Told[] = await work.manager.query(URGENT, [
    today,
    personId,
    JSON.stringify(identities),
    JSON.stringify(grave.map(({ code, because }) => ({ code, because }))),
  ]);
  const author = work.actor.kind === 'user' ? work.actor.staffId : null;
  await keep(work, told, author);
}

/**
 * On a night without a summary: what crossed an S1 threshold and is overdue, due that day or the next. On other nights
 * the summary of the same morning says it.
 */
export async function tellUrgentOfNight(work: Work, today: LocalDate): Promise<Counts> {
  return { told: await keep(work, await work.manager.query<Told[]>(OF_THE_NIGHT, [today]), null) };
}

/** Items whose hours ran out with nobody writing anything: looked for every minute. */
export async function tellHoursRunOut(work: Work, today: LocalDate): Promise<number> {
  return keep(work, await work.manager.query<Told[]>(HOURS_RUN_OUT, [today]), null);
}

/**
 * Tells at once of something that just happened with a young person, in the transaction of the write: whoever works with
 * them and the manager of their team, and where nobody stands there the next above. Each is told once for each cause.
 */
export async function tellOf(work: Work, personId: string, said: Urgent, today: LocalDate): Promise<number> {
  return tellThose(work, HEARERS, personId, said, today);
}

/** The same to the manager of their team alone, for what only a manager answers. */
export async function tellManagers(work: Work, personId: string, said: Urgent, today: LocalDate): Promise<number> {
  return tellThose(work, MANAGERS_HEAR, personId, said, today);
}

/** @param hearers a select of whom of the young person `p` */
async function tellThose(
  work: Work,
  hearers: string,
  personId: string,
  { cause, because }: Urgent,
  today: LocalDate,
): Promise<number> {
  const told: Told[] = await work.manager.query(
    `with ${presentOn('$1::date')}
     select h.staff_id, p.id as young_person_id, null as deadline_id, null as alert_id, $3 as cause, $4 as because
       from young_person p cross join lateral (${hearers}) h where p.id = $2`,
    [today, personId, cause, because],
  );
  return keep(work, told, work.actor.kind === 'user' ? work.actor.staffId : null);
}

/** The same to one member of staff. */
export async function tellStaff(
  work: Work,
  staffId: string,
  personId: string,
  { cause, because }: Urgent,
): Promise<number> {
  const told = { staff_id: staffId, young_person_id: personId, deadline_id: null, alert_id: null, cause, because };
  return keep(work, [told], work.actor.kind === 'user' ? work.actor.staffId : null);
}

/** What happened, and the sentence that says so. */
interface Urgent {
  cause: string;
  because: string;
}

interface Told {
  staff_id: string;
  young_person_id: string;
  deadline_id: string | null;
  alert_id: string | null;
  cause: string;
  because: string | null;
}

/** @param author to whom no message goes @returns how many were not told before */
async function keep(work: Work, told: Told[], author: string | null): Promise<number> {
  if (told.length === 0) return 0;
  const rows = told.map((row) => ({ ...row, id: newId(), message_due: row.staff_id !== author }));
  const added: unknown[] = await work.manager.query(
    `insert into telling (id, staff_id, kind, cause, young_person_id, deadline_id, alert_id, because, message_due)
     select r.id, r.staff_id, 'urgent', r.cause, r.young_person_id, r.deadline_id, r.alert_id, r.because, r.message_due
       from jsonb_to_recordset($1::jsonb) as r(id uuid, staff_id uuid, cause text, young_person_id uuid,
         deadline_id uuid, alert_id uuid, because text, message_due boolean)
     on conflict on constraint telling_once do nothing returning id`,
    [JSON.stringify(rows)],
  );
  return added.length;
}

/** Who answers for the young person `p` on the day $1, and where nobody stands there the next above. */
const MANAGERS_HEAR = `
  select r.staff_id from (select coalesce(p.team_id, (
      select s.team_id from allocation a join staff s on s.id = a.staff_id
       where a.young_person_id = p.id and a.replaced_by_id is null and not a.withdrawn
       order by a.from_on desc limit 1)) as team_id) t
    cross join lateral (
      select m.staff_id from managers m where m.team_id = t.team_id
      union all
      select above.id from present above
       where not exists (select from managers m where m.team_id = t.team_id)
         and above.post = coalesce((select post from present where post = 'service-manager' limit 1), 'head-of-service')
    ) r`;

/** Who hears at once of the young person `p` on the day $1. Needs the expressions of `presentOn`. */
export const HEARERS = `
  select w.staff_id from (${workerOn('$1::date')}) w
  union ${MANAGERS_HEAR}`;

/** $1 today, $2 the young person, $3 items by what identifies them, $4 what there is to act on. */
const URGENT = `
with ${presentOn('$1::date')}, news as (
  select p.id as young_person_id, d.id as deadline_id, 'due:' || d.id || ' of ' || d.due_on as cause, null as because
    from jsonb_to_recordset($3::jsonb) as r(rule text, subject text, "startedById" text)
    join deadline d on d.young_person_id = $2 and d.rule = r.rule and d.subject is not distinct from r.subject
      and d.started_by_id = r."startedById"
    join young_person p on p.id = d.young_person_id
   where ${OPEN_ITEM} and ${TOLD_ITEM} and not ${isBookedInTime('$1::date')}
  union all
  select p.id, null, 'alert:' || p.id || ':' || r.code || ':' || md5(r.because), r.because
    from jsonb_to_recordset($4::jsonb) as r(code text, because text) join young_person p on p.id = $2
   where p.merged_into_id is null and p.withdrawn_at is null
)
select h.staff_id, n.young_person_id, n.deadline_id, null as alert_id, n.cause, n.because
  from news n join young_person p on p.id = n.young_person_id cross join lateral (${HEARERS}) h
 where not exists (select from telling t where t.cause = n.cause)`;

/** $1 today. Alerts that no summary has told. */
const OF_THE_NIGHT = `
select a.recipient_id as staff_id, p.id as young_person_id, d.id as deadline_id, a.id as alert_id,
       'night:' || a.id as cause, null as because
  from alert a join deadline d on d.id = a.deadline_id join young_person p on p.id = d.young_person_id
 where a.digest_id is null and d.severity = 'S1' and d.due_on <= $1::date + 1
   and ${OPEN_ITEM} and (d.paused_until is null or d.paused_until <= $1)
   and not exists (select from telling t where t.alert_id = a.id)`;

/** $1 today. Since yesterday: what ran out while no copy was there to look is told when one is. */
const HOURS_RUN_OUT = `
with ${presentOn('$1::date')}
select h.staff_id, p.id as young_person_id, d.id as deadline_id, null as alert_id,
       'ran out:' || d.id || ' of ' || d.due_on as cause, null as because
  from deadline d join young_person p on p.id = d.young_person_id cross join lateral (${HEARERS}) h
 where d.due_on between $1::date - 1 and $1 and d.due_at <= now() and d.severity <> 'L'
   and ${OPEN_ITEM} and ${TOLD_ITEM} and (d.paused_until is null or d.paused_until <= $1)
   and not exists (select from telling t where t.cause = 'ran out:' || d.id || ' of ' || d.due_on)`;
