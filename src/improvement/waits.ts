/** SQL that is true for an action somebody has to see to by $1: late, or to be looked at again. */
export const WAITS = `((a.closed_on is null and a.due_on < $1) or (a.reaudit_on <= $1 and a.closed_how is distinct from 'ended'))`;

const isHere = (f: string) => `(${f}.left_on is null or ${f}.left_on > $1)`;

/** Of our staff, neither owner nor keeper of `a` works here on $1. */
const NOBODY_HERE = `not exists (select from staff f where f.id in (a.owner_id, a.keeper_id) and ${isHere('f')})`;

/**
 * SQL of an array: to whom `a` falls then. The managers of its team; of the whole council, or of a team without one, service
 * managers; where there is none, the head of service.
 */
const FALLS_TO = `array(select id from (
    select s.id, rank() over (order by case when m.staff_id is not null then 1 when s.post = 'service-manager' then 2 else 3 end) as place
      from staff s join app_user u on u.staff_id = s.id and u.role = 'manager' and u.disabled_at is null
      left join team_manager m on m.staff_id = s.id and m.team_id = a.team_id
     where ${isHere('s')} and (m.staff_id is not null or s.post in ('service-manager', 'head-of-service'))
  ) heirs where place = 1 order by id)`;

/** SQL of an array: whoever sees to action `a` on $1, which are owner and keeper while one of them works here. */
export const SEE_TO = `case when ${NOBODY_HERE} then ${FALLS_TO}
  else array(select f.id from staff f where f.id in (a.owner_id, a.keeper_id) and ${isHere('f')} order by f.id) end`;

/** SQL that is true where a member of staff owns or keeps action `a`, or it falls to them on $1. @param staff SQL of their id */
export function isOf(staff: string): string {
  return `(a.owner_id = ${staff} or a.keeper_id = ${staff} or (${NOBODY_HERE} and ${staff} = any(${FALLS_TO})))`;
}

/** How many of the actions that are somebody's wait for them: SQL of a number. @param staff SQL of their id */
export function waitsForSql(staff: string): string {
  return `(select count(*)::int from improvement_action a where ${WAITS} and ${isOf(staff)})`;
}
