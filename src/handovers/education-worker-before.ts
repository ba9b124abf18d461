/**
 * SQL of the member of staff from whom row `e` of education_worker takes over: whoever else worked with them for it last,
 * none where nobody did.
 */
export const EDUCATION_WORKER_BEFORE = `select s.id, s.name from education_worker b join staff s on s.id = b.staff_id
  where b.young_person_id = e.young_person_id and b.fact_id <> e.fact_id and b.to_on <= e.from_on
    and b.replaced_by_id is null and not b.withdrawn and b.staff_id <> e.staff_id
  order by b.to_on desc, b.from_on desc, b.id desc limit 1`;
