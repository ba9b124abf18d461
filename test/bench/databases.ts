import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/platform/data-source';
import { APPLICATION_ROLE, loginUrl, OWNER_ROLE, prepareRoles } from '../../src/platform/database-roles';
import { startEmbeddedDatabase } from '../../src/platform/embedded-database';

export interface BenchDatabase {
  name: string;
  appUrl: string;
  ownerUrl: string;
  superuserUrl: string;
}

export interface BenchServer {
  /** A migrated, empty database of its own. */
  database(name: string): Promise<BenchDatabase>;
  drop(database: BenchDatabase): Promise<void>;
  stop(): Promise<void>;
}

/** Durable as in use; only the checkpoints are kept out of the measurements. */
const FLAGS = ['max_wal_size=8GB', 'checkpoint_timeout=1h', 'shared_buffers=512MB', 'max_connections=100'];

/** A PostgreSQL of its own in a folder that is gone afterwards. */
export async function startDatabase(): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'onward-bench-'));
  chmodSync(folder, 0o711); // root's server runs as another user
  const { superuserUrl, dataDir, stop } = await startEmbeddedDatabase({ dataDir: folder, flags: FLAGS });
  return {
    database: async (name) => {
      await prepareRoles(superuserUrl, name);
      const ownerUrl = loginUrl(superuserUrl, { role: OWNER_ROLE, database: name });
      await migrate(ownerUrl, APPLICATION_ROLE);
      return {
        name,
        appUrl: loginUrl(superuserUrl, { role: APPLICATION_ROLE, database: name }),
        ownerUrl,
        superuserUrl: loginUrl(superuserUrl, { database: name }),
      };
    },
    drop: async ({ name }) => {
      const client = new Client({ connectionString: superuserUrl });
      await client.connect();
      await client.query(`drop database "${name}" with (force)`);
      await client.end();
    },
    stop: async () => {
      await stop();
      for (const one of [dataDir, folder]) rmSync(one, { recursive: true, force: true });
    },
  };
}
