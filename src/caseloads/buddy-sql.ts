import { isLeaving } from './is-leaving';

/** SQL of the id of whoever was named last as the buddy of a worker, wherever they are now; null where nobody is. */
export const buddyNamed = (staff: string): string =>
  `(select named.buddy_id from buddy named where named.staff_id = ${staff} order by named.number desc limit 1)`;

/**
 * SQL of one column of the buddy of a worker, while that one works here and is not about to leave.
 * @param column of `staff`
 */
export const buddyOf = (staff: string, column: 'id' | 'name'): string =>
  `(select mate.${column} from staff mate where mate.id = ${buddyNamed(staff)} and mate.left_on is null and not ${isLeaving('mate')})`;
