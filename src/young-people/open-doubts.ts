/** SQL for whether `l` still gives what it gave when the decision `d` was made: the same status, basis and doubts. */
const GIVES_THE_SAME = `(d.record_status, d.record_basis, d.record_needs_manager)
  is not distinct from (l.status, l.basis, l.needs_manager)`;

/** SQL `from` for the decision `d` that stands for the young person of legal position `l`. */
export const STANDING_DECISION = `status_decision d
  where d.young_person_id = l.young_person_id and d.replaced_by_id is null and not d.withdrawn
  order by d.recorded_at desc, d.id desc limit 1`;

/**
 * SQL for what the status of legal position `l` leaves to a manager, a sentence each. Nothing of it where a manager
 * decided and the record has not changed since, nor what was settled by its own words before there were decisions.
 * Where there is no status at all nothing is due, so that stays open whatever was decided.
 */
export const OPEN_DOUBTS = `case when l.status <> 'undetermined' and (select ${GIVES_THE_SAME} from ${STANDING_DECISION})
  then '{}' else array(
    select asked.question from unnest(l.needs_manager) with ordinality as asked(question, place)
     where l.status = 'undetermined' or not exists (
       select 1 from matter_for_manager answered where answered.young_person_id = l.young_person_id
          and answered.kind = 'status-question' and answered.detail = asked.question)
     order by asked.place) end`;
