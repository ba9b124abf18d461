import { keptNowBy } from '../owed/kept-now-by';
import type { OwedSource } from '../owed/owed';

/**
 * AP-10: the young person's copy of the last assessment, and that it is explained to them, until both were done or
 * somebody said why that is not practicable. No number of days is set: it is owed from the day it was signed off.
 */
export const ASSESSMENT_COPY_OWED: OwedSource = {
  kind: 'Copy of the needs assessment',
  sql: `select s.id, s.young_person_id, ${keptNowBy('s.id', 'a.finished_by_id')} as staff_id,
               case when not given.given then 'Give them their copy of the needs assessment'
                    else 'Explain the needs assessment to them' end as what,
               s.signed_on as due_on, 'assessments/' || a.id || '#copy' as at
          from assessment_signed s join assessment a on a.id = s.assessment_id
          join needs_assessment f on f.fact_id = a.id and f.replaced_by_id is null and not f.withdrawn
          cross join lateral (
            select coalesce(bool_or(c.given_on is not null), false) as given,
                   coalesce(bool_or(c.explained_on is not null), false) as explained,
                   coalesce(bool_or(btrim(c.why_not) <> ''), false) as why_not
              from assessment_copy c where c.assessment_id = a.id) given
         where not given.why_not and not (given.given and given.explained) and not exists (
           select from needs_assessment l where l.young_person_id = s.young_person_id and l.replaced_by_id is null
              and not l.withdrawn and (l.completed_on, l.fact_id) > (f.completed_on, f.fact_id))`,
};
