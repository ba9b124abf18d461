/**
 * SQL that is true for the case `c` that waits for a panel, one at most of a young person: the last one that is not taken
 * off, where nothing stands decided of it. Nothing was, or it was recorded in error.
 */
export const WAITS_FOR_PANEL = `c.taken_off_on is null and not exists (select from case_supervision decided
    where decided.fact_id = c.supervision_id and decided.replaced_by_id is null and not decided.withdrawn)
  and not exists (select from panel_case n where n.young_person_id = c.young_person_id and n.taken_off_on is null
    and (n.recorded_at, n.id) > (c.recorded_at, c.id))`;
