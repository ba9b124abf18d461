import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { loginUrl, OWNER_ROLE, prepareRoles } from '../../src/platform/database-roles';
import { newId } from '../../src/platform/ids';
import { aReturn } from '../imports/a-return';
import {
  aSession,
  NetworkBrowser,
  startCommand,
  startCopy,
  startOwnServer,
  underChance,
  until,
  type Copy,
  type OwnServer,
} from '../support/copies';
import { anAllocation } from '../support/night';
import { aTeam, aWorker, aYoungPerson } from '../support/records';
import { COUNCILS, putCouncil, readCouncil } from '../upgrade/kept-council';

const CONTACTS = 40;
const AT_ONCE = 8;

/** One contact with one young person, about whom nothing was computed yet. */
interface Sent {
  personId: string;
  formId: string;
  /** Null when no answer came. */
  status: number | null;
}

let server: OwnServer;
let copies: Copy[];
beforeAll(async () => {
  server = await startOwnServer();
  copies = [];
});
afterAll(async () => {
  for (const copy of copies) copy.process.kill('SIGKILL');
  await Promise.all(copies.map(({ ended }) => ended));
  await server.close();
});

function begin(): Copy {
  const copy = startCopy({ DATABASE_URL: server.appUrl });
  copies.push(copy);
  return copy;
}

const KILLS: [string, (copy: Copy) => unknown][] = [
  ['it is killed', ({ process }) => process.kill('SIGKILL')],
  ['the database is killed', () => server.kill()],
];

describe('a copy of the application that ends while contacts are being saved', () => {
  let browser: NetworkBrowser;
  let team: string;
  let adviserId: string;
  beforeAll(async () => {
    team = await aTeam(server.dataSource);
    const adviser = await aWorker(server.dataSource, { teamId: team });
    adviserId = adviser.staffId;
    browser = new NetworkBrowser(await aSession(server, adviser.userId));
  });

  const send = async (address: string, { personId, formId }: Sent): Promise<number | null> => {
    const visit = { outcome: 'seen', mode: 'face-to-face', place: 'elsewhere', when: 'today', onDate: '' };
    try {
      const url = `${address}/young-people/${personId}/contacts/new`;
      return (await browser.post(url, { ...visit, note: 'At college.', formId })).status;
    } catch {
      return null;
    }
  };

  /** Sends many contacts, a few at once, and has `end` called after so many answers. */
  async function sendMany(copy: Copy, answersFirst: number, end: () => void): Promise<Sent[]> {
    const address = await copy.running;
    const sent: Sent[] = [];
    for (let n = 0; n < CONTACTS; n += 1) {
      const personId = await aYoungPerson(server.dataSource, { teamId: team });
      await anAllocation(server.dataSource, personId, adviserId);
      sent.push({ personId, formId: newId(), status: null });
    }
    await browser.get(`${address}/young-people/${sent[0]!.personId}/contacts/new`);
    const queue = [...sent];
    let answers = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = queue.shift(); next; next = queue.shift()) {
          next.status = await send(address, next);
          answers += 1;
          if (answers === answersFirst) end();
        }
      }),
    );
    return sent;
  }

  /** How often each contact, its audit event and what the ledger made of it are there. */
  async function saved(sent: Sent[]): Promise<{ contacts: number; audited: number; inStep: number }[]> {
    return server.sql(
      `select (select count(*)::int from contact c where c.id = s.form and c.young_person_id = s.person) as contacts,
              (select count(*)::int from audit_event a where a.subject_id = s.form::text
                  and a.did = 'contact.recorded') as audited,
              (select count(*)::int from legal_position l where l.young_person_id = s.person) as "inStep"
         from unnest($1::uuid[], $2::uuid[]) with ordinality as s(person, form, n) order by n`,
      [sent.map(({ personId }) => personId), sent.map(({ formId }) => formId)],
    );
  }
  const WHOLE = { contacts: 1, audited: 1, inStep: 1 };
  const NOTHING = { contacts: 0, audited: 0, inStep: 0 };

  it('killed: what was answered is there once, nothing is there by half, and sent again the rest is there once too', async () => {
    await underChance(async ({ upTo }) => {
      const other = begin();
      for (let round = 0; round < 4; round += 1) {
        const killed = begin();
        const sent = await sendMany(killed, 1 + upTo(CONTACTS - AT_ONCE), () => killed.process.kill('SIGKILL'));
        await killed.ended;
        await until(async () => {
          const busy = `select from pg_stat_activity where application_name = 'onward' and state <> 'idle'`;
          return (await server.sql(busy)).length <= 1; // this one
        });

        const rows = await saved(sent);
        const unanswered = sent.filter(({ status }) => status === null);
        expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303, null]));
        expect(rows.filter((_, n) => sent[n]!.status === 303)).toEqual(
          Array.from({ length: CONTACTS - unanswered.length }, () => WHOLE),
        );
        for (const row of rows) expect([WHOLE, NOTHING]).toContainEqual(row);

        const address = await other.running;
        await browser.get(`${address}/young-people/${sent[0]!.personId}/contacts/new`);
        for (const one of unanswered) expect(await send(address, one)).toBe(303);
        expect(await saved(sent)).toEqual(sent.map(() => WHOLE));
      }
    });
  });

  it('told to stop: whatever it saved it has answered, it answers nothing else than that, and ends in order', async () => {
    await underChance(async ({ upTo }) => {
      const stopped = begin();
      const sent = await sendMany(stopped, 1 + upTo(CONTACTS - AT_ONCE), () => stopped.process.kill('SIGTERM'));

      expect(await stopped.ended).toBe(0);
      const late = { ...sent[0]!, formId: newId() };
      expect(await send(await stopped.running, late)).toBeNull();
      // Told so near the end, it may have begun, and so has to answer, whatever was still to be sent.
      expect([303, null]).toEqual(expect.arrayContaining(sent.map(({ status }) => status)));
      expect(await saved(sent)).toEqual(sent.map(({ status }) => (status === 303 ? WHOLE : NOTHING)));
    });
  });

  it('outlives the database: what was answered is there once, and it serves again as soon as the database is back', async () => {
    await underChance(async ({ upTo }) => {
      const copy = begin();
      let back = Promise.resolve();
      const sent = await sendMany(copy, 1 + upTo(CONTACTS - AT_ONCE), () => {
        back = server.kill();
      });
      await back;

      const rows = await saved(sent);
      const statuses = sent.map(({ status }) => status);
      expect(statuses.filter((status) => status !== 303 && status !== 503)).toEqual([]);
      for (const [n, row] of rows.entries())
        expect(statuses[n] === 303 ? [WHOLE] : [WHOLE, NOTHING]).toContainEqual(row);
      const address = await copy.running;
      for (const one of sent.filter(({ status }) => status === 503)) {
        await until(async () => (await send(address, one)) === 303);
      }
      expect(await saved(sent)).toEqual(sent.map(() => WHOLE));
    });
  });
});

describe('an import that is cut short', () => {
  const CHILDREN = Number(process.env.IMPORTED ?? 2400);
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'onward-import-'));
    const children = Array.from({ length: CHILDREN }, (_, n) => ({
      CHILD: String(20_000 + n),
      DOB: `${String(1 + (n % 28)).padStart(2, '0')}/${String(1 + (n % 12)).padStart(2, '0')}/2008`,
    }));
    const files = aReturn({
      Header: children,
      Episodes: children.map(({ CHILD }) => ({ CHILD, DEC: '01/06/25', REC: 'E4A' })),
    });
    for (const { name, bytes } of files) writeFileSync(path.join(folder, name), bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const importing = (): Copy => {
    const command = startCommand(['import', 'ssda903', folder, '--apply', '--json'], { DATABASE_URL: server.appUrl });
    copies.push(command);
    return command;
  };

  /** Every row of every table, as one line a table. */
  async function everything(): Promise<unknown> {
    const tables = await server.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const parts = tables.map(
      ({ name }) => `select '${name}' as name, count(*)::int as rows, md5(string_agg(md5(t::text), '' order by t::text))
                       from ${name} t`,
    );
    return server.sql(`${parts.join(' union all ')} order by 1`);
  }

  /** Where it is cut: the table that it has to write next, which another session holds until it is killed. */
  const STAGES: [string, string][] = [
    ['when the files are kept', 'import_run'],
    ['while the people are written', 'person_identifier'],
    ['while the ledger is brought into step', 'legal_position'],
  ];
  it.each(STAGES.flatMap(([when, table]) => KILLS.map(([what, kill]) => ({ when, table, what, kill }))))(
    'leaves nothing of itself when $what $when',
    async ({ table, kill }) => {
      const before = await everything();
      const holder = await server.hold(table);
      const command = importing();

      await until(async () => {
        if (command.hasEnded()) throw new Error(`The import ended before it was killed: ${command.output()}`);
        const waiting = await server.sql(
          `select from pg_stat_activity
            where application_name = 'onward' and xact_start is not null and wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await kill(command);
      await holder.release();

      expect(await command.ended).not.toBe(0);
      expect(await everything()).toEqual(before);
    },
  );

  it('is taken in whole when it is run again, and then has nothing new to say', async () => {
    const command = importing();
    expect(await command.ended).toBe(0);

    const [counts] = await server.sql(
      `select (select count(*)::int from person_identifier where kind = 'authority-id') as people,
              (select count(*)::int from legal_position l join person_identifier i using (young_person_id)) as "inStep",
              (select count(*)::int from import_run) as imports`,
    );
    expect(counts).toEqual({ people: CHILDREN, inStep: CHILDREN, imports: 1 });
    const after = await everything();
    expect(await importing().ended).toBe(0);
    expect(await everything()).toEqual(after);
  });
});

describe('a start that brings the database of an earlier version to this one, and is cut short', () => {
  /** A migration of this version moves its rows, then drops it. */
  const [VERSION, TABLE, MIGRATION] = [
    'RiskSetInSupervision1700000000047',
    'programme',
    'EducationAndWork1700000000041',
  ];

  it.each(KILLS)('leaves the migration undone in whose middle %s, and the next start finishes', async (what, kill) => {
    const database = `upgrade_${KILLS.findIndex(([name]) => name === what)}`;
    const superuserUrl = loginUrl(server.appUrl, { role: 'postgres', database });
    const ownerUrl = loginUrl(superuserUrl, { role: OWNER_ROLE });
    const starting = () => {
      const settings = { DATABASE_URL: loginUrl(server.appUrl, { database }), DATABASE_OWNER_URL: ownerUrl };
      copies.push(startCopy(settings));
      return copies.at(-1)!;
    };
    const within = async <Row extends object>(sql: string): Promise<Row[]> => {
      const client = new Client({ connectionString: superuserUrl });
      await client.connect();
      return (await client.query<Row>(sql).finally(() => client.end())).rows;
    };
    const council = await readCouncil(path.join(COUNCILS, `${VERSION}.json.br`));
    await prepareRoles(server.superuserUrl, database);
    await putCouncil(council, { ownerUrl, superuserUrl });

    const reader = new Client({ connectionString: superuserUrl });
    reader.on('error', () => undefined); // the server is killed under it
    await reader.connect();
    await reader.query(`begin; select from ${TABLE}`); // it can be read and copied, but not dropped
    const copy = starting();
    await until(async () => {
      if (copy.hasEnded()) throw new Error(`It ended before it was killed: ${copy.output()}`);
      return (await within(`select from pg_locks where not granted and relation = '${TABLE}'::regclass`)).length > 0;
    });
    await kill(copy);
    expect(await copy.ended).not.toBe(0);
    await reader.end().catch(() => undefined);
    await until(async () => (await within('select from pg_locks where not granted')).length === 0);

    const done = async () => (await within<{ name: string }>('select name from migrations')).map(({ name }) => name);
    const rows = async (table: string) =>
      (await within<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n;
    const before = await done();
    expect(before).toEqual(expect.arrayContaining(council.migrations));
    expect(before.length).toBeGreaterThan(council.migrations.length);
    expect(before).not.toContain(MIGRATION);
    expect(await rows(TABLE)).toBe(council.tables[TABLE]!.length);
    expect(await within(`select to_regclass('activity') as activity`)).toEqual([{ activity: null }]);

    const address = await starting().running;
    expect((await (await fetch(`${address}/health/ready`)).json()) as object).toMatchObject({
      ready: true,
      pendingMigrations: [],
    });
    expect(await done()).toContain(MIGRATION);
    expect(await rows('activity')).toBe(council.tables[TABLE]!.length);
  });
});
