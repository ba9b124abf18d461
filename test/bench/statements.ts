import type { DataSource } from 'typeorm';

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
    logQuery: (text, values) => void statements.push({ text, values: (values ?? []) as unknown[] }),
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

/** How many statements the server is asked to do: a message may hold several. */
export function countStatements(statements: Statement[]): number {
  return statements.reduce((sum, { text }) => sum + text.split(';').filter((one) => one.trim()).length, 0);
}
