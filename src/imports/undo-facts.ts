import { FACT_TABLES } from '../platform/grants';
import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';

type FactTable = (typeof FACT_TABLES)[number];

interface Undone {
  /** The row in force of a fact that the import wrote. */
  current: string;
  /** The row whose place the import's took; null where the import brought the fact. */
  earlier: string | null;
  /** Whether the earlier row is as an import wrote it: a correction by a person is nobody's import again. */
  earlierIsImported: boolean;
}

/**
 * Takes every dated fact that an import wrote out of force: what it brought is withdrawn with a reason, and what it
 * brought up to date is as before, each by a new row of the same fact. Nobody may have worked on these people since.
 */
export async function undoFacts(work: Work, importId: string, reason: string): Promise<void> {
  for (const table of FACT_TABLES) {
    const rows = (await factsOf(work, table, importId)).map((row) => ({ ...row, id: newId() }));
    if (rows.length === 0) continue;
    const given = JSON.stringify(rows);
    await work.manager.query(
      `update ${table} t set replaced_by_id = r.id from jsonb_to_recordset($1::jsonb) as r(id uuid, current uuid)
        where t.id = r.current`,
      [given],
    );
    await work.manager.query(
      `insert into ${table}
       select again.*
         from jsonb_to_recordset($1::jsonb) as r(id uuid, current uuid, earlier uuid, "earlierIsImported" boolean)
         join ${table} source on source.id = coalesce(r.earlier, r.current)
        cross join lateral jsonb_populate_record(source, jsonb_build_object('id', r.id, 'recorded_at', now(),
                'recorded_by_id', $2::uuid, 'replaced_by_id', null)
              || case when r.earlier is null then jsonb_build_object('withdrawn', true, 'withdrawn_reason', $3::text)
                      when r."earlierIsImported" then '{}'
                      else jsonb_build_object('import_id', null, 'import_line', null) end) again`,
      [given, work.actor.kind === 'user' ? work.actor.userId : null, reason],
    );
  }
}

async function factsOf(work: Work, table: FactTable, importId: string): Promise<Undone[]> {
  // What a return said of one year, and a list of one day, has no identity but that year or day.
  const about = { return_snapshot: 'collection_year', annex_a_statement: 'as_of' } as Partial<
    Record<FactTable, string>
  >;
  const sameFact = about[table]
    ? `current.young_person_id = t.young_person_id and current.${about[table]} = t.${about[table]}`
    : 'current.fact_id = t.fact_id';
  return work.manager.query<Undone[]>(
    `select current.id as current, earlier.id as earlier,
            coalesce(earlier.recorded_at = origin.applied_at
              or exists (select from import_undo u where u.undone_at = earlier.recorded_at), true) as "earlierIsImported"
       from import_run r join ${table} t on t.import_id = r.id and t.recorded_at = r.applied_at
       join ${table} current on ${sameFact} and current.replaced_by_id is null and not current.withdrawn
       left join ${table} earlier on earlier.replaced_by_id = t.id
       left join import_run origin on origin.id = earlier.import_id
      where r.id = $1`,
    [importId],
  );
}
