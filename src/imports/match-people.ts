import type { Work } from '../platform/unit-of-work';

/**
 * Whom the record knows by the authority's own identifiers, by identifier in capitals: never by name. A record that
 * was merged is the one it was merged into. Two for one identifier (theirs differ in capitals) are both given.
 * @param lock for a transaction that will write: the people's rows, in the order of their ids
 */
export async function matchPeople(work: Work, children: string[], lock: boolean): Promise<Map<string, string[]>> {
  const found: { child: string; id: string }[] = await work.manager.query(
    `select distinct upper(i.value) as child, coalesce(y.merged_into_id, y.id) as id
       from person_identifier i join young_person y on y.id = i.young_person_id
      where i.kind = 'authority-id' and upper(i.value) = any($1) and not i.withdrawn`,
    [children],
  );
  const matches = new Map<string, string[]>();
  for (const { child, id } of found) matches.set(child, [...(matches.get(child) ?? []), id]);
  if (lock) {
    await work.manager.query(`select id from young_person where id = any($1) order by id for update`, [
      found.map(({ id }) => id),
    ]);
  }
  return matches;
}
