import { isLeaving } from './is-leaving';

/** Posts that stand in for an adviser. */
const POSTS = `('personal-adviser', 'team-manager', 'service-manager', 'head-of-service')`;

/** SQL that is true for staff `alias` who can be somebody's buddy: at work, not about to leave, in a post that stands in, not shut out. */
export const canBeBuddy = (alias: string): string =>
  `(${alias}.left_on is null and not ${isLeaving(alias)} and ${alias}.post in ${POSTS}
    and not exists (select from app_user shut where shut.staff_id = ${alias}.id and shut.disabled_at is not null))`;

/** SQL of the id of whoever was named last as the buddy of a worker, wherever they are now; null where nobody is. */
export const buddyNamed = (staff: string): string =>
  `(select named.buddy_id from buddy named where named.staff_id = ${staff} order by named.number desc limit 1)`;

/**
 * SQL of one column of the buddy of a worker, while that one can be it.
 * @param column of `staff`
 */
export const buddyOf = (staff: string, column: 'id' | 'name'): string =>
  `(select mate.${column} from staff mate where mate.id = ${buddyNamed(staff)} and ${canBeBuddy('mate')})`;
