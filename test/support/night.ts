import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { Allocation } from '../../src/caseloads/allocation.entity';
import { readConfig, type NotifySettings } from '../../src/config';
import { Deadline } from '../../src/deadlines/deadline.entity';
import { NightlyModule } from '../../src/deadlines/nightly.module';
import { newId } from '../../src/platform/ids';
import { SettingsModule } from '../../src/platform/settings';
import { RecordsModule } from '../../src/records.module';
import { localDate } from '../../src/statutory/local-date';
import { createTestDatabase, type TestDatabase } from './test-database';

export interface Night {
  app: INestApplicationContext;
  dataSource: DataSource;
  database: TestDatabase;
  /** Another copy of the application on the same database; it keeps time by itself only if asked to. */
  anotherCopy: (time?: 'ticking') => Promise<INestApplicationContext>;
  /** Forgets everybody and everything that was sent or waits: for tests that need an empty record each. */
  empty: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * The services that work at night, with nothing ticking: a test says when.
 * @param given a database to work on, which is emptied now and left when this ends; otherwise one of its own
 */
export async function startNight(
  smtpUrl: string | null,
  notify: NotifySettings | null = null,
  given: TestDatabase | null = null,
): Promise<Night> {
  const database = given ?? (await createTestDatabase());
  if (given) await given.empty();
  const copies: INestApplicationContext[] = [];
  const anotherCopy = async (time?: 'ticking') => {
    const copy = await startCopy(
      database.appUrl,
      { smtpUrl, notify },
      time === 'ticking' ? [ScheduleModule.forRoot()] : [],
    );
    copies.push(copy);
    return copy;
  };
  const app = await anotherCopy();
  return {
    app,
    dataSource: app.get(DataSource),
    database,
    anotherCopy,
    empty: database.empty,
    close: async () => {
      for (const copy of copies) await copy.close();
      if (!given) await database.drop();
    },
  };
}

async function startCopy(
  appUrl: string,
  ways: { smtpUrl: string | null; notify: NotifySettings | null },
  more: DynamicModule[],
): Promise<INestApplicationContext> {
  const config = readConfig({ PUBLIC_URL: 'https://onward.example', MAIL_FROM: 'Onward <onward@council.example>' });
  const settings = { ...config, ...ways, sessionSecret: 'x'.repeat(32) };
  return NestFactory.createApplicationContext(
    {
      module: class NightTest {},
      imports: [RecordsModule.on(appUrl, 6), SettingsModule.with(settings), NightlyModule, ...more],
    },
    { logger: false },
  );
}

/** One item of what's due, as the ledger would have written it. */
export async function aDueItem(
  dataSource: DataSource,
  youngPersonId: string,
  given: Partial<Deadline>,
): Promise<string> {
  const id = newId();
  const dueOn = given.dueOn ?? localDate('2026-03-09');
  await dataSource.getRepository(Deadline).insert({
    youngPersonId,
    rule: 'RV-01',
    subject: null,
    startedById: id,
    title: 'Review the pathway plan',
    startedBy: 'the last review',
    startedOn: localDate('2025-09-09'),
    dueOn,
    planBy: dueOn,
    state: 'open',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: true,
    severity: 'S2',
    because: 'A plan is reviewed every six months.',
    ...given,
    id,
  });
  return id;
}

export async function anAllocation(
  dataSource: DataSource,
  youngPersonId: string,
  staffId: string,
  given: Partial<Allocation> = {},
): Promise<void> {
  const id = newId();
  await dataSource.getRepository(Allocation).insert({
    id,
    factId: id,
    youngPersonId,
    role: 'personal-adviser',
    staffId,
    fromOn: localDate('2025-01-06'),
    reason: 'first worker',
    ...given,
  });
}
