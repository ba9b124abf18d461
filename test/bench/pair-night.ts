import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { readConfig } from '../../src/config';
import { Nightly } from '../../src/deadlines/nightly';
import { NightlyModule } from '../../src/deadlines/nightly.module';
import { SettingsModule } from '../../src/platform/settings';
import { RecordsModule } from '../../src/records.module';
import { addDays, type LocalDate } from '../../src/statutory/local-date';
import type { BenchDatabase } from './databases';
import { alternate, atMost, timed, type Figures, type Pair } from './measure';
import { personId } from './numbers';
import type { Setting } from './setting';

/** So far off that nothing of it crosses a threshold, or is counted in a digest. */
const FAR_DAYS = 60;
const CHANGING = 50;

/**
 * (b) The nightly run with ten times the people, to the run without them: the same items cross a threshold, the same are
 * overdue or due soon, and the same people change with no new fact.
 * @param small a database of a tenth of the people, who are the first tenth of the large one too
 */
export async function nightPair(setting: Setting, small: BenchDatabase): Promise<Pair> {
  const { people, today, database } = setting;
  const tenth = Math.floor(people / 10);
  for (const one of [database, small]) await arrange(one, tenth, today);
  const [few, many] = [await startNight(small, tenth, today), await startNight(database, tenth, today)];
  try {
    const pair = await alternate(setting.rounds, 'ms', few.run, many.run);
    if (JSON.stringify(few.counts()) !== JSON.stringify(many.counts())) {
      throw new Error(`The two nights differ: ${JSON.stringify([few.counts(), many.counts()])}`);
    }
    return { ...atMost(pair, 1.5), more: { people, without: tenth, did: JSON.stringify(few.counts()) } };
  } finally {
    await few.close();
    await many.close();
  }
}

/** Lets what is owed to the first cross a threshold tonight, and puts off what is owed to everyone else. */
async function arrange({ superuserUrl }: BenchDatabase, first: number, today: LocalDate): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(
      `update deadline set due_on = $1::date + (array[14, 7, 1, 0, -1, -7])[1 + (due_on - date '2000-01-01') % 6]
        where state in ('open', 'partial', 'declined') and young_person_id < $2`,
      [today, personId(first)],
    );
    await client.query(
      `update deadline set due_on = greatest(due_on, $1) + (due_on - $1::date) % 30, plan_by = $1
        where state in ('open', 'partial', 'declined') and young_person_id >= $2`,
      [addDays(today, FAR_DAYS + 30), personId(first)],
    );
    await client.query('vacuum analyze');
  });
}

async function startNight({ appUrl, superuserUrl }: BenchDatabase, first: number, today: LocalDate) {
  const settings = { ...readConfig({}), sessionSecret: 'x'.repeat(32) };
  const app = await NestFactory.createApplicationContext(
    { module: class Night {}, imports: [RecordsModule.on(appUrl, 4), SettingsModule.with(settings), NightlyModule] },
    { logger: ['error'] },
  );
  let counts: Record<string, unknown> = {};
  return {
    run: async (): Promise<Figures> => {
      await undo(superuserUrl, first, today);
      const ms = await timed(async () => {
        const { outcome, steps, error } = await app.get(Nightly).run(today, today);
        if (outcome !== 'done') throw new Error(`The night was ${outcome}: ${error}`);
        // The figures and who is told of a load count every team and worker, so they are other counts with more of them.
        counts = { ...steps, figures: undefined, loads: undefined };
      });
      return { ms };
    },
    counts: () => counts,
    close: () => app.close(),
  };
}

/** As before the night, with the same people about to change. */
async function undo(superuserUrl: string, first: number, today: LocalDate): Promise<void> {
  const changing = Array.from({ length: Math.min(CHANGING, first) }, (_, n) => personId(n));
  await asSuperuser(superuserUrl, async (client) => {
    await client.query(
      'truncate promise_told, risk_decision_told, telling, alert, digest, message, daily_figure, job_run; delete from pgboss.job',
    );
    await client.query('update legal_position set next_change_on = $1 where young_person_id = any($2)', [
      today,
      changing,
    ]);
  });
}

async function asSuperuser(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
