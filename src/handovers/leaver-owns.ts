import type { AllocationRole } from '../caseloads/allocation.entity';
import { STILL_OWED } from '../caseloads/due-line';
import { NOTE_DAYS, NOTE_TO_FOLLOW } from '../contacts/notes-to-follow';
import { OPEN_ITEM } from '../deadlines/nightly-audience';
import { ON_DUTY_KIND } from '../duty/duty-workers-told';
import { keptNowBy } from '../owed/kept-now-by';
import type { Owed } from '../owed/owed';
import { reviewedBy } from '../young-people/who-may-see';

export const OWNED_KINDS = [
  'personal-adviser',
  'social-worker',
  'interim',
  'named-interim',
  'education-worker',
  'action',
  'owed',
  'draft',
  'pause',
  'late-cause',
  'appointment',
  'reviewer',
  'alert',
  'acknowledgement',
  'note',
  'due',
] as const;
export type OwnedKind = (typeof OWNED_KINDS)[number];

/** Of an action of the plan the row itself says who does it. */
export const ACTION_KIND = 'Action of the plan';

const IN_FORCE = 'replaced_by_id is null and not withdrawn';

const cases = (role: AllocationRole) =>
  `select id, young_person_id from allocation where staff_id = $1 and role = '${role}' and ${IN_FORCE} and to_on is null`;

/** What was begun here and is not finished, by whoever has it now; `a` is the table. */
const begun = (table: string, which: string, by: string) =>
  `select a.id, a.young_person_id from ${table} a where ${which} and ${by} and ${keptNowBy('a.id', '$1::uuid')} = $1`;

export const DRAFTS = `${begun('assessment', `a.state in ('draft', 'with-manager')`, '($1::uuid = any(a.author_ids) or a.opened_by_id = $1)')}
  union all ${begun('plan_at_work', `a.state in ('draft', 'with-manager')`, 'a.started_by_id = $1')}
  union all ${begun('plan_review_at_work', `a.state = 'open'`, 'a.opened_by_id = $1')}`;

/** What a manager has not settled, or refused and is still to be done. */
export const PAUSES = `select f.id, f.young_person_id from pause f join deadline d on d.id = f.deadline_id
    join young_person p on p.id = f.young_person_id
    left join pause_step s on s.pause_id = f.id and s.step <> 'ended'
  where ${keptNowBy('f.id', 'f.asked_by_id')} = $1 and (s.id is null or s.step = 'refused') and ${OPEN_ITEM}
    and not exists (select from pause later where later.deadline_id = f.deadline_id and later.asked_at > f.asked_at)`;

const OWED_TO_DO = (owed: string) => `select o.id, o.young_person_id from (${owed}) o
  where o.staff_id = $1 and o.kind not in ('${ACTION_KIND}', '${ON_DUTY_KIND}')`;

/**
 * Every kind of thing that has a member of staff as its owner: a select of `id` and `young_person_id`; $1 the staff.
 * What follows the young person's worker by itself is counted, and not moved: the ledger, and what was said of it.
 */
export function ownedSql(owed: Owed): Record<OwnedKind, { sql: string; follows: boolean }> {
  const moved = (sql: string) => ({ sql, follows: false });
  const follows = (sql: string) => ({ sql, follows: true });
  // Only ids and counts leave here, so what tells what was said is handed over too
  const promised = owed.sql({ readsNotes: true });
  return {
    'personal-adviser': moved(cases('personal-adviser')),
    'social-worker': moved(cases('social-worker')),
    interim: moved(cases('interim')),
    'named-interim': follows(`select id, young_person_id from named_interim where staff_id = $1 and to_on is null`),
    'education-worker': moved(
      `select id, young_person_id from education_worker where staff_id = $1 and ${IN_FORCE} and to_on is null`,
    ),
    action: moved(
      `select id, young_person_id from plan_action where owner_staff_id = $1 and in_force and done_on is null`,
    ),
    owed: moved(
      promised === null ? `select $1::uuid as id, $1::uuid as young_person_id where false` : OWED_TO_DO(promised),
    ),
    draft: moved(DRAFTS),
    pause: moved(PAUSES),
    'late-cause': moved(
      `select k.id, k.young_person_id from late_cause k join deadline d on d.id = k.deadline_id
        where k.owner_id = $1 and k.replaced_by_id is null and not k.withdrawn and ${STILL_OWED}`,
    ),
    appointment: moved(`select id, young_person_id from appointment where staff_id = $1 and state = 'planned'`),
    reviewer: moved(`select young_person_id as id, young_person_id from (${reviewedBy('$1')}) named`),
    alert: moved(
      `select l.id, d.young_person_id from alert l join deadline d on d.id = l.deadline_id
        where l.recipient_id = $1 and l.digest_id is null and not exists (
          select from alert o join staff other on other.id = o.recipient_id and other.left_on is null
           where o.deadline_id = l.deadline_id and o.stage = l.stage and o.recipient_id <> l.recipient_id)`,
    ),
    acknowledgement: follows(
      `select k.id, d.young_person_id from acknowledgement k join deadline d on d.id = k.deadline_id
        where k.staff_id = $1 and ${STILL_OWED} and not exists (select from acknowledgement later
          where later.deadline_id = k.deadline_id and (later.recorded_at, later.id) > (k.recorded_at, k.id))`,
    ),
    // They write it until they have left; from then on it is to be written by whoever has the young person.
    note: follows(
      `select c.fact_id as id, c.young_person_id from contact c where c.staff_id = $1 and ${NOTE_TO_FOLLOW}
          and c.held_on >= (now() at time zone 'Europe/London')::date - ${NOTE_DAYS}`,
    ),
    due: follows(
      `select d.id, d.young_person_id from deadline d
        where ${STILL_OWED} and d.young_person_id in (select young_person_id from (${cases('personal-adviser')}) mine)`,
    ),
  };
}

/** One select over all kinds: kind, id, young_person_id. @param which those to be moved, or all */
export function everythingOwned(owed: Owed, which: 'all' | 'to-move'): string {
  return Object.entries(ownedSql(owed))
    .filter(([, { follows }]) => which === 'all' || !follows)
    .map(([kind, { sql }]) => `select '${kind}' as kind, x.id, x.young_person_id from (${sql}) x`)
    .join('\nunion all ');
}
