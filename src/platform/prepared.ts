import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { Work } from './unit-of-work';

/**
 * A statement that the server parses and plans once for each connection, for one so large that this takes longer than
 * doing it. What pools by transaction in front of the server must know named statements (PgBouncer does from 1.21).
 * @param text the same at each call but for a few forms of it: it holds no values, and names the columns it selects,
 *   so that one which a newer version adds to a table does not end what was prepared
 * @throws QueryFailedError, as the manager's own queries do
 */
export async function queryPrepared<Row>({ manager }: Work, text: string, values: unknown[]): Promise<Row[]> {
  const runner = manager.queryRunner!;
  const client = (await runner.connect()) as PoolClient;
  const { logger } = runner.dataSource;
  logger.logQuery(text, values, runner);
  try {
    const { rows } = await client.query({ name: nameOf(text), text, values });
    return rows as Row[];
  } catch (error) {
    logger.logQueryError(error as Error, text, values, runner);
    throw new QueryFailedError(text, values, error as Error);
  }
}

/** Short enough for the server, which cuts names after 63 bytes. */
function nameOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
