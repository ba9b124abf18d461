import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Work } from '../platform/unit-of-work';

const ROWS_A_STATEMENT = 500;

/**
 * Inserts rows as one JSON value for every 500, which costs a small part of what as many parameters cost. What a row
 * does not give has the column's default.
 */
export async function insertRows<T extends ObjectLiteral>(
  work: Work,
  entity: EntityTarget<T>,
  rows: Partial<T>[],
): Promise<void> {
  const { tableName, columns } = work.manager.connection.getMetadata(entity);
  const nameOf = new Map(columns.map(({ propertyName, databaseName }) => [propertyName, databaseName]));
  for (const alike of withTheSameColumns(rows)) {
    const names = Object.keys(alike[0] ?? {}).map((property) => nameOf.get(property) ?? property);
    const list = names.map((name) => `"${name}"`).join(', ');
    for (let start = 0; start < alike.length; start += ROWS_A_STATEMENT) {
      const batch = alike
        .slice(start, start + ROWS_A_STATEMENT)
        .map((row) =>
          Object.fromEntries(
            Object.values<unknown>(row).map((value, index): [string, unknown] => [names[index]!, value]),
          ),
        );
      await work.manager.query(
        `insert into "${tableName}" (${list})
         select ${list} from jsonb_populate_recordset(null::"${tableName}", $1::jsonb)`,
        [JSON.stringify(batch)],
      );
    }
  }
}

/** Rows in groups of those that give the same columns in the same order; a column without a value is not given. */
function withTheSameColumns<T extends ObjectLiteral>(rows: Partial<T>[]): Partial<T>[][] {
  const groups = new Map<string, Partial<T>[]>();
  for (const row of rows) {
    const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Partial<T>;
    const columns = Object.keys(given).join();
    const group = groups.get(columns);
    if (group) group.push(given);
    else groups.set(columns, [given]);
  }
  return [...groups.values()];
}

/** Old rows step back for the rows that replace them, before those are inserted. @param rows old id → new id */
export async function stepBack(
  work: Work,
  table: 'care_episode' | 'allocation' | 'return_snapshot' | 'annex_a_statement' | 'qualification' | 'school_record',
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
