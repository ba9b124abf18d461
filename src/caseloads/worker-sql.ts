/** SQL that joins the personal adviser of young person `y`, if they have one now: allocation `a`, staff `s`. */
export const WITH_ADVISER = `
  left join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser'
    and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
  left join staff s on s.id = a.staff_id`;

/**
 * SQL that is true for a young person of legal position `l` and allocation `a` who is owed a personal adviser, or may
 * be, and has none. The list, the count and the landing page of managers mean the same people by it.
 */
export const WAITING_FOR_A_WORKER = `(a.staff_id is null and l.basis <> '{offer-only}' and l.status in
  ('eligible', 'relevant', 'former-relevant', 'former-relevant-21-plus', 'undetermined'))`;
