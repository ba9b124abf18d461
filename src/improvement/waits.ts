/** SQL that is true for an action somebody has to see to by $1: late, or to be looked at again. */
export const WAITS = `((a.closed_on is null and a.due_on < $1) or (a.reaudit_on <= $1 and a.closed_how is distinct from 'ended'))`;

/** How many of the actions that somebody owns or keeps wait for them: SQL of a number. @param staff SQL of their id */
export function waitsForSql(staff: string): string {
  return `(select count(*)::int from improvement_action a where (a.owner_id = ${staff} or a.keeper_id = ${staff}) and ${WAITS})`;
}
