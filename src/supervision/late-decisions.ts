import type { LateSource } from '../deadlines/late-beside';
import { OPEN_ITEM } from '../deadlines/nightly-audience';

/** Risk rose and its day for a manager's dated decision (SV-03) has passed without one; $1 today. It is the reader's to make. */
export const LATE_DECISIONS: LateSource = {
  kind: 'decisions',
  sql: `select d.id, d.young_person_id, null::uuid as staff_id, d.due_on as late_on
          from deadline d join young_person p on p.id = d.young_person_id
         where d.rule = 'SV-03' and d.due_on < $1::date and ${OPEN_ITEM}
           and (d.paused_until is null or d.paused_until <= $1::date)`,
  told: { table: 'risk_decision_told', id: 'deadline_id' },
};
