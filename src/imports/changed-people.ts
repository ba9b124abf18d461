import type { Work } from '../platform/unit-of-work';
import { YoungPerson } from '../young-people/young-person.entity';

/** Columns of a young person, by SQL name. */
export type Columns = Record<string, unknown>;

/** What no import fills: who the row is, and what became of it. */
const NOT_FILLED = [
  'id',
  'version',
  'created_at',
  'created_by_id',
  'import_id',
  'merged_into_id',
  'withdrawn_at',
] as const;
const FILLED = `to_jsonb(y) - '{${NOT_FILLED.join(',')}}'::text[]`;

/** The columns of these people as they stand, to be compared after an import has written. */
export async function columnsOf(work: Work, ids: string[]): Promise<Map<string, Columns>> {
  const rows: { id: string; columns: Columns }[] = await work.manager.query(
    `select y.id, ${FILLED} as columns from young_person y where y.id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, columns }) => [id, columns]));
}

/** Whom the import touched, and which of their columns it changed from what to what: what an undo goes by. */
export async function keepPeople(
  work: Work,
  importId: string,
  ids: string[],
  before: Map<string, Columns>,
): Promise<void> {
  const after = await columnsOf(work, ids);
  const rows = [...new Set(ids)].map((id) => {
    const [was, is] = [before.get(id), after.get(id) ?? {}];
    const changed = was ? Object.keys(is).filter((column) => was[column] !== is[column]) : [];
    return { id, created: was === undefined, before: only(was ?? {}, changed), after: only(is, changed) };
  });
  await work.manager.query(
    `insert into import_person (import_id, young_person_id, created, before, after)
     select $1, r.id, r.created, r.before, r.after
       from jsonb_to_recordset($2::jsonb) as r(id uuid, created boolean, before jsonb, after jsonb)`,
    [importId, JSON.stringify(rows)],
  );
}

function only(columns: Columns, names: string[]): Columns {
  return Object.fromEntries(names.map((name) => [name, columns[name]]));
}

/** The columns that the import changed, as they were. Whom it created is left alone. */
export async function putColumnsBack(work: Work, importId: string): Promise<void> {
  const filled = work.manager.connection
    .getMetadata(YoungPerson)
    .columns.map(({ databaseName }) => databaseName)
    .filter((name) => !(NOT_FILLED as readonly string[]).includes(name));
  await work.manager.query(
    `update young_person y set (${filled.join(', ')}, version) =
            (${filled.map((name) => `n.${name}`).join(', ')}, y.version + 1)
       from import_person p join young_person o on o.id = p.young_person_id
      cross join lateral jsonb_populate_record(o, p.before) n
      where p.import_id = $1 and not p.created and p.before <> '{}' and y.id = o.id`,
    [importId],
  );
}
