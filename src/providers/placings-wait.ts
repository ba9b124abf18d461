import { aManager } from '../owed/a-manager';
import type { OwedSource } from '../owed/owed';

/** Placements that a manager was asked to answer for and has not; the columns as of all that waits about a home. */
export const PLACINGS_WAIT = `select o.id, o.young_person_id, 'placement' as kind,
    'Answer whether they may be placed with ' || p.name as what,
    (o.said_at at time zone 'Europe/London')::date as since, o.from_on as due_on, o.said_by_id as asked_by_id,
    null::uuid as named_id, 'placing/' || o.provider_id as at
  from placing_sign_off o join provider p on p.id = o.provider_id
 where not exists (select from placing_decision d where d.sign_off_id = o.id)`;

export const PLACINGS_OWED: OwedSource = {
  kind: 'Placement to sign off',
  seenToBy: 'decide-for-manager',
  sql: `select w.id, w.young_person_id, ${aManager('w.asked_by_id')} as staff_id, w.what, w.due_on, w.at
          from (${PLACINGS_WAIT}) w join young_person y on y.id = w.young_person_id`,
};
