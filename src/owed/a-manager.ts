/**
 * Whoever answers for the team of a young person and works here: SQL over `y`.
 * @param other SQL of a member of staff who may not answer, since they asked themselves
 */
export const aManager = (other = 'null::uuid'): string =>
  `(select s.id from staff s join app_user u on u.staff_id = s.id
   where u.role = 'manager' and u.disabled_at is null and s.left_on is null and s.id is distinct from ${other}
     and (s.team_id = y.team_id or exists (select from team_manager m where m.staff_id = s.id and m.team_id = y.team_id))
   order by exists (select from team_manager m where m.staff_id = s.id and m.team_id = y.team_id) desc, s.id limit 1)`;

export const A_MANAGER = aManager();
