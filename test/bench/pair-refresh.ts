import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Ledger } from '../../src/deadlines/ledger';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { SYSTEM } from './fill';
import { alternate, atMost, timed, type Figures, type Pair } from './measure';
import { personId } from './numbers';
import type { Setting } from './setting';
import { statementsOf, type Statement } from './statements';

/** Of so many people one has something due that the ledger has wrongly. */
const OUT_OF_STEP = 10;

/**
 * (h) Bringing everyone's ledger into step, to reading everyone's facts and writing the same differences from a bare
 * client. Both in one transaction, undone at the end, so that every round finds the same differences.
 */
export async function refreshPair(setting: Setting): Promise<Pair> {
  const { database, people, records } = setting;
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    const changed = await putOutOfStep(database.superuserUrl, people);
    const statements = await statementsOfRefresh(setting);
    const floor = statements.filter(({ text }) => isFacts(text) || isDifference(text));
    const pair = await alternate(
      setting.rounds,
      'ms',
      async (): Promise<Figures> => ({ ms: await timed(() => replay(client, floor)) }),
      async (): Promise<Figures> => ({ ms: await timed(() => refreshAndUndo(setting)) }),
    );
    const written = floor.filter(({ text }) => isDifference(text)).length;
    return { ...atMost(pair, 3), more: { people, changed, batches: written } };
  } finally {
    await putIntoStep(records.get(UnitOfWork), records.get(Ledger), setting);
    await client.end();
  }
}

const isFacts = (text: string): boolean => text.includes('from unnest($1::uuid[]) as p(id)');
const isDifference = (text: string): boolean => text.includes('insert into deadline_history');

/** @returns how many items the ledger has wrongly from now on */
async function putOutOfStep(superuserUrl: string, people: number): Promise<number> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const everyTenth = Array.from({ length: Math.ceil(people / OUT_OF_STEP) }, (_, n) => personId(n * OUT_OF_STEP));
    const { rowCount } = await client.query(
      `update deadline set because = 'Not yet worked out.'
        where state in ('open', 'partial', 'declined') and young_person_id = any($1)`,
      [everyTenth],
    );
    await client.query('vacuum analyze deadline');
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/** Thrown at the end of a round, so that nothing of it stays. */
export class Undone extends Error {}

async function refreshAndUndo({ records, people, today }: Setting): Promise<void> {
  const everyone = Array.from({ length: people }, (_, n) => personId(n));
  await records
    .get(UnitOfWork)
    .write(SYSTEM, async (work) => {
      await records.get(Ledger).refresh(work, everyone, today);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
}

async function statementsOfRefresh(setting: Setting): Promise<Statement[]> {
  const { statements } = await statementsOf(setting.records.get(DataSource), () => refreshAndUndo(setting));
  return statements;
}

/** The same messages from a bare client, in one transaction that is undone. */
export async function replay(client: Client, statements: Statement[]): Promise<void> {
  await client.query('begin');
  for (const { text, values } of statements) await client.query(text, values);
  await client.query('rollback');
}

async function putIntoStep(unitOfWork: UnitOfWork, ledger: Ledger, { people, today }: Setting): Promise<void> {
  await unitOfWork.write(SYSTEM, (work) =>
    ledger.refresh(
      work,
      Array.from({ length: people }, (_, n) => personId(n)),
      today,
    ),
  );
}
