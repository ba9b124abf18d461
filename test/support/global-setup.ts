import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { APPLICATION_ROLE, loginUrl, OWNER_ROLE, prepareRoles } from '../../src/platform/database-roles';
import { startEmbeddedDatabase } from '../../src/platform/embedded-database';
import { endWithThisProcess } from './end-with-this-process';
import { dropDatabases, tablesWithRows, whatStays } from './test-database';

/**
 * A test's data may be lost with the machine: no waiting for the disk. A statement that is repeated (see prepared.ts) is
 * planned once, not six times.
 */
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=100',
  'plan_cache_mode=force_generic_plan',
];

declare global {
  var tearDownDatabase: () => Promise<void>;
}

/**
 * One server and one migrated template for the whole run; each test file copies the template (see test-database.ts).
 *
 * TEST_DATABASE_SUPERUSER_URL names a running server to use instead. It must let the three roles in without a password.
 * A database that cannot be set up fails the files that ask for one: the others need none.
 */
export default async function setUp(): Promise<void> {
  globalThis.tearDownDatabase = () => Promise.resolve();
  try {
    await prepareServer();
  } catch (error) {
    process.env.TEST_DATABASE_REFUSAL = error instanceof Error ? error.stack : String(error);
  }
}

async function prepareServer(): Promise<void> {
  const template = `onward_template_${randomUUID().slice(0, 8)}`;
  const given = process.env.TEST_DATABASE_SUPERUSER_URL;
  const server = given ? { superuserUrl: given, stop: () => dropDatabases(given, template) } : await startThrowaway();
  globalThis.tearDownDatabase = server.stop;

  await prepareRoles(server.superuserUrl, template);
  // Loaded here, not at the top: code that does not load should fail those who ask for a database, and no more.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { migrate } = require('../../src/platform/data-source') as typeof import('../../src/platform/data-source');
  await migrate(loginUrl(server.superuserUrl, { role: OWNER_ROLE, database: template }), APPLICATION_ROLE);
  process.env.TEST_KEPT_TABLES = await tablesWithRows(loginUrl(server.superuserUrl, { database: template }));
  process.env.TEST_WHAT_STAYS = await whatStays(loginUrl(server.superuserUrl, { database: template }));
  process.env.TEST_SUPERUSER_URL = server.superuserUrl;
  process.env.TEST_TEMPLATE = template;
}

async function startThrowaway(): Promise<{ superuserUrl: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(path.join(placeForData(), 'onward-test-'));
  chmodSync(dataDir, 0o711); // root's server runs as another user
  endWithThisProcess(dataDir);
  const { superuserUrl, dataDir: place, stop } = await startEmbeddedDatabase({ dataDir, flags: FAST });
  return {
    superuserUrl,
    stop: async () => {
      await stop();
      for (const folder of [place, dataDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

const IN_MEMORY = '/dev/shm';
const ROOM = 4 * 1024 ** 3;

/** In memory where there is room: a database is some two thousand files, which a disk takes thrice as long to copy. */
function placeForData(): string {
  try {
    accessSync(IN_MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize > ROOM ? IN_MEMORY : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}
