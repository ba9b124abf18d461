import 'reflect-metadata';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module';
import { makeAdapter, setUp } from './app.setup';
import { readConfig, type Config } from './config';
import { Ledger } from './deadlines/ledger';
import { isEmpty, loadMadeUpAuthority } from './made-up-authority/load-made-up-authority';
import { printSignIns } from './made-up-authority/sign-ins';
import { now, todayInLondon } from './platform/clock';
import { pendingMigrations } from './platform/data-source';
import { makeLog, NestLog } from './platform/logger';
import { oneAtATime } from './platform/one-at-a-time';
import { UnitOfWork } from './platform/unit-of-work';
import { UsersService } from './sign-in/users.service';
import { completeSettings, openDatabase, type OpenDatabase } from './start';

const COMMAND_LINE = { kind: 'system', name: 'command line' } as const;
const NOBODY_YET =
  'Nobody can sign in yet. Add the first account: npm run onward -- user add EMAIL --name NAME --role administrator';
const IDLE_CONNECTIONS_MS = 100;
const ONE_COPY_ONLY = 'SESSION_SECRET is not set: one was made for this copy. Several copies must share one.';

/** Settings → database → application → listening. Any reason not to start is one line, and exit code 1. */
async function main(): Promise<void> {
  const config = readConfig();
  keepMadeUpAtHome(config);
  const database = await openDatabase(config, say);
  try {
    const { app, address } = await startApplication(config, database);
    stopOnSignal(app, database);
    if (!database.embedded && config.sessionSecret === null) say(ONE_COPY_ONLY);
    say(`Onward is running at ${config.port === 0 ? address : config.publicUrl}`);
    if (showsMadeUp(config)) await printSignIns(config.dataDir, say);
    else if ((await app.get(UsersService).list(COMMAND_LINE)).length === 0) say(NOBODY_YET);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

interface Listening {
  app: NestFastifyApplication;
  address: string;
}

async function startApplication(config: Config, database: OpenDatabase): Promise<Listening> {
  const log = makeLog(config.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(await completeSettings(config), database.url, ScheduleModule.forRoot()),
    makeAdapter(log, config.publicUrl),
    { logger: new NestLog(log), abortOnError: false },
  );
  try {
    await refuseOldDatabase(app);
    await setUp(app, now);
    // Before the clock starts with init: the first night must not pass over an empty record.
    if (showsMadeUp(config)) await loadOnFirstStart(app, config, database);
    await app.init();
    // Not app.listen: it logs a port in use in its own words before we can say it in ours.
    const address = await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host });
    return { app, address };
  } catch (error) {
    await app.close();
    throw inWords(error, config);
  }
}

async function refuseOldDatabase(app: NestFastifyApplication): Promise<void> {
  const pending = await pendingMigrations(app.get<DataSource>(getDataSourceToken()));
  if (pending.length === 0) return;
  throw new Error(
    `The database lacks ${pending.join(', ')}. Set DATABASE_OWNER_URL, or run \`onward migrate\` with it, then start again.`,
  );
}

function showsMadeUp(config: Config): boolean {
  return config.databaseUrl === null && config.madeUpAuthority;
}

/** Its accounts are for trying things out, so nobody but this machine may reach them. */
function keepMadeUpAtHome(config: Config): void {
  if (!showsMadeUp(config) || ['127.0.0.1', '::1', 'localhost'].includes(config.host)) return;
  throw new Error(
    `HOST is ${config.host}, but the made-up authority is for this machine only. ` +
      'Set DEMO=off to start empty, or leave HOST out.',
  );
}

/** Copies that start together take turns: the first loads, the others find it there. */
async function loadOnFirstStart(
  app: NestFastifyApplication,
  { databaseUrl, dataDir }: Config,
  database: OpenDatabase,
): Promise<void> {
  await oneAtATime(path.join(dataDir, 'made-up.lock'), async () => {
    const unitOfWork = app.get(UnitOfWork);
    if (!(await isEmpty(unitOfWork))) return;
    say('Making up a council to try Onward out with.');
    await loadMadeUpAuthority(unitOfWork, app.get(Ledger), { databaseUrl, dataDir, today: todayInLondon() });
    await database.filled();
  });
}

function inWords(error: unknown, { port, host }: Config): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new Error(`Port ${port} is in use. Set PORT to another, for example PORT=${port + 1} npm start`);
  }
  if (code === 'EACCES') return new Error(`Port ${port} may not be opened by this user. Set PORT to 1024 or more.`);
  if (code === 'EADDRNOTAVAIL') return new Error(`HOST is ${host}, which is not an address of this machine.`);
  return error;
}

/** Requests under way are answered, connections closed, and the embedded database is left in order. */
function stopOnSignal(app: NestFastifyApplication, database: OpenDatabase): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    // A browser keeps its connection after the last answer, and closing waits for each connection.
    const { server } = app.getHttpAdapter().getInstance();
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CONNECTIONS_MS);
    app
      .close()
      .finally(() => clearInterval(idle))
      .finally(() => database.stop())
      .then(() => process.exit(0), refuse);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(error: unknown): void {
  process.stderr.write(`Onward cannot run. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(refuse);
