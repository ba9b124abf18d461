import { isOwn } from '../caseloads/worker-sql';

/** A note not written within as many days will not be missed. */
export const NOTE_DAYS = 60;

/** SQL that is true for a contact `c` in which they were seen, with the note still to be written. */
export const NOTE_TO_FOLLOW = `(c.seen and c.note is null and c.import_id is null and not c.begun_by_them
  and c.replaced_by_id is null and not c.withdrawn
  and not exists (select from contact_note n where n.contact_id = c.fact_id))`;

/**
 * SQL that is true for a contact `c` with young person `y` whose note is this worker's to write: their own, and that of
 * whoever has left and can write it no more, once the young person is theirs.
 */
export function noteIsMine(staff: string, today: string): string {
  return `(c.staff_id = ${staff} or (${isOwn(staff)}
    and exists (select from staff gone where gone.id = c.staff_id and gone.left_on <= ${today})))`;
}
