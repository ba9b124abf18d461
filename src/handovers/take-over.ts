import { auditAll } from '../audit/audit';
import { isLeaving } from '../caseloads/is-leaving';
import type { Owed } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { HandOver } from './hand-over';
import { ownedSql } from './leaver-owns';

/** By whom what named the leaver is seen to now, young person by young person. */
type Receivers = string;

const RECEIVERS = 'jsonb_to_recordset($2::jsonb) as r(person uuid, staff uuid)';

/**
 * Moves what names the leaver to whoever works with the young person now: actions of the plan, promises and what else is
 * owed, drafts, pauses, days to put right, appointments, reviews and alerts nobody has read of.
 * @param given the allocations that this hand-over made: whoever has one of them comes first
 * @param reviewerId who reviews from now on; `educationWorkerId`: who works with them for education and work
 * @returns the appointments that moved, of which others must be told
 */
export async function takeOverWhatNames(
  work: Work,
  owed: Owed,
  handOver: HandOver & { reviewerId: string | null; educationWorkerId: string | null },
  personIds: string[],
  given: string[],
  today: LocalDate,
): Promise<string[]> {
  const { leaverId, leavingId } = handOver;
  const receivers = await receiversOf(work, handOver, personIds, given, today);
  await moveActions(work, leaverId, receivers);
  const { manager } = work;
  // One row says who takes the next step, whatever it is: the row itself changes, or a later choice would not count.
  await manager.query(
    `update eet_tracking t set owner_id = r.staff, version = t.version + 1 from ${RECEIVERS}
      where r.person = t.young_person_id and t.owner_id = $1`,
    [leaverId, receivers],
  );
  const sources = ownedSql(owed);
  // Before what is owed: that they are told of the leaver is not owed any more.
  await moveEducation(work, sources['education-worker'].sql, handOver, receivers, today);
  await manager.query(
    `insert into taken_over (id, leaving_id, young_person_id, thing_id, staff_id)
     select distinct on (x.id) gen_random_uuid(), $3, x.young_person_id, x.id, r.staff
       from (${[sources.owed, sources.draft, sources.pause].map(({ sql }) => sql).join(' union all ')}) x
       join ${RECEIVERS} on r.person = x.young_person_id
     on conflict on constraint taken_over_once do nothing`,
    [leaverId, receivers, leavingId],
  );
  await moveCauses(work, sources['late-cause'].sql, leaverId, receivers);
  await manager.query(
    `insert into plan_reviewer (id, young_person_id, staff_id, from_on, because, recorded_by_id)
     select gen_random_uuid(), x.young_person_id, coalesce($3::uuid, r.staff), $4, $5, $6
       from (${sources.reviewer.sql}) x join ${RECEIVERS} on r.person = x.young_person_id`,
    [leaverId, receivers, handOver.reviewerId, today, handOver.reason, staffOf(work)],
  );
  await manager.query(
    `update alert l set recipient_id = r.staff from deadline d, ${RECEIVERS}
      where d.id = l.deadline_id and r.person = d.young_person_id and l.recipient_id = $1 and l.digest_id is null
        and not exists (select from alert o where o.deadline_id = l.deadline_id and o.stage = l.stage
                         and o.recipient_id = r.staff)`,
    [leaverId, receivers],
  );
  return moveAppointments(work, leaverId, receivers);
}

/** Whoever has the young person now and works here: first of those just given, then the adviser, the social worker, the interim. */
async function receiversOf(
  { manager }: Work,
  { leaverId, lastResortId }: HandOver,
  personIds: string[],
  given: string[],
  today: LocalDate,
): Promise<Receivers> {
  const rows: { person: string; staff: string }[] = await manager.query(
    `select y.id as person, coalesce(
       (select a.staff_id from allocation a join staff s on s.id = a.staff_id
         where a.young_person_id = y.id and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
           and a.staff_id <> $3 and (s.left_on is null or s.left_on > $2) and not ${isLeaving('s')}
         order by a.id = any($4) desc,
                  array_position(array['personal-adviser', 'social-worker', 'interim'], a.role), a.from_on desc limit 1),
       interim_for(y.team_id, $2, $3), $5::uuid) as staff
       from young_person y where y.id = any($1)`,
    [personIds, today, leaverId, given, lastResortId],
  );
  return JSON.stringify(rows);
}

/** An action names its owner by number and by name, in the plan in force and in the one that is being written. */
async function moveActions({ manager }: Work, leaverId: string, receivers: Receivers): Promise<void> {
  await manager.query(
    `update plan_action c set owner_staff_id = r.staff,
            owner_name = case when c.owner_name = was.name then now.name else c.owner_name end
       from ${RECEIVERS} join staff now on now.id = r.staff, staff was
      where r.person = c.young_person_id and was.id = $1 and c.owner_staff_id = $1 and c.in_force and c.done_on is null`,
    [leaverId, receivers],
  );
  await manager.query(
    `update plan_topic o set content = replace(replace(o.content::text,
              '"name": ' || to_jsonb(was.name)::text || ', "staffId": "' || was.id || '"',
              '"name": ' || to_jsonb(now.name)::text || ', "staffId": "' || now.id || '"'),
              '"staffId": "' || was.id || '"', '"staffId": "' || now.id || '"')::jsonb
       from ${RECEIVERS} join staff now on now.id = r.staff, staff was, plan_at_work w
      where r.person = o.young_person_id and was.id = $1 and w.id = o.plan_id and w.state in ('draft', 'with-manager')
        and o.content::text like '%"staffId": "' || was.id || '"%'`,
    [leaverId, receivers],
  );
}

/**
 * The leaver's part ends today, and whoever was chosen goes on from there; nobody chosen: whoever has the case. Whoever is
 * their adviser already needs no second part.
 */
async function moveEducation(
  work: Work,
  which: string,
  { leaverId, educationWorkerId, reason }: HandOver & { educationWorkerId: string | null },
  receivers: Receivers,
  today: LocalDate,
): Promise<void> {
  const { manager, actor } = work;
  const by = actor.kind === 'user' ? actor.userId : null;
  const [ended]: [{ id: string }[], number] = await manager.query(
    `update education_worker e set replaced_by_id = gen_random_uuid() from ${RECEIVERS}
      where e.id in (select id from (${which}) x) and r.person = e.young_person_id returning e.id`,
    [leaverId, receivers],
  );
  if (ended.length === 0) return;
  const ids = ended.map(({ id }) => id);
  const over: { factId: string; personId: string; toOn: LocalDate }[] = await manager.query(
    `insert into education_worker (id, fact_id, young_person_id, recorded_by_id, staff_id, from_on, to_on, reason)
     select e.replaced_by_id, e.fact_id, e.young_person_id, $2, e.staff_id, e.from_on, greatest($3::date, e.from_on), e.reason
       from education_worker e where e.id = any($1)
     returning fact_id as "factId", young_person_id as "personId", to_on as "toOn"`,
    [ids, by, today],
  );
  const given: { id: string; personId: string; staffId: string }[] = await manager.query(
    `insert into education_worker (id, fact_id, young_person_id, recorded_by_id, staff_id, from_on, reason)
     select n.id, n.id, n.young_person_id, $4, n.staff_id, $5, $6
       from (select gen_random_uuid() as id, e.young_person_id, coalesce($3::uuid, r.staff) as staff_id
               from education_worker e join ${RECEIVERS} on r.person = e.young_person_id where e.id = any($1)) n
      where not exists (select from allocation a where a.young_person_id = n.young_person_id and a.staff_id = n.staff_id
                         and a.role = 'personal-adviser' and a.replaced_by_id is null and not a.withdrawn and a.to_on is null)
     returning id, young_person_id as "personId", staff_id as "staffId"`,
    [ids, receivers, educationWorkerId, by, today, reason],
  );
  await auditAll(
    work,
    given.map(({ id, personId, staffId }) => ({
      did: 'education-worker.given',
      youngPersonId: personId,
      subjectId: id,
      detail: { staffId, fromOn: today, before: leaverId },
    })),
  );
  const goesOn = new Set(given.map(({ personId }) => personId));
  await auditAll(
    work,
    over
      .filter(({ personId }) => !goesOn.has(personId))
      .map(({ factId, personId, toOn }) => ({
        did: 'education-worker.ended',
        youngPersonId: personId,
        subjectId: factId,
        detail: { before: leaverId, toOn, reason },
      })),
  );
}

/** A day to put something right is a fact: the changed row takes the old one's place. */
async function moveCauses(
  { manager, actor }: Work,
  which: string,
  leaverId: string,
  receivers: Receivers,
): Promise<void> {
  await manager.query(
    `update late_cause set replaced_by_id = gen_random_uuid() from ${RECEIVERS}
      where late_cause.id in (select id from (${which}) x) and r.person = late_cause.young_person_id`,
    [leaverId, receivers],
  );
  await manager.query(
    `insert into late_cause (id, fact_id, young_person_id, recorded_by_id, deadline_id, cause, note, put_right_by, owner_id)
     select k.replaced_by_id, k.fact_id, k.young_person_id, $3, k.deadline_id, k.cause, k.note, k.put_right_by, r.staff
       from late_cause k join ${RECEIVERS} on r.person = k.young_person_id
      where k.owner_id = $1 and k.replaced_by_id is not null
        and not exists (select from late_cause n where n.id = k.replaced_by_id)`,
    [leaverId, receivers, actor.kind === 'user' ? actor.userId : null],
  );
}

async function moveAppointments(work: Work, leaverId: string, receivers: Receivers): Promise<string[]> {
  const [moved]: [{ id: string; personId: string; staffId: string }[], number] = await work.manager.query(
    `update appointment p set staff_id = r.staff, version = p.version + 1 from ${RECEIVERS}
      where r.person = p.young_person_id and p.staff_id = $1 and p.state = 'planned'
      returning p.id, p.young_person_id as "personId", p.staff_id as "staffId"`,
    [leaverId, receivers],
  );
  await auditAll(
    work,
    moved.map(({ id, personId, staffId }) => ({
      did: 'appointment.given-to-another',
      youngPersonId: personId,
      subjectId: id,
      detail: { before: leaverId, staffId },
    })),
  );
  return moved.map(({ id }) => id);
}

function staffOf({ actor }: Work): string | null {
  return actor.kind === 'user' ? actor.staffId : null;
}
