import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids';

/** One message to the database. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** Every message that the work sends to the database, in order, and what came of it. */
export async function statementsOf<T>(
  dataSource: DataSource,
  work: () => Promise<T>,
): Promise<{ statements: Statement[]; result: T }> {
  const statements: Statement[] = [];
  const { logger } = dataSource;
  dataSource.logger = {
    // A copy: some are added to for the next statement.
    logQuery: (text, values) => void statements.push({ text, values: [...((values ?? []) as unknown[])] }),
    logQueryError: () => undefined,
    logQuerySlow: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: () => undefined,
    log: () => undefined,
  };
  try {
    return { result: await work(), statements };
  } finally {
    dataSource.logger = logger;
  }
}

/** Of a page that has several transactions at a time: as one, so that one client can send it. */
export function asOneTransaction(statements: readonly Statement[]): Statement[] {
  let open = 0;
  return statements.flatMap(({ text, values }) => {
    if (/^begin/i.test(text)) {
      open += 1;
      const who = text.slice(text.indexOf(';') + 1);
      return [{ text: open === 1 ? `begin;${who}` : who, values }];
    }
    if (!/^commit/i.test(text)) return [{ text, values }];
    open -= 1;
    return open === 0 ? [{ text, values }] : [];
  });
}

const AN_ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * The statements to be sent once more: what writes has new ids for what is new, such as the event that somebody looked.
 * Only ids of this hour are new: those of the council are numbered, or random.
 */
export function withNewIds(statements: readonly Statement[]): Statement[] {
  const ids = new Map<string, string>();
  const since = Date.now() - 3_600_000;
  const changed = (text: string): string =>
    text.replaceAll(AN_ID, (id) => {
      if (parseInt(id.slice(0, 8) + id.slice(9, 13), 16) < since) return id;
      if (!ids.has(id)) ids.set(id, newId());
      return ids.get(id)!;
    });
  const value = (one: unknown): unknown => (typeof one === 'string' ? changed(one) : one);
  return statements.map(({ text, values }) =>
    /insert into/i.test(text) ? { text, values: values.map(value) } : { text, values },
  );
}

/** How many statements the server is asked to do: a message may hold several. */
export function countStatements(statements: Statement[]): number {
  return statements.reduce((sum, { text }) => sum + text.split(';').filter((one) => one.trim()).length, 0);
}
