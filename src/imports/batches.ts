import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Work } from '../platform/unit-of-work';

/** PostgreSQL takes 65,535 parameters a statement; the widest table here has 26 columns. */
const ROWS_A_STATEMENT = 500;

export async function insertRows<T extends ObjectLiteral>(
  work: Work,
  entity: EntityTarget<T>,
  rows: Partial<T>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    await work.manager
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(start, start + ROWS_A_STATEMENT))
      .updateEntity(false)
      .execute();
  }
}

/** Old rows step back for the rows that replace them, before those are inserted. @param rows old id → new id */
export async function stepBack(
  work: Work,
  table: 'care_episode' | 'allocation' | 'return_snapshot',
  rows: { id: string; replacedById: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await work.manager.query(
    `update ${table} t set replaced_by_id = r."replacedById"
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "replacedById" uuid)
      where t.id = r.id and t.replaced_by_id is null`,
    [JSON.stringify(rows)],
  );
}
