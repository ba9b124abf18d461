import type { TestApp } from '../support/app';

/**
 * Does something, and makes the ledger's history say that it was recorded at another instant: the history takes its
 * instants from the database's clock, which no test can set.
 */
export async function recordedAt<T>(
  onward: TestApp,
  youngPersonId: string,
  instant: string,
  doing: () => Promise<T>,
): Promise<T> {
  const known = `select h.id from deadline_history h join deadline d on d.id = h.deadline_id where d.young_person_id = $1
                 union all select id from legal_position_history where young_person_id = $1`;
  const before = (await onward.sql<{ id: string }>(known, [youngPersonId])).map(({ id }) => id);
  const result = await doing();
  await onward.sql(
    `update deadline_history h set recorded_at = $2 from deadline d
      where d.id = h.deadline_id and d.young_person_id = $1 and h.id <> all ($3::uuid[])`,
    [youngPersonId, instant, before],
  );
  await onward.sql(
    `update legal_position_history set recorded_at = $2 where young_person_id = $1 and id <> all ($3::uuid[])`,
    [youngPersonId, instant, before],
  );
  return result;
}
