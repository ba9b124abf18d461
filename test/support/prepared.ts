import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * From the second time on that a connection is sent a statement with values, the server takes it as one that it has
 * parsed and planned before. The tests send a few statements many thousand times to tables of a few rows, where to plan
 * one takes far longer than to run it. Nothing else changes: values went apart from the text already.
 */
export function prepareWhatIsRepeated(dataSource: DataSource): void {
  const { master: pool } = dataSource.driver as unknown as { master: Pool };
  const met = new WeakSet<PoolClient>();
  pool.on('acquire', (client) => {
    if (met.has(client)) return;
    met.add(client);
    rememberStatements(client);
  });
}

function rememberStatements(client: PoolClient): void {
  const names = new Map<string, string>();
  const send = client.query.bind(client) as (...given: unknown[]) => unknown;
  const query = (...given: unknown[]): unknown => {
    const [text, values, ...more] = given;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0 || more.length > 0)
      return send(...given);
    const name = names.get(text);
    if (name === undefined) names.set(text, `repeated ${names.size}`);
    return name === undefined ? send(text, values) : send({ name, text, values });
  };
  Object.assign(client, { query });
}
