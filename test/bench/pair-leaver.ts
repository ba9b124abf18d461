import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { LeaversService, type RecordLeaving } from '../../src/handovers/leavers.service';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { alternate, atMost, timed, type Figures, type Pair } from './measure';
import { adviserOf, managerOf, personId, staffId, teamId, teamOf, userId } from './numbers';
import { replay, Undone } from './pair-refresh';
import type { Setting } from './setting';
import { statementsOf } from './statements';

const CASES = 300;
/** Not everyone has an adviser: of so many, 300 have. */
const AMONG = 500;

/**
 * (k) A worker with 300 young people leaves and everything they have goes to others, to the same statements from a bare
 * client. Both in one transaction, undone at the end, so that every round finds the same.
 */
export async function leaverPair(setting: Setting): Promise<Pair> {
  const { database, people, records, rounds, today } = setting;
  const among = Math.min(AMONG, people);
  const leaver = staffId(adviserOf(0, 0));
  await giveAllTo(leaver, among, database.superuserUrl);
  const manager = managerOf(0);
  const actor: UserActor = {
    kind: 'user',
    userId: userId(manager),
    staffId: staffId(manager),
    name: 'A manager',
    role: 'manager',
    teamIds: Array.from({ length: teamOf(among - 1) + 1 }, (_, team) => teamId(team)),
  };
  const service = records.get(LeaversService);
  const others = [1, 2, 3].map((nth) => staffId(adviserOf(0, nth)));
  const shown = await service.owns(actor, leaver, today);
  const command = (): RecordLeaving => ({
    formId: newId(),
    lastDay: today,
    educationWorkerId: null,
    reason: 'Their worker leaves',
    cases: shown.cases.map(({ allocationId }, place) => ({ allocationId, staffId: others[place % others.length]! })),
    reviewerId: others[0]!,
    coverId: others[0]!,
  });
  const recordAndUndo = () =>
    records
      .get(UnitOfWork)
      .oneForAll(actor, async () => {
        const { left } = await service.record(actor, leaver, command(), today);
        if (left > 0) throw new Error(`${left} are left.`);
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
  const { statements } = await statementsOf(records.get(DataSource), recordAndUndo);
  const floor = statements.filter(({ text }) => !/^(begin|commit|rollback)/i.test(text));
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    const pair = await alternate(
      rounds,
      'ms',
      async (): Promise<Figures> => ({ ms: await timed(() => replay(client, floor)) }),
      async (): Promise<Figures> => ({ ms: await timed(recordAndUndo) }),
    );
    return { ...atMost(pair, 3), more: { cases: shown.cases.length, statements: floor.length } };
  } finally {
    await client.end();
  }
}

async function giveAllTo(leaver: string, among: number, superuserUrl: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(
      `update allocation set staff_id = $1 where id in (select id from allocation
         where young_person_id = any($2) and role = 'personal-adviser' and replaced_by_id is null and not withdrawn
           and to_on is null order by id limit $3)`,
      [leaver, Array.from({ length: among }, (_, n) => personId(n)), CASES],
    );
    await client.query('vacuum analyze allocation');
  } finally {
    await client.end();
  }
}
