/** SQL that is true for staff `alias` of whom a manager recorded that they leave: nobody is given to them any more. */
export function isLeaving(alias: string): string {
  return `(${alias}.left_on is not null and exists (select from worker_leaving l where l.staff_id = ${alias}.id))`;
}
