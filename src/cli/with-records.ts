import 'reflect-metadata';
import { Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '../config';
import { makeLog, NestLog } from '../platform/logger';
import { Problem, problemFromDatabase } from '../platform/problem';
import { SettingsModule } from '../platform/settings';
import { RecordsModule } from '../records.module';
import { completeSettings, openDatabase } from '../start';
import type { Terminal } from './terminal';

const POOL_SIZE = 4;

@Module({})
class CommandModule {}

/**
 * Runs a command on the record, over the database of the settings, beside a running application or without one.
 * A refusal (a Problem, a setting that cannot be used) is printed, and the exit code becomes 1.
 */
export async function withRecords(
  modules: Type[],
  terminal: Terminal,
  command: (services: INestApplicationContext) => Promise<void>,
): Promise<void> {
  try {
    const config = readConfig();
    const settings = await completeSettings(config);
    const database = await openDatabase(config);
    try {
      const services = await NestFactory.createApplicationContext(
        {
          module: CommandModule,
          imports: [SettingsModule.with(settings), RecordsModule.on(database.url, POOL_SIZE), ...modules],
        },
        { logger: new NestLog(makeLog('silent')), abortOnError: false },
      );
      try {
        await command(services);
      } finally {
        await services.close();
      }
    } finally {
      await database.stop();
    }
  } catch (error) {
    terminal.exitCode = 1;
    for (const line of reasons(error)) terminal.err(line);
  }
}

function reasons(error: unknown): string[] {
  const problem = error instanceof Problem ? error : problemFromDatabase(error);
  if (problem) return problem.errors.length > 0 ? problem.errors.map(({ message }) => message) : [problem.detail];
  return [error instanceof Error ? error.message : String(error)];
}
