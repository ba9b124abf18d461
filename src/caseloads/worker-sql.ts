import { coveredBy } from '../young-people/who-may-see';

export { WAITING_SINCE, WITH_ADVISER } from '../deadlines/waiting-for-a-worker';

/** SQL that is true for someone's own young people and those they cover for today. Needs WITH_ADVISER. */
export function isMine(staff: string): string {
  return `(a.staff_id = ${staff} or y.id in (${coveredBy(staff)}))`;
}
