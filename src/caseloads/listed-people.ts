import type { StatusCode } from '../statutory/case-file';
import { STILL_OWED } from './due-line';

/** Statuses in which nothing is owed as a rule: lists leave them out until they are asked for. */
export const NOTHING_OWED: readonly StatusCode[] = ['none', 'aged-out', 'deceased'];

/**
 * SQL that is true for a young person who is owed something or may be: by their status, or because something is still
 * open, such as telling of a death. Lists and the figures that open them mean the same people by it.
 *
 * @param person alias of the young person
 * @param position alias of their legal position
 */
export function isListed(person: string, position: string, parameters: unknown[]): string {
  parameters.push(NOTHING_OWED);
  return `(coalesce(${position}.status, 'undetermined') <> all($${parameters.length})
    or exists (select 1 from deadline d where d.young_person_id = ${person}.id and ${STILL_OWED}))`;
}
