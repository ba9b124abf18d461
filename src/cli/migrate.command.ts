import type { Command } from 'commander';
import { readConfig } from '../config';
import { openDatabase } from '../start';
import type { Terminal } from './terminal';

export function register(command: Command, terminal: Terminal): void {
  command.action(async () => {
    try {
      const config = readConfig();
      if (config.databaseUrl && !config.databaseOwnerUrl) {
        throw new Error('Set DATABASE_OWNER_URL: only the owner of the database can migrate it.');
      }
      const database = await openDatabase(config);
      await database.stop();
      const { migrated } = database;
      for (const name of migrated) terminal.out(name);
      terminal.out(migrated.length === 0 ? 'The database is up to date.' : 'Done.');
    } catch (error) {
      terminal.exitCode = 1;
      terminal.err(error instanceof Error ? error.message : String(error));
    }
  });
}
