import { createHash, randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import type { Actor } from '../../src/access/actor';
import { Ledger } from '../../src/deadlines/ledger';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { RecordsModule } from '../../src/records.module';
import type { LocalDate } from '../../src/statutory/local-date';
import { copyIn, copyText } from './copy';
import { aLife, type Row } from './lives';
import {
  adviserOf,
  idUnder,
  managerOf,
  PEOPLE_A_TEAM,
  personId,
  personMark,
  socialWorkerOf,
  STAFF_A_TEAM,
  staffId,
  staffMark,
  teamId,
  teamMark,
  teamOf,
  userId,
} from './numbers';

export interface Filling {
  appUrl: string;
  superuserUrl: string;
  people: number;
  /** So many lives are made up and brought into step by the application; the others are those again, numbered on. */
  lives: number;
  today: LocalDate;
  seed: string;
}

export const SYSTEM: Actor = { kind: 'system', name: 'nightly job' };
const PEOPLE_A_COPY = 1000;
const CHECKED = 200;

/**
 * Fills an empty, migrated database with a council of so many young people, each with ten years of facts and a ledger in
 * step with them.
 * @returns counts of rows, and how many of a sample of people the application's own refresh would change (none)
 */
export async function fill(filling: Filling): Promise<Record<string, number>> {
  const { appUrl, superuserUrl, people, lives: different, today, seed } = filling;
  const records = await NestFactory.createApplicationContext(RecordsModule.on(appUrl, 4), { logger: ['error'] });
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // Foreign keys hold by construction.
    await client.query('set session_replication_role = replica; set synchronous_commit = off');
    for (const [table, rows] of workplace(people)) await copyRows(client, table, rows);
    const lives = Array.from({ length: different }, (_, n) => aLife(seed, n, today));
    for (let start = 0; start < different; start += PEOPLE_A_COPY) {
      for (const [table, rows] of byTable(lives.slice(start, start + PEOPLE_A_COPY))) {
        await copyRows(client, table, rows);
      }
    }
    await records.get(UnitOfWork).write(SYSTEM, async (work) => {
      const ids = Array.from({ length: different }, (_, n) => personId(n));
      await records.get(Ledger).refresh(work, ids, today);
    });
    if (people > different) await copyLives(client, different, people);
    await client.query('vacuum analyze');
    const changed = await changedByRefresh(records.get(UnitOfWork), records.get(Ledger), people, today);
    return { ...(await counts(client)), sampleChangedByRefresh: changed };
  } finally {
    await client.end();
    await records.close();
  }
}

/** Opens a session as signing in would. @returns the token of the cookie */
export async function openSession(client: Client, staff: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into user_session (id, user_id, expires_at) values ($1, $2, now() + interval '11 hours')`,
    [createHash('sha256').update(token).digest('base64url'), userId(staff)],
  );
  return token;
}

/** The number of the data officer, who sees everyone. */
export const dataOfficer = (people: number): number => teams(people) * STAFF_A_TEAM;

/** With room for some who come later. */
const teams = (people: number): number => Math.ceil((people + 10) / PEOPLE_A_TEAM);

function workplace(people: number): [table: string, rows: Row[]][] {
  const member = (n: number, post: string, role: string, team: number | null) => ({
    staff: {
      id: staffId(n),
      name: `Worker ${n}`,
      email: `w${n}@bench.example`,
      post,
      team_id: team === null ? null : teamId(team),
    },
    user: { id: userId(n), staff_id: staffId(n), email: `w${n}@bench.example`, password_hash: 'none', role },
  });
  const all = Array.from({ length: teams(people) }, (_, team) => team);
  const members = [
    ...all.flatMap((team) =>
      Array.from({ length: STAFF_A_TEAM }, (_, nth) => {
        const n = team * STAFF_A_TEAM + nth;
        if (n === managerOf(team)) return member(n, 'team-manager', 'manager', team);
        return member(n, 'personal-adviser', 'adviser', team);
      }),
    ),
    member(dataOfficer(people), 'data-officer', 'data-officer', null),
  ];
  return [
    ['authority', [{ id: idUnder(teamMark(0), 9), only_one: true, name: 'Bench', adviser_word: 'personal adviser' }]],
    ['team', all.map((team) => ({ id: teamId(team), name: `Team ${team}` }))],
    ['staff', members.map(({ staff }) => staff)],
    ['app_user', members.map(({ user }) => user)],
    ['team_manager', all.map((team) => ({ team_id: teamId(team), staff_id: staffId(managerOf(team)) }))],
  ];
}

function byTable(lives: ReturnType<typeof aLife>[]): Map<string, Row[]> {
  const tables = new Map<string, Row[]>();
  for (const [table, rows] of lives.flat()) tables.set(table, [...(tables.get(table) ?? []), ...rows]);
  return tables;
}

export async function copyRows(client: Client, table: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!);
  const lines = rows.map((row) => `${columns.map((column) => copyText(row[column])).join('\t')}\n`);
  await copyIn(client, `copy ${table} (${columns.join(', ')}) from stdin`, lines.join(''));
}

/** Tables of a life in the order of their references, with the column that names the young person. */
const TABLES_OF_A_LIFE: [table: string, person: string][] = [
  ['young_person', 'id'],
  ...[
    'person_identifier',
    'care_episode',
    'allocation',
    'accommodation_period',
    'needs_assessment',
    'pathway_plan',
    'plan_review',
    'contact',
    'support_offer',
    'support_request',
    'legal_position',
    'legal_position_history',
    'deadline',
  ].map((table): [string, string] => [table, 'young_person_id']),
];

/** Ids that the application made while it brought the ledger into step; the facts' own are numbered lower. */
const FIRST_LEDGER_ID = 0x10_0000;

/** What differs from one copy of a life to another. */
type Slot = { of: 'person' | 'team' | 'social worker' | 'manager' | 'number' } | { of: 'adviser'; nth: number };
type Piece = string | Slot;

/** The first lives again and again under the numbers of the others, facts and ledger alike. */
async function copyLives(client: Client, different: number, people: number): Promise<void> {
  const templates: Map<string, Piece[]>[] = Array.from({ length: different }, () => new Map());
  const columnsOf = new Map<string, string>();
  const numberOf = new Map(Array.from({ length: different }, (_, n) => [personId(n), n]));
  const madeIds = new Map<string, string>();
  for (const [table, person] of TABLES_OF_A_LIFE) {
    const { rows, fields } = await client.query<Record<string, string | null>>({
      text: `select * from ${table} order by ${person}, 1`,
      types: { getTypeParser: () => (text: string) => text },
    });
    columnsOf.set(table, fields.map(({ name }) => name).join(', '));
    for (const row of rows) {
      const n = numberOf.get(row[person]!)!;
      if (/^(deadline|legal_position_history)$/.test(table)) {
        row.id = idUnder(personMark(n), FIRST_LEDGER_ID + madeIds.size);
        madeIds.set(row.id, row.id);
      }
      const line = `${fields.map(({ name }) => copyText(row[name])).join('\t')}\n`;
      const pieces = templates[n]!.get(table) ?? [];
      pieces.push(...piecesOf(line, n));
      templates[n]!.set(table, pieces);
    }
  }
  for (let start = different; start < people; start += PEOPLE_A_COPY) {
    const numbers = Array.from({ length: Math.min(PEOPLE_A_COPY, people - start) }, (_, i) => start + i);
    for (const [table] of TABLES_OF_A_LIFE) {
      const lines = numbers.map((n) =>
        (templates[n % different]!.get(table) ?? []).map((piece) => filled(piece, n)).join(''),
      );
      await copyIn(client, `copy ${table} (${columnsOf.get(table)}) from stdin`, lines.join(''));
    }
  }
}

const MARKS = /(0194[abc][0-9a-f]{3}-[0-9a-f]{4}|\tW\d+(?=\t))/;

function piecesOf(line: string, n: number): Piece[] {
  return line.split(MARKS).map((piece, index) => (index % 2 === 0 ? piece : slotOf(piece, n)));
}

function slotOf(mark: string, n: number): Slot {
  const team = teamOf(n);
  if (mark === `\tW${n}`) return { of: 'number' };
  if (mark === personMark(n)) return { of: 'person' };
  if (mark === teamMark(team)) return { of: 'team' };
  if (mark === staffMark(socialWorkerOf(team))) return { of: 'social worker' };
  if (mark === staffMark(managerOf(team))) return { of: 'manager' };
  for (let nth = 0; nth < STAFF_A_TEAM; nth += 1) {
    if (mark === staffMark(adviserOf(n, nth))) return { of: 'adviser', nth };
  }
  throw new Error(`The life of ${n} names somebody else: ${mark}`);
}

function filled(piece: Piece, n: number): string {
  if (typeof piece === 'string') return piece;
  switch (piece.of) {
    case 'person':
      return personMark(n);
    case 'team':
      return teamMark(teamOf(n));
    case 'social worker':
      return staffMark(socialWorkerOf(teamOf(n)));
    case 'manager':
      return staffMark(managerOf(teamOf(n)));
    case 'number':
      return `\tW${n}`;
    case 'adviser':
      return staffMark(adviserOf(n, piece.nth));
  }
}

/** How many of a sample, spread over everybody, the application's own refresh would change. Nothing is kept. */
async function changedByRefresh(
  unitOfWork: UnitOfWork,
  ledger: Ledger,
  people: number,
  today: LocalDate,
): Promise<number> {
  const step = Math.max(1, Math.floor(people / CHECKED));
  const ids = Array.from({ length: Math.floor(people / step) }, (_, n) => personId(n * step));
  const undone = new Error('undone');
  let changed = 0;
  await unitOfWork
    .write(SYSTEM, async (work) => {
      await ledger.refresh(work, ids, today);
      const [row]: { changed: number }[] = await work.manager.query(
        `select count(distinct young_person_id)::int as changed from (
           select d.young_person_id from deadline_history h join deadline d on d.id = h.deadline_id where h.recorded_at = now()
           union all select young_person_id from legal_position_history where recorded_at = now()) c`,
      );
      changed = row!.changed;
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return changed;
}

async function counts(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.query<Record<string, number>>(
    `select (select count(*)::int from young_person) as people, (select count(*)::int from deadline) as deadlines,
            (select count(*)::int from contact) as contacts,
            (select count(*)::int from deadline where state in ('open', 'partial', 'declined')) as open`,
  );
  return rows[0]!;
}
