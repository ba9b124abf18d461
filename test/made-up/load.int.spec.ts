import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Ledger } from '../../src/deadlines/ledger';
import { ipsBundle } from '../../src/health/ips-bundle';
import { readableItems } from '../../src/health/passport-sharing';
import type { PassportSnapshot } from '../../src/health/passport-snapshot';
import { isEmpty, loadMadeUpAuthority, MADE_UP } from '../../src/made-up-authority/load-made-up-authority';
import { printSignIns, readSignIns } from '../../src/made-up-authority/sign-ins';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { isPassword } from '../../src/sign-in/passwords';
import { addDays, localDate } from '../../src/statutory/local-date';
import { summaryFaults } from '../support/fhir-checks';
import { startRecords, type Records } from '../support/records';

const TODAY = localDate('2026-07-15');

interface Caseload {
  name: string;
  people: number;
  overdue: number;
  soon: number;
}

describe('loading the made-up authority', () => {
  let records: Records;
  let dataDir: string;
  let unitOfWork: UnitOfWork;
  let ledger: Ledger;
  const load = (databaseUrl: string | null = null) =>
    loadMadeUpAuthority(unitOfWork, ledger, { databaseUrl, dataDir, today: TODAY });
  const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    records.dataSource.query(sql, parameters);

  const refreshEveryone = async () => {
    const people = await rows<{ id: string }>(`select id from young_person`);
    const ids = people.map(({ id }) => id);
    await unitOfWork.write(MADE_UP, (work) => ledger.refresh(work, ids, TODAY));
  };

  beforeAll(async () => {
    records = await startRecords();
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'onward-made-up-'));
    unitOfWork = records.app.get(UnitOfWork);
    ledger = records.app.get(Ledger);
    expect(await isEmpty(unitOfWork)).toBe(true);
    await load();
  }, 180_000);

  afterAll(async () => {
    await records.close();
    await rm(dataDir, { recursive: true });
  });

  it('is refused for any database but the embedded one', async () => {
    await expect(load('postgresql://onward_app@council/onward')).rejects.toThrow('DATABASE_URL is set');
  });

  it('is refused where there is anybody already', async () => {
    expect(await isEmpty(unitOfWork)).toBe(false);
    await expect(load()).rejects.toThrow('There are records in this database already');
  });

  it('has a reviewing officer of another team for the looked after, and one who still waits for theirs', async () => {
    const reviewed = await rows<{ named: number; sameTeam: number; nobody: number }>(
      `select count(r.id)::int as named, count(*) filter (where s.team_id = p.team_id)::int as "sameTeam",
              count(*) filter (where r.id is null)::int as nobody
         from young_person p join legal_position l on l.young_person_id = p.id and l.status = 'eligible'
         left join plan_reviewer r on r.young_person_id = p.id left join staff s on s.id = r.staff_id
        where p.died_on is null`,
    );

    expect(reviewed[0]!.named).toBeGreaterThan(10);
    expect(reviewed[0]).toMatchObject({ sameTeam: 0, nobody: 1 });
  });

  it('has examples that managers shared', async () => {
    expect(await rows(`select matter from plan_example where taken_out_on is null order by 1`)).toEqual([
      { matter: 'accommodation' },
      { matter: 'money' },
    ]);
    expect(await rows(`select matter from decision_example where taken_out_on is null order by 1`)).toEqual([
      { matter: 'accommodation' },
      { matter: 'health' },
    ]);
    const [surge] = await rows<{ cases: number; reviewed: number }>(
      `select (select count(*)::int from surge_case) as cases, (select count(*)::int from surge_review) as reviewed`,
    );
    expect(surge!.reviewed).toBe(Math.floor(surge!.cases / 2));
    expect(surge!.reviewed).toBeGreaterThan(5);
    expect(
      await rows(`select (select count(*)::int from duty_worker) as duties,
                         (select count(*)::int from improvement_action where owner_email is not null) as outside`),
    ).toEqual([{ duties: 1, outside: 1 }]);
    expect(
      await rows(`select i.kind, a.found_on = i.held_on as same from inspection i
                    join improvement_action a on a.inspection_id = i.id`),
    ).toEqual([{ kind: 'focused-visit', same: true }]);
    expect(await rows(`select count(distinct announcement_id)::int as n from announcement_read`)).toEqual([{ n: 1 }]);
  });

  it('has health passports that are right as International Patient Summaries, whole and cut for a GP', async () => {
    const versions = await rows<{ id: string; number: number; madeAt: Date; snapshot: PassportSnapshot }>(
      `select id, number, recorded_at as "madeAt", content as snapshot from passport_version order by id`,
    );
    expect(versions.length).toBeGreaterThan(60);
    const faults = versions.flatMap((version) => {
      const { items, consent } = version.snapshot;
      return (['young-person', 'gp'] as const).flatMap((reader) => {
        const readable = readableItems(reader, items, { items, consent });
        // Whole, it is the same document again.
        if (reader === 'gp' && readable.length === items.length) return [];
        const snapshot = { ...version.snapshot, items: readable };
        return summaryFaults(ipsBundle({ ...version, snapshot, system: 'https://onward.example/health-passports' }));
      });
    });
    expect(faults).toEqual([]);
  }, 120_000);

  // Supervision is for their managers.
  it('gives each adviser a few things overdue and a few due soon, and only two a good many', async () => {
    const caseloads = await rows<Caseload>(
      `select s.name, count(distinct a.young_person_id)::int as people,
              count(d.id) filter (where d.due_on < $1)::int as overdue,
              count(d.id) filter (where d.due_on between $1 and $2)::int as soon
         from staff s
         join allocation a on a.staff_id = s.id and a.to_on is null and a.role = 'personal-adviser'
         left join deadline d on d.young_person_id = a.young_person_id and d.state in ('open', 'partial', 'declined')
              and d.rule not like 'SV-%'
        group by s.name order by overdue`,
      [TODAY, addDays(TODAY, 14)],
    );
    const overdue = caseloads.map((one) => one.overdue);

    expect(caseloads).toHaveLength(16);
    for (const { people } of caseloads) expect([people >= 11, people <= 24]).toEqual([true, true]);
    expect(Math.max(...caseloads.map(({ people }) => people))).toBeGreaterThanOrEqual(23);
    expect(overdue[0]).toBeGreaterThanOrEqual(1);
    expect(overdue.filter((count) => count > 10).length).toBeLessThanOrEqual(4);
    expect(overdue[15]).toBeLessThanOrEqual(20);
    expect(caseloads.reduce((sum, { soon }) => sum + soon, 0)).toBeGreaterThan(30);
  });

  it('has something in every state that time and work bring about', async () => {
    const states = await rows<{ state: string }>(`select distinct state from deadline`);

    expect(states.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['open', 'partial', 'met', 'met-late', 'superseded', 'breached', 'unknown']),
    );
  });

  it('leaves a few waiting for a worker since theirs left', async () => {
    const [waiting] = await rows<{ count: number }>(
      `select count(*)::int from deadline where rule = 'PA-01' and state = 'open' and due_on < $1`,
      [TODAY],
    );

    expect(waiting!.count).toBe(5);
  });

  it('has good news of the last weeks, and contacts whose note is still to follow', async () => {
    const [lately] = await rows<{ news: number; to_follow: number }>(
      `select count(good_news)::int as news, count(*) filter (where note is null and seen)::int as to_follow
         from contact where held_on >= $1`,
      [addDays(TODAY, -21)],
    );

    expect(lately!.news).toBeGreaterThan(16);
    expect(lately!.to_follow).toBeGreaterThan(2);
  });

  it('has needs assessments with their text, some signed off, some that wait for a manager', async () => {
    const states = await rows<{ state: string; many: number }>(
      `select a.state, count(*)::int as many from assessment a left join assessment_signed s on s.assessment_id = a.id
        where (s.id is not null) = (a.state = 'signed-off') group by 1 order by 1`,
    );
    expect(states.map(({ state }) => state)).toEqual(['draft', 'signed-off', 'with-manager']);
    expect(
      await rows(
        `select s.id from assessment_signed s left join needs_assessment f on f.fact_id = s.assessment_id
          where f.completed_on is distinct from s.signed_on`,
      ),
    ).toEqual([]);
  });

  it('has homes at risk with what comes next, staying put, custody, support packages, and hosts with a free place', async () => {
    const kinds = await rows<{ kind: string; begun: number; open: number }>(
      `select a.kind, count(distinct a.id)::int as begun, count(s.id) filter (where s.done_on is null)::int as open
         from arrangement a left join arrangement_step s on s.arrangement_id = a.id and s.in_force
        group by a.kind order by a.kind`,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['custody', 'staying-put', 'support-package', 'tenancy-at-risk']);
    for (const { kind, begun, open } of kinds.slice(1)) {
      expect([kind, kind === 'support-package' ? open > 0 : open > begun]).toEqual([kind, true]);
    }
    const approved = await rows(`select 1 from lodgings_host_entry where entry = 'approve'`);
    expect(approved).toHaveLength(2);
  });

  it('gives every team’s manager something to try: a pause that waits', async () => {
    const [waiting] = await rows<{ pauses: number; teams: number; inAll: number }>(
      `select count(*)::int as pauses, count(distinct p.team_id)::int as teams,
              (select count(*)::int from team_manager m join team t on t.id = m.team_id) as "inAll"
         from pause f join young_person p on p.id = f.young_person_id
        where not exists (select from pause_step s where s.pause_id = f.id)`,
    );

    expect(waiting!.teams).toBe(waiting!.pauses);
    expect(waiting!.pauses).toBe(Math.min(3, waiting!.inAll));
  });

  it('writes everything down after it happened and before today', async () => {
    const wrong = await rows(
      `select c.id from contact c
        where (c.recorded_at at time zone 'Europe/London')::date not between c.held_on and $1::date - 1
           or c.recorded_by_id is null`,
      [TODAY],
    );

    expect(wrong).toEqual([]);
  });

  it('writes down that somebody was missing after all that it says of it', async () => {
    const [missing] = await rows<{ too_early: number; in_all: number }>(
      `select count(*) filter (where recorded_at < greatest(from_at, returned_at, interview_held_at, interview_declined_at))::int
                as too_early, count(*)::int as in_all
         from missing_episode`,
    );

    expect(missing).toEqual({ too_early: 0, in_all: 17 });
  });

  it('adds to a note only after the contact itself was written down', async () => {
    const [added] = await rows<{ too_early: number; in_all: number }>(
      `select count(*) filter (where n.recorded_at <= c.recorded_at)::int as too_early, count(*)::int as in_all
         from contact_note n join contact c on c.id = n.contact_id`,
    );

    expect(added!.too_early).toBe(0);
    expect(added!.in_all).toBeGreaterThan(20);
  });

  it('leaves nothing for the ledger to change', async () => {
    const count = async () =>
      rows(`select (select count(*) from deadline_history), (select count(*) from legal_position_history)`);
    const before = await count();
    await refreshEveryone();

    expect(await count()).toEqual(before);
  });

  it('and where an item or a position is kept wrongly, the ledger mends that and writes nothing else', async () => {
    const kept = () =>
      rows<{ id: string; place: string; row: object }>(
        `select id, xmin::text as place, to_jsonb(d) - 'changed_at' as row from deadline d union all
         select young_person_id, xmin::text, to_jsonb(l) - 'refreshed_at' from legal_position l order by id`,
      );
    const before = await kept();
    const wrong: Record<string, string> = {
      title: `'Something else'`,
      started_by: `'a slip'`,
      started_on: `started_on - 1`,
      due_on: `due_on + 1`,
      due_at: `due_at + interval '1 hour'`,
      plan_by: `plan_by - 1`,
      not_before: `coalesce(not_before + 1, due_on)`,
      state: `'cancelled'`,
      met_on: `case when met_on is null then due_on end`,
      met_by: `case when met_by is null then 'a slip' end`,
      duty_basis: `case duty_basis when 'statute' then 'policy' else 'statute' end`,
      date_basis: `case date_basis when 'statute' then 'policy' else 'statute' end`,
      confirmed: `not confirmed`,
      severity: `case severity when 'G' then 'L' else 'G' end`,
      because: `because || ' '`,
      paused_until: `coalesce(paused_until + 1, due_on)`,
      paused_reason: `'a slip'`,
      paused_by: `'a slip'`,
    };
    const spoiled: string[] = [];
    for (const [column, value] of Object.entries(wrong)) {
      const [[row]] = await records.dataSource.query<[[{ id: string }]]>(
        `update deadline set ${column} = ${value} where id = (
           select id from deadline where state <> 'cancelled' and ${column === 'due_at' ? 'due_at is not null' : 'id <> all($1)'}
              and $1::uuid[] is not null order by id limit 1) returning id`,
        [spoiled],
      );
      spoiled.push(row.id);
    }
    const [[position]] = await records.dataSource.query<[[{ id: string }]]>(
      `update legal_position set next_change_on = next_change_on + 1
        where young_person_id = (select min(young_person_id::text)::uuid from legal_position where next_change_on is not null)
        returning young_person_id as id`,
    );
    const mended = new Set([...spoiled, position.id]);
    expect(mended.size).toBe(Object.keys(wrong).length + 1);
    const history = `select deadline_id as id from deadline_history`;
    const written = (await rows(history)).length;
    await refreshEveryone();

    const after = await kept();
    expect(after.map(({ row }) => row)).toEqual(before.map(({ row }) => row));
    const moved = after.filter(({ place }, n) => place !== before[n]!.place).map(({ id }) => id);
    expect(new Set(moved)).toEqual(mended);
    expect((await rows(history)).length - written).toBe(spoiled.length);
  });

  it('audits each record it began, in its own name', async () => {
    const events = await rows<{ did: string; actor: string; count: number }>(
      `select did, actor, count(*)::int from audit_event group by did, actor order by did`,
    );

    expect(events).toEqual([
      { did: 'made-up-authority.loaded', actor: 'made-up authority', count: 1 },
      { did: 'young-person.created', actor: 'made-up authority', count: 320 },
    ]);
  });

  it('keeps how to sign in where only its owner reads it', async () => {
    const signIns = await readSignIns(dataDir);
    const [adviser] = signIns;
    const [account] = await rows<{ password_hash: string }>(`select password_hash from app_user where email = $1`, [
      adviser!.email,
    ]);

    expect((await stat(path.join(dataDir, 'sign-in.txt'))).mode & 0o777).toBe(0o600);
    expect(signIns).toHaveLength(24);
    expect(await isPassword(adviser!.password, account!.password_hash)).toBe(true);
    expect(await readFile(path.join(dataDir, 'sign-in.txt'), 'utf8')).not.toContain(account!.password_hash);
  });

  it('prints one account of each kind', async () => {
    const lines: string[] = [];
    await printSignIns(dataDir, (line) => lines.push(line));

    const kinds = lines.slice(1, 7).map((line) => line.trim().split(/,|\s{2,}/)[0]);
    expect(kinds).toEqual([
      'personal adviser',
      'team manager',
      'service manager',
      'data officer',
      'administrator',
      'duty worker',
    ]);
  });

  it('prints nothing where there is no made-up authority', async () => {
    const lines: string[] = [];
    await printSignIns(path.join(dataDir, 'elsewhere'), (line) => lines.push(line));

    expect(lines).toEqual([]);
  });
});
