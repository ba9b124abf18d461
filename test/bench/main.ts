import 'reflect-metadata';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { todayInLondon } from '../../src/platform/clock';
import { RecordsModule } from '../../src/records.module';
import { startServer } from './children';
import { startDatabase } from './databases';
import { fill, openSession } from './fill';
import type { Pair } from './measure';
import { caseloadPair } from './pair-caseload';
import { clockPair } from './pair-clock';
import { explainPair } from './pair-explain';
import { importPair } from './pair-import';
import { leaverPair } from './pair-leaver';
import { nightPair } from './pair-night';
import { pagesPair } from './pair-pages';
import { addFewAndMany, homesPair, personPagePair } from './pair-person-page';
import { planPair } from './pair-plan';
import { refreshPair } from './pair-refresh';
import { applicationOn, startPair } from './pair-start';
import { visitPair } from './pair-visit';
import type { Setting } from './setting';

const SEED = 'bench';
/** Each life has a copy in every fortieth of the people, so that a tenth of them hold it four times. */
const COPIES = 40;
const MOST_LIVES = 1000;
const PAIRS = [
  'explain',
  'start',
  'caseload',
  'personPage',
  'homes',
  'clock',
  'plan',
  'visit',
  'import',
  'refresh',
  'night',
  'leaver',
  'pages',
];

/** Measures the application beside its floors on a council of so many people, and prints one JSON. */
async function main(): Promise<void> {
  const { people, requests, children, rounds, only } = asked();
  const today = todayInLondon();
  const lives = Math.max(1, Math.min(MOST_LIVES, Math.floor(people / COPIES)));
  const started = performance.now();
  const say = (line: string) =>
    process.stderr.write(`${Math.round((performance.now() - started) / 1000)} s  ${line}\n`);
  const server = await startDatabase();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.stop().finally(() => process.exit(1)));
  }
  const pairs: Record<string, Pair> = {};
  try {
    say(`Filling a council of ${people} people`);
    const database = await server.database('bench');
    const rows = await fill({ ...database, people, lives, today, seed: SEED });
    const records = await NestFactory.createApplicationContext(RecordsModule.on(database.appUrl, 4), {
      logger: ['error'],
    });
    const setting: Setting = {
      people,
      lives,
      today,
      rounds,
      seed: SEED,
      server,
      database,
      records,
      signIn: (staff) => signIn(database.superuserUrl, staff),
    };
    const measure = async (name: string, pair: () => Promise<Pair>): Promise<void> => {
      if (only && !only.includes(name)) return;
      say(`Measuring ${name}`);
      pairs[name] = await pair();
      say(`${name}: ${pairs[name].ratio}`);
    };
    try {
      await measure('explain', () => explainPair(setting));
      await measure('start', () => startPair(setting));
      const fewAndMany = await addFewAndMany(setting);
      const app = await startServer('src/main.js', applicationOn(setting));
      try {
        await measure('caseload', () => caseloadPair(setting, app, requests));
        await measure('personPage', () => personPagePair(setting, app, fewAndMany, Math.ceil(requests / 10)));
        await measure('homes', () => homesPair(setting, app, fewAndMany, Math.ceil(requests / 10)));
        await measure('clock', () => clockPair(setting, app, Math.ceil(requests / 50)));
        await measure('plan', () => planPair(setting, app, fewAndMany.few, Math.ceil(requests / 10)));
      } finally {
        await app.stop();
      }
      await measure('visit', () => visitPair(setting, fewAndMany));
      await measure('import', () => importPair(setting, children));
      await measure('refresh', () => refreshPair(setting));
      await measure('night', async () => {
        const small = await server.database('bench_small');
        await fill({ ...small, people: Math.floor(people / 10), lives, today, seed: SEED });
        return nightPair(setting, small);
      });
      await measure('leaver', () => leaverPair(setting));
      await measure('pages', () => pagesPair(setting, Math.ceil(requests / 100)));
    } finally {
      await records.close();
    }
    say('Done');
    const seconds = Math.round((performance.now() - started) / 1000);
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
    process.stdout.write(`${JSON.stringify({ people, today, machine, seconds, rows, pairs }, null, 2)}\n`);
  } finally {
    await server.stop();
  }
}

interface Asked {
  people: number;
  requests: number;
  children: number;
  rounds: number;
  only: string[] | null;
}

function asked(): Asked {
  const { values } = parseArgs({
    options: {
      people: { type: 'string', default: '10000' },
      /** A round of the caseload. */
      requests: { type: 'string', default: '1000' },
      /** In the return that is taken in. */
      children: { type: 'string', default: '2000' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string' },
    },
  });
  const number = (name: 'people' | 'requests' | 'children' | 'rounds', least: number): number => {
    const value = Number(values[name]);
    if (!Number.isInteger(value) || value < least) throw new Error(`--${name} must be a whole number from ${least}.`);
    return value;
  };
  const only = values.only?.split(',') ?? null;
  const strange = only?.filter((name) => !PAIRS.includes(name)) ?? [];
  if (strange.length > 0) throw new Error(`There is no ${strange.join(', ')}; there are ${PAIRS.join(', ')}.`);
  return {
    people: number('people', 200),
    requests: number('requests', 10),
    children: number('children', 1),
    rounds: number('rounds', 1),
    only,
  };
}

async function signIn(superuserUrl: string, staff: number): Promise<string> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    return await openSession(client, staff);
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
