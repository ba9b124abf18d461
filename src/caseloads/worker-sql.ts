/** SQL that joins the personal adviser of young person `y`, if they have one now: allocation `a`, staff `s`. */
export const WITH_ADVISER = `
  left join allocation a on a.young_person_id = y.id and a.role = 'personal-adviser'
    and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
  left join staff s on s.id = a.staff_id`;
