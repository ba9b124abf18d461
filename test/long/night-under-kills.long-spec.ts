import PgBoss from 'pg-boss';
import { nightInLondon, now } from '../../src/platform/clock';
import { aDueItem, anAllocation } from '../support/night';
import { startMailServer, type MailServer } from '../support/mail-server';
import {
  startCopy,
  startOwnServer,
  underChance,
  until,
  type Chance,
  type Copy,
  type OwnServer,
} from '../support/copies';
import { aTeam, aWorker, aYoungPerson } from '../support/records';

/** Half an hour of CI has room for fewer. */
const ROUNDS = Number(process.env.ROUNDS ?? 50);
const ADVISERS_A_ROUND = 4;
const ITEMS_AN_ADVISER = 10;
const ALERTS = ROUNDS * ADVISERS_A_ROUND * ITEMS_AN_ADVISER;

const MOMENTS = ['as a run begins', 'as a mail arrives', 'when the run is over'] as const;
const VICTIMS = ['one copy', 'the other copy', 'both copies', 'the database and one copy'] as const;

describe('the night, while copies and the database are killed', () => {
  let server: OwnServer;
  let mails: MailServer;
  let team: string;
  let copies: Copy[];
  /** Those that we ended, and those that could not start because the database was away. */
  const excused = new Set<Copy>();

  beforeAll(async () => {
    server = await startOwnServer();
    mails = await startMailServer();
    team = await aTeam(server.dataSource);
    copies = [start(), start()];
  });
  afterAll(async () => {
    for (const copy of copies) copy.process.kill('SIGKILL');
    await Promise.all(copies.map(({ ended }) => ended));
    await mails.close();
    await server.close();
  });

  const start = (): Copy =>
    startCopy({ DATABASE_URL: server.appUrl, SMTP_URL: mails.url, MAIL_FROM: 'Onward <onward@council.example>' });
  const count = async (sql: string): Promise<number> =>
    (await server.sql<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]!.n;
  const runState = async (): Promise<string | undefined> =>
    (await server.sql<{ state: string }>('select state from job_run order by for_date desc limit 1'))[0]?.state;

  it(`raises each of ${ALERTS} alerts once and loses no mail, through ${ROUNDS} rounds of kills`, async () => {
    await underChance(async (chance) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await aNewNight();
        const refusal = round % 10 === 5;
        if (refusal) await refuseMailsAtTheLastMoment();
        keepTwoRunning();
        await reach(chance);
        await strike(chance);
        if (refusal) await server.sql('drop function refuse cascade');
      }
      await aQuietNight();

      expect(await count('alert')).toBe(ALERTS);
      expect(await count('(select from alert group by deadline_id, recipient_id having count(*) > 1) twice')).toBe(0);
      const queued = await server.sql<{ message_id: string; to_address: string; state: string }>(
        'select message_id, to_address, state from message',
      );
      expect(queued.filter(({ state }) => state !== 'sent')).toEqual([]);
      expect(new Set(queued.map(({ to_address }) => to_address)).size).toBe(ROUNDS * ADVISERS_A_ROUND);
      const uncaused = `message m where not exists (select from digest d where m.cause = 'digest:' || d.id)
        and not exists (select from telling t where m.cause = 'urgent:' || t.id)`;
      expect(await count(uncaused)).toBe(0);
      const causes = queued.map(({ message_id, to_address }) => `${message_id} ${to_address}`);
      const arrived = mails.received.map((mail) => `${mail.messageId} ${[mail.to].flat()[0]?.text}`);
      expect([...new Set(arrived)].sort()).toEqual(causes.sort());
      expect(await count(`audit_event where did = 'message.sent'`)).toBe(causes.length);
    });
  }, 900_000);

  /** Ten more items for each of four more advisers come due; what ran before is forgotten, so that the night runs again. */
  async function aNewNight(): Promise<void> {
    const night = nightInLondon(now());
    for (let n = 0; n < ADVISERS_A_ROUND; n += 1) {
      const adviser = await aWorker(server.dataSource, { teamId: team });
      const person = await aYoungPerson(server.dataSource, { teamId: team });
      await anAllocation(server.dataSource, person, adviser.staffId);
      for (let item = 0; item < ITEMS_AN_ADVISER; item += 1) {
        // S1, so that it is told on any night: in a summary, or at once where there is none.
        await aDueItem(server.dataSource, person, { dueOn: night, severity: 'S1' });
      }
    }
    await server.sql('delete from job_run where for_date = $1', [night]);
  }

  /** The transaction that queues mails gets as far as its end, and is refused there. */
  async function refuseMailsAtTheLastMoment(): Promise<void> {
    await server.sql(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
       create constraint trigger refuse after insert on message deferrable initially deferred
         for each row execute function refuse()`,
    );
  }

  function keepTwoRunning(): void {
    copies = copies.map((copy) => {
      if (!copy.hasEnded()) return copy;
      if (!excused.has(copy) && !copy.output().startsWith('Onward cannot run.')) {
        throw new Error(`A copy ended by itself: ${copy.output()}`);
      }
      return start();
    });
  }

  async function reach(chance: Chance): Promise<void> {
    const moment = chance.oneOf(MOMENTS);
    const before = mails.received.length;
    await until(async () => {
      keepTwoRunning();
      const state = await runState();
      if (moment === 'as a run begins') return state !== undefined;
      if (state === 'failed') return true;
      return state === 'done' && (moment === 'when the run is over' || mails.received.length > before);
    });
    const delay = chance.upTo(60);
    const from = performance.now();
    await until(() => performance.now() - from >= delay, 1);
  }

  async function strike(chance: Chance): Promise<void> {
    const victim = chance.oneOf(VICTIMS);
    const order = chance.oneOf([
      [0, 1],
      [1, 0],
    ] as const);
    const back = victim === 'the database and one copy' ? server.kill() : Promise.resolve();
    const struck = victim === 'both copies' ? order : [victim === 'the other copy' ? 1 : 0];
    for (const index of struck) {
      excused.add(copies[index]!);
      copies[index]!.process.kill('SIGKILL');
    }
    await Promise.all(struck.map((index) => copies[index]!.ended));
    await back;
    // An hour passes for the hold that a killed copy has on the run.
    await server.sql(`update job_run set lease_until = now() where state = 'running'`);
  }

  /** Nothing is killed any more; the time passes that a killed copy's work is left with it. */
  async function aQuietNight(): Promise<void> {
    keepTwoRunning();
    const [, stopped] = copies;
    await stopped!.running;
    excused.add(stopped!);
    stopped!.process.kill('SIGTERM');
    expect(await stopped!.ended).toBe(0);
    await server.sql('delete from job_run');
    keepTwoRunning();
    await until(async () => {
      keepTwoRunning();
      return (await runState()) === 'done';
    });
    await server.sql(`update pgboss.job set started_on = now() - interval '1 hour' where state = 'active'`);
    const boss = new PgBoss({ connectionString: server.appUrl, migrate: false, schedule: false, supervise: false });
    await boss.start();
    await boss.maintain();
    await boss.stop({ graceful: false });
    await until(async () => {
      await server.sql(`update pgboss.job set start_after = now() where state = 'retry'`);
      return (await count(`message where state = 'queued'`)) === 0;
    }, 100);
  }
});
