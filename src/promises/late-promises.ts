import type { LateSource } from '../deadlines/late-beside';
import { PROMISES_TO_KEEP } from './promises-told';

/** Promises whose day has passed; $1 today. Whose they are since somebody left is the young person's adviser's. */
export const LATE_PROMISES: LateSource = {
  kind: 'promises',
  sql: `select o.id, o.young_person_id, coalesce(said.id, a.staff_id) as staff_id, o.due_on as late_on
          from (${PROMISES_TO_KEEP}) o
          left join staff said on said.id = o.staff_id and (said.left_on is null or said.left_on > $1::date)
          left join allocation a on a.young_person_id = o.young_person_id and a.role = 'personal-adviser'
            and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
         where o.due_on < $1::date`,
  told: { table: 'promise_told', id: 'promise_id' },
};
