import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { OPEN_ITEM, presentOn } from './nightly-audience';
import { HEARERS } from './urgent';

/** Of more than so many at once (a return that was imported) one line is told, and not one of each. */
const MOST_ONE_BY_ONE = 5;

interface Named {
  id: string;
  staffId: string;
  youngPersonId: string;
}

interface Row {
  id: string;
  staffId: string;
  cause: string;
  youngPersonId: string | null;
  because: string;
}

/** Says who has whom in the meantime on a day that has come without anybody writing. */
export async function nameInterims({ manager }: Work): Promise<void> {
  await manager.query('select settle_interims()');
}

/**
 * Tells on the same day of young people who came to wait for a worker: whoever is named to have them in the meantime, or
 * stands in for that one today; and of those who have a social worker and wait for their adviser, whoever hears of what
 * cannot wait. Whom a manager gave to somebody in the meantime, that manager knows of.
 * @returns how much was told
 */
export async function tellWaiting(work: Work, today: LocalDate): Promise<number> {
  return (await tellNamed(work, today)) + (await tellOfDuty(work, today));
}

async function tellNamed({ manager }: Work, today: LocalDate): Promise<number> {
  const [named]: [Named[], number] = await manager.query(
    `update named_interim n set told_at = now()
      where n.to_on is null and n.told_at is null returning n.id, n.staff_id as "staffId", n.young_person_id as "youngPersonId"`,
  );
  if (named.length === 0) return 0;
  const theirs = new Map<string, Named[]>();
  for (const one of named) theirs.set(one.staffId, [...(theirs.get(one.staffId) ?? []), one]);
  const rows = [...theirs].flatMap(([staffId, all]): Row[] =>
    all.length > MOST_ONE_BY_ONE
      ? [
          {
            id: newId(),
            staffId,
            cause: `interim:${all[0]!.id}`,
            youngPersonId: null,
            because: many(all.length, today),
          },
        ]
      : all.map(({ id, youngPersonId }) => ({
          id: newId(),
          staffId,
          cause: `interim:${id}`,
          youngPersonId,
          because: `Nobody works with them. From ${formatLong(today)} you have them until they have a worker.`,
        })),
  );
  const told: unknown[] = await manager.query(
    `with ${presentOn('$2::date')}
     insert into telling (id, staff_id, kind, cause, young_person_id, because, message_due)
     select r.id, coalesce(standing.stands_in, r."staffId"), 'urgent', r.cause, r."youngPersonId", r.because, true
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "staffId" uuid, cause text, "youngPersonId" uuid, because text)
       left join standing on standing.id = r."staffId"
     on conflict on constraint telling_once do nothing returning id`,
    [JSON.stringify(rows), today],
  );
  return told.length;
}

function many(people: number, today: LocalDate): string {
  return `Nobody works with ${people} young people who came on ${formatLong(today)}. You have them until each has a worker.`;
}

async function tellOfDuty({ manager }: Work, today: LocalDate): Promise<number> {
  const heard: { staffId: string }[] = await manager.query(WAITS_FOR_ADVISER, [today]);
  const told: unknown[] = await manager.query(
    `insert into telling (id, staff_id, kind, cause, young_person_id, deadline_id, message_due)
     select r.id, r."staffId", 'urgent', r.cause, r."youngPersonId", r."deadlineId", true
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "staffId" uuid, cause text, "youngPersonId" uuid, "deadlineId" uuid)
     on conflict on constraint telling_once do nothing returning id`,
    [JSON.stringify(heard.map((one) => ({ ...one, id: newId() })))],
  );
  return told.length;
}

/** $1 today. An adviser is owed since today or yesterday, and a social worker is there and nobody in the meantime. */
const WAITS_FOR_ADVISER = `
with ${presentOn('$1::date')}
select h.staff_id as "staffId", p.id as "youngPersonId", d.id as "deadlineId", 'waits:' || d.id || ' from ' || d.started_on as cause
  from deadline d join young_person p on p.id = d.young_person_id cross join lateral (${HEARERS}) h
 where d.rule = 'PA-01' and d.started_on between $1::date - 1 and $1 and ${OPEN_ITEM}
   and (d.paused_until is null or d.paused_until <= $1)
   and not exists (select from named_interim n where n.young_person_id = p.id and n.to_on is null)
   and not exists (select from allocation a where a.young_person_id = p.id and a.role = 'interim'
     and a.replaced_by_id is null and not a.withdrawn and a.to_on is null)
   and not exists (select from telling t where t.cause = 'waits:' || d.id || ' from ' || d.started_on)`;
