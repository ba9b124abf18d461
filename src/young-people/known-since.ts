import type { Work } from '../platform/unit-of-work';
import type { KnownKind } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';

/**
 * From which day the record of new young people is complete, kind by kind. What fell due before is neither met nor
 * missed: nobody knows here whether it was done.
 */
export async function writeKnownSince(
  work: Work,
  personIds: readonly string[],
  kinds: readonly KnownKind[],
  since: LocalDate,
): Promise<void> {
  if (personIds.length === 0) return;
  await work.manager.query(
    `insert into known_since (young_person_id, kind, since)
     select person, kind, $3 from unnest($1::uuid[]) as person, unnest($2::text[]) as kind`,
    [personIds, kinds, since],
  );
}
