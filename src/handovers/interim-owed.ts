import type { OwedSource } from '../owed/owed';
import { isAwayOn } from '../deadlines/nightly-audience';
import { A_MANAGER } from '../owed/a-manager';

/**
 * Whoever has a young person while their adviser is away is done when the adviser is back: a manager ends it, from the first
 * day back on from the time away in which they began, whatever leave comes later; while the adviser is away again, nobody
 * is asked. Where they began before the time away it was for something else, and nobody is asked either.
 */
export const INTERIM_OWED: OwedSource = {
  kind: 'Adviser is back',
  fromDaysBefore: 0,
  seenToBy: 'allocate',
  sql: `select i.fact_id as id, i.young_person_id, ${A_MANAGER} as staff_id,
               w.name || ' is back: end that ' || n.name || ' has them in the meantime' as what, back.on_day as due_on,
               'allocate/' || i.fact_id || '/end' as at
          from allocation i join staff n on n.id = i.staff_id join young_person y on y.id = i.young_person_id
          join allocation a on a.young_person_id = i.young_person_id and a.role = 'personal-adviser'
            and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
          join staff w on w.id = a.staff_id and w.left_on is null
          join lateral (select max(x.to_on) as on_day from absence x where x.staff_id = a.staff_id
            and x.replaced_by_id is null and not x.withdrawn
            and i.from_on >= x.from_on and i.from_on < x.to_on) back on back.on_day is not null
         where i.role = 'interim' and i.replaced_by_id is null and not i.withdrawn and i.to_on is null
          and not exists (select from absence x where x.staff_id = a.staff_id
            and ${isAwayOn('x', `(now() at time zone 'Europe/London')::date`)})`,
};
