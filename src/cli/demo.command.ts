import type { Command } from 'commander';
import { Ledger } from '../deadlines/ledger';
import { loadMadeUpAuthority } from '../made-up-authority/load-made-up-authority';
import { printSignIns } from '../made-up-authority/sign-ins';
import { todayInLondon } from '../platform/clock';
import { SETTINGS, type Settings } from '../platform/settings';
import { UnitOfWork } from '../platform/unit-of-work';
import type { Terminal } from './terminal';
import { withRecords } from './with-records';

export function register(command: Command, terminal: Terminal): void {
  command.action(async () => {
    await withRecords([], terminal, async (services) => {
      const { databaseUrl, dataDir } = services.get<Settings>(SETTINGS);
      const loading = { databaseUrl, dataDir, today: todayInLondon() };
      await loadMadeUpAuthority(services.get(UnitOfWork), services.get(Ledger), loading);
      await printSignIns(dataDir, (line) => terminal.out(line));
    });
  });
}
