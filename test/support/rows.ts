import type { TestApp } from './app';

/** Who looked, and that a token is in use, is written down whatever comes of it. */
const SAVED_BY_IT: Readonly<Record<string, string>> = {
  audit_event: `where did not in ('young-person.viewed', 'api-token.used')`,
};

/**
 * How many rows each table has that has any, audit events and queued messages among them, to be the same before and after what is refused.
 * Audit events of looking are left out.
 */
export async function rowsEverywhere(onward: Pick<TestApp, 'sql'>): Promise<Record<string, number>> {
  const tables = await onward.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and not relispartition
        and (relkind = 'p' or relkind = 'r' and pg_relation_size(oid) > 0) order by 1`,
  );
  const counts = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as n from "${name}" ${SAVED_BY_IT[name] ?? ''}`,
  );
  const rows = await onward.sql<{ name: string; n: number }>(counts.join(' union all '));
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
}
