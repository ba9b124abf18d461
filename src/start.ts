import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config';
import { countForPlanning, migrate } from './platform/data-source';
import { APPLICATION_ROLE, assertThreeRoles, roleIn } from './platform/database-roles';
import { startEmbeddedDatabase } from './platform/embedded-database';
import { oneAtATime } from './platform/one-at-a-time';
import type { Settings } from './platform/settings';

export interface OpenDatabase {
  /** Logs in as the application's role. */
  url: string;
  embedded: boolean;
  /** What was run just now to bring the database to this version of the code. */
  migrated: string[];
  /** After a filling, where the owner is known (see `countForPlanning`). */
  filled(): Promise<void>;
  /** After every connection is closed: the embedded database ends with the last copy that uses it. */
  stop(): Promise<void>;
}

/**
 * The database that the settings name, or the embedded one in the data folder, migrated if its owner is known.
 * @throws with the reason and the setting to mend
 */
export async function openDatabase(config: Config, log?: (line: string) => void): Promise<OpenDatabase> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = config;
  if (!databaseUrl) {
    const embedded = await startEmbeddedDatabase({ dataDir: path.join(dataDir, 'database'), log });
    const migrated = await migrate(embedded.ownerUrl, APPLICATION_ROLE);
    const filled = () => countForPlanning(embedded.ownerUrl);
    return { url: embedded.appUrl, embedded: true, migrated, filled, stop: () => embedded.stop() };
  }
  await assertThreeRoles({ appUrl: databaseUrl, ownerUrl: databaseOwnerUrl ?? undefined });
  const migrated = databaseOwnerUrl ? await migrate(databaseOwnerUrl, roleIn(databaseUrl)) : [];
  const filled = async () => {
    if (databaseOwnerUrl) await countForPlanning(databaseOwnerUrl);
  };
  return { url: databaseUrl, embedded: false, migrated, filled, stop: () => Promise.resolve() };
}

/** The configuration with a session secret: the one given, or one made on the first start and kept in the data folder. */
export async function completeSettings(config: Config): Promise<Settings> {
  if (config.sessionSecret !== null) return { ...config, sessionSecret: config.sessionSecret };
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const file = path.join(config.dataDir, 'session-secret');
  const sessionSecret = await oneAtATime(`${file}.lock`, async () => {
    const kept = await readFile(file, 'utf8').catch(() => '');
    if (kept) return kept;
    const made = randomBytes(32).toString('base64url');
    await writeFile(file, made, { mode: 0o600 });
    return made;
  });
  return { ...config, sessionSecret };
}
