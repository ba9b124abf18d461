import { audit, auditAll } from '../audit/audit';
import type { Post } from '../caseloads/staff.entity';
import type { Ledger } from '../deadlines/ledger';
import type { UnitOfWork, Work } from '../platform/unit-of-work';
import { hashPassword, makePassword } from '../sign-in/passwords';
import type { LocalDate } from '../statutory/local-date';
import { followArrangements, makeArrangements } from './arrangements-made';
import { assessSome } from './assessments';
import { Dice } from './dice';
import { directWorkThings } from './direct-work-made';
import { dutyThings } from './duty-made';
import { eetRows } from './eet-made';
import { entitlementThings } from './entitlements-made';
import { acceptanceRows, lateCauseRows } from './lateness';
import { madeUpAuthority, type MadeUpAuthority } from './made-up-authority';
import { sayOfHomes } from './homes-made';
import { healthThings } from './health-made';
import { matchingThings } from './matching-made';
import { promiseThings } from './promises';
import { panelThings } from './panels-made';
import { holdSessions } from './sessions-made';
import { buddyThings } from './buddies-made';
import { occasionThings } from './occasions-made';
import { makePromises } from './promises-made';
import { pauseSome, type Pausable } from './pauses';
import { madeUpPosts } from './posts';
import { recordRows, workplaceRows, type Row } from './rows';
import { announceThings } from './announcements-made';
import { shareExamples } from './examples-made';
import { improveThings } from './improvement-made';
import { surgeOfATeam } from './surge-made';
import { providerThings } from './providers-made';
import { reviewThings } from './reviews-made';
import { turning18Things } from './turning-18-made';
import { skillThings } from './skills-made';
import { keepSignIns, signInsOf, type SignIn } from './sign-ins';
import { writtenPlans, type BeganWith } from './written-plans';

export const MADE_UP = { kind: 'system', name: 'made-up authority' } as const;

/** One seed for everybody: on a given day every copy of Onward shows the same council. */
const SEED = 'Westmoor';

/** Whoever signs in as one of these shares its password; those of the list come first in the sign-in file. */
const SIGN_IN_POSTS: readonly Post[] = [
  'personal-adviser',
  'team-manager',
  'service-manager',
  'data-officer',
  'administrator',
  'duty-worker',
];

export interface Loading {
  /** Null for the embedded database: nothing made-up goes anywhere else. */
  databaseUrl: string | null;
  dataDir: string;
  today: LocalDate;
  seed?: string;
}

/** Whether nobody is in this database yet: no young person, nobody who works there, no council. */
export async function isEmpty(unitOfWork: UnitOfWork): Promise<boolean> {
  return unitOfWork.read(MADE_UP, isEmptyFor);
}

/**
 * Fills the empty embedded database with the made-up authority, and keeps its sign-in details in the data folder.
 * @returns how to sign in; one of each kind of account first
 * @throws when the database is not the embedded one, or somebody is in it already
 */
export async function loadMadeUpAuthority(
  unitOfWork: UnitOfWork,
  ledger: Ledger,
  { databaseUrl, dataDir, today, seed = SEED }: Loading,
): Promise<SignIn[]> {
  if (databaseUrl !== null) {
    throw new Error('DATABASE_URL is set. The made-up authority is only ever loaded into the embedded database.');
  }
  const authority = madeUpAuthority(seed, today);
  const passwords = new Map(SIGN_IN_POSTS.map((post) => [post, makePassword()]));
  const signIns = signInsOf([...authority.workers, authority.nextSteps.worker], passwords);
  await unitOfWork.write(MADE_UP, async (work) => {
    await writeMadeUpAuthority(work, ledger, authority, await hashed(passwords));
    // Before the commit: a database that nobody can sign in to would be worse than a file without its database.
    await keepSignIns(dataDir, signIns);
  });
  return signIns;
}

/** Writes it all in the caller's transaction. @throws when somebody is in the database already */
export async function writeMadeUpAuthority(
  work: Work,
  ledger: Ledger,
  authority: MadeUpAuthority,
  passwordHashes: ReadonlyMap<Post, string>,
): Promise<void> {
  await work.manager.query(`select pg_advisory_xact_lock(hashtext('onward made-up authority'))`);
  if (!(await isEmptyFor(work))) {
    throw new Error('There are records in this database already. The made-up authority needs an empty one.');
  }
  for (const [table, rows] of [...workplaceRows(authority, passwordHashes), ...recordRows(authority)]) {
    await insert(work, table, rows);
  }
  for (const [table, rows] of eetRows(authority)) await insert(work, table, rows);
  await plans(work, authority);
  const ids = authority.people.map(({ life }) => life.id);
  await ledger.refresh(work, ids, authority.today);
  const acceptances = await acceptanceRows(work, ledger, authority);
  await insert(work, 'substitute_acceptance', acceptances);
  const { posts, reductions, planned } = madeUpPosts(authority);
  await insert(work, 'worker_post', posts);
  await insert(work, 'worker_reduction', reductions);
  await insert(work, 'planned_post', planned);
  await ledger.refresh(
    work,
    acceptances.map(({ youngPersonId }) => youngPersonId as string),
    authority.today,
  );
  await pauses(work, ledger, authority);
  for (const [table, rows] of await assessSome(work, authority.id, authority.today)) await insert(work, table, rows);
  await promiseThings(work, authority.id, authority.today);
  await reviewThings(work, authority.id, authority.today, (table, rows) => insert(work, table, rows));
  await insert(work, 'plan_example', await shareExamples(work, authority.id, authority.today));
  const made = await makePromises(work, authority.id, authority.today);
  await insert(work, 'promise', made.promises);
  await insert(work, 'promise_step', made.steps);
  for (const [table, rows] of await makeArrangements(work, authority.id, authority.today))
    await insert(work, table, rows);
  for (const [table, rows] of await sayOfHomes(work, authority.id, authority.today)) await insert(work, table, rows);
  await followArrangements(work, ids, authority.today);
  for (const [table, rows] of await holdSessions(work, authority.id, authority.today)) await insert(work, table, rows);
  for (const [table, rows] of await panelThings(work, authority.id, authority.today)) await insert(work, table, rows);
  for (const [table, rows] of await surgeOfATeam(work, authority.id, authority.today)) await insert(work, table, rows);
  for (const [table, rows] of await announceThings(work, authority.id, authority.today))
    await insert(work, table, rows);
  for (const [table, rows] of await improveThings(work, authority.id, authority.today)) await insert(work, table, rows);
  for (const [table, rows] of await healthThings(work, authority.id, authority.today)) await insert(work, table, rows);
  for (const [table, rows] of await providerThings(work, authority.id, authority.today))
    await insert(work, table, rows);
  for (const [table, rows] of await entitlementThings(work, authority.id, authority.today))
    await insert(work, table, rows);
  for (const [table, rows] of await turning18Things(work, authority.id, authority.today))
    await insert(work, table, rows);
  await insert(work, 'late_cause', await lateCauseRows(work, authority));
  await interims(work);
  for (const [table, rows] of await matchingThings(work, authority.id, authority.today))
    await insert(work, table, rows);
  for (const [table, rows] of await skillThings(work, authority.id, authority.today)) await insert(work, table, rows);
  for (const [table, rows] of await directWorkThings(work, authority.id, authority.today))
    await insert(work, table, rows);
  for (const [table, rows] of await occasionThings(work, authority.id, authority.today))
    await insert(work, table, rows);
  for (const [table, rows] of await buddyThings(work, authority.id, authority.today)) await insert(work, table, rows);
  for (const [table, rows] of await dutyThings(work, authority.id, authority.today)) await insert(work, table, rows);
  await ledger.refresh(work, await whoHasMore(work), authority.today);
  await audit(work, { did: 'made-up-authority.loaded', subjectId: authority.id, detail: { youngPeople: ids.length } });
  await auditAll(
    work,
    ids.map((youngPersonId) => ({ did: 'young-person.created', youngPersonId, detail: { madeUp: true } })),
  );
}

/** Of whom something was written after what is due was worked out. */
async function whoHasMore({ manager }: Work): Promise<string[]> {
  const people: { id: string }[] = await manager.query(
    `select young_person_id as id from arrangement where kind = 'tenancy-at-risk' union
     select young_person_id from engagement union select young_person_id from risk_event
     union select young_person_id from intensive_support union
     select young_person_id from home_distance where band <> 'under-20' union
     select young_person_id from health_appointment where outcome = 'declined' order by 1`,
  );
  return people.map(({ id }) => id);
}

/** Whom the database names now have had them since the adviser before ended or the wait began, and know of it. */
async function interims({ manager }: Work): Promise<void> {
  await manager.query('set constraints all immediate');
  await manager.query(
    `update named_interim n set told_at = now(), from_on = least(n.from_on, coalesce(
       (select max(a.to_on) from allocation a where a.young_person_id = n.young_person_id and a.role = 'personal-adviser'),
       (select max(d.started_on) from deadline d where d.young_person_id = n.young_person_id and d.rule = 'PA-01'
          and d.state in ('open', 'partial')), n.from_on))`,
  );
}

/** What the plans say whose days are among the facts, and those being written. */
async function plans(work: Work, authority: MadeUpAuthority): Promise<void> {
  const [template]: BeganWith[] = await work.manager.query(
    `select v.id, t.title, v.number, v.content from plan_template_version v join plan_template t on t.id = v.template_id
      where v.state = 'published' order by v.published_on, v.id limit 1`,
  );
  for (const [table, rows] of writtenPlans(authority, template!)) await insert(work, table, rows);
}

/** What is due stands in the ledger by now, so that pauses can be of it. */
async function pauses(work: Work, ledger: Ledger, { id, today }: MadeUpAuthority): Promise<void> {
  const items: Pausable[] = await work.manager.query(PAUSABLE, [today]);
  const made = pauseSome(new Dice(`${id}/pauses`), items, today);
  await insert(work, 'pause', made.pauses);
  await insert(work, 'pause_step', made.steps);
  await ledger.refresh(work, made.pauses.map(({ youngPersonId }) => youngPersonId) as string[], today);
}

/** Visits, calls and reviews that are owed for some time, of young people with an adviser; $1 today. */
const PAUSABLE = `
select d.id as "deadlineId", d.young_person_id as "youngPersonId", d.rule, d.subject, a.staff_id as "adviserId",
       m.id as "managerId"
  from deadline d join young_person p on p.id = d.young_person_id and p.died_on is null
  join allocation a on a.young_person_id = p.id and a.role = 'personal-adviser' and a.to_on is null
  join staff s on s.id = a.staff_id and s.left_on is null
  join staff m on m.team_id = p.team_id and m.post = 'team-manager'
 where d.state in ('open', 'partial') and (d.rule like 'PA-%' or d.rule like 'RV-%') and d.rule <> 'PA-01'
   and d.started_on < $1::date - 46 and d.due_on between $1::date - 60 and $1::date + 30
 order by d.young_person_id, d.due_on desc, d.rule, d.started_by_id`;

async function isEmptyFor({ manager }: Work): Promise<boolean> {
  const [row]: { occupied: boolean }[] = await manager.query(
    `select exists (select from young_person) or exists (select from staff) or exists (select from authority) as occupied`,
  );
  return !row!.occupied;
}

async function hashed(passwords: ReadonlyMap<Post, string>): Promise<Map<Post, string>> {
  return new Map(
    await Promise.all(
      [...passwords].map(async ([post, one]): Promise<[Post, string]> => [post, await hashPassword(one)]),
    ),
  );
}

/** All rows of a table with one statement; columns that no row names keep their defaults. */
async function insert(work: Work, table: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(rows[0]!);
  const columns = names.map(columnOf);
  const json = rows.map((row) => Object.fromEntries(names.map((name) => [columnOf(name), row[name]])));
  await work.manager.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(json)],
  );
}

/** `youngPersonId` in code is `young_person_id` in SQL. */
function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
