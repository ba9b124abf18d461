import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ImportsService } from '../../src/imports/imports.service';
import { filesIn } from '../../src/imports/ssda903/read-folder';
import { RecordsModule } from '../../src/records.module';
import type { LocalDate } from '../../src/statutory/local-date';
import { answer } from './children';

export interface TakeIn {
  databaseUrl: string;
  folder: string;
  today: LocalDate;
}

export interface TakenIn {
  ms: number;
  people: number;
}

/** Takes a folder in as `onward import ssda903 FOLDER --apply` does. */
answer<TakeIn>(async ({ databaseUrl, folder, today }): Promise<TakenIn> => {
  const records = await NestFactory.createApplicationContext(RecordsModule.on(databaseUrl, 4), { logger: ['error'] });
  const started = performance.now();
  const files = await filesIn(folder);
  const done = await records
    .get(ImportsService)
    .apply({ kind: 'system', name: 'command line' }, { kind: 'ssda903', files, collectionYear: null }, today);
  const ms = performance.now() - started;
  await records.close();
  return { ms, people: done.counts.new };
});
