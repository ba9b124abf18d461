import { Client } from 'pg';
import { DataSource } from 'typeorm';
import type { UserActor } from '../../src/access/actor';
import { ContactsService } from '../../src/contacts/contacts.service';
import type { RecordContact } from '../../src/contacts/record-contact';
import { newId } from '../../src/platform/ids';
import { UnitOfWork } from '../../src/platform/unit-of-work';
import { actorOf } from '../../src/sign-in/actors';
import { SYSTEM } from './fill';
import { alternate, atMost, percentile, rounded, timed, type Figures, type Pair } from './measure';
import { adviserOf, personId, personMark, staffMark, teamMark, teamOf, STAFF_A_TEAM, userId } from './numbers';
import type { FewAndMany } from './pair-person-page';
import type { Setting } from './setting';
import { countStatements, statementsOf, type Statement } from './statements';

const MOST_VISITS_A_ROUND = 40;
const MOST_STATEMENTS = 15;

/**
 * (c) Recording a visit, to the very statements of it from a bare client. Three copies of one life each: what the first
 * one's visit sends is noted, the second one's is recorded by the application, and the third one's by the client, with
 * the third one's ids in place of the first one's.
 */
export async function visitPair(setting: Setting, { few, many }: FewAndMany): Promise<Pair> {
  const { database, lives, rounds } = setting;
  const visits = Math.max(1, Math.min(MOST_VISITS_A_ROUND, Math.floor(lives / rounds)));
  const client = new Client({ connectionString: database.appUrl });
  await client.connect();
  // Past the first tenth, whose night is compared with that of a council without the others.
  const [first, second, third] = [0, 1, 2].map((nth) => (Math.ceil(setting.people / 10 / lives) + nth) * lives) as [
    number,
    number,
    number,
  ];
  const noted: Statement[][] = [];
  for (let life = 0; life < visits * rounds; life += 1) noted.push(await statementsOfVisit(setting, first + life));
  let [ours, floor] = [0, 0];
  const took: Record<string, number[]> = { ours: [], floor: [] };
  const inTurn = async (
    side: 'ours' | 'floor',
    visit: (life: number) => Promise<unknown>,
    from: number,
  ): Promise<Figures> => {
    const times: number[] = [];
    for (let life = from; life < from + visits; life += 1) times.push(await timed(() => visit(life)));
    took[side]!.push(...times);
    return { ms: times.reduce((sum, ms) => sum + ms, 0) / visits };
  };
  try {
    const actors = new Map<number, UserActor>();
    for (let life = 0; life < visits * rounds; life += 1) actors.set(life, await adviser(setting, second + life));
    const pair = await alternate(
      setting.rounds,
      'ms',
      () =>
        inTurn(
          'floor',
          (life) => replay(client, forSomeoneElse(noted[life]!, first + life, third + life)),
          visits * floor++,
        ),
      () => inTurn('ours', (life) => record(setting, actors.get(life)!, second + life), visits * ours++),
    );
    await refuseDifference(client, second, third, visits * rounds);
    const statements = Math.max(...noted.map(countStatements));
    const statementsWithFew = countStatements(await statementsOfVisit(setting, few));
    const statementsWithMany = countStatements(await statementsOfVisit(setting, many));
    const most = Math.max(statements, statementsWithFew, statementsWithMany);
    const measured = atMost(pair, 2);
    return {
      ...measured,
      target: `${measured.target}, with at most ${MOST_STATEMENTS} statements`,
      met: measured.met && most <= MOST_STATEMENTS,
      ours: { ...pair.ours, p99: rounded(percentile(took.ours!, 0.99)) },
      floor: { ...pair.floor, p99: rounded(percentile(took.floor!, 0.99)) },
      more: {
        statements,
        statementsWithFew,
        statementsWithMany,
        counted: 'begin, set_config and commit included',
        msWithMany: rounded(await timed(async () => record(setting, await adviser(setting, many), many))),
      },
    };
  } finally {
    await client.end();
  }
}

const adviser = async ({ records }: Setting, person: number): Promise<UserActor> =>
  (await records.get(UnitOfWork).read(SYSTEM, (work) => actorOf(work, userId(adviserOf(person, 0)))))!;

async function statementsOfVisit(setting: Setting, person: number): Promise<Statement[]> {
  const actor = await adviser(setting, person);
  const { statements } = await statementsOf(setting.records.get(DataSource), () => record(setting, actor, person));
  return statements;
}

async function record({ records, today }: Setting, actor: UserActor, person: number): Promise<void> {
  const visit: RecordContact = {
    id: newId(),
    heldOn: today,
    heldAt: '10:30',
    mode: 'face-to-face',
    staffId: actor.staffId,
    place: 'elsewhere',
    seen: true,
    seenAlone: true,
    safeWhereTheyLive: 'yes',
    note: 'Went through the budget together.',
    ownWords: null,
    goodNews: null,
    appointmentId: null,
    reviewHeld: false,
    supportOffered: null,
  };
  await records.get(ContactsService).record(actor, personId(person), visit, today);
}

/** The statements as they would be for a copy of the same life: its ids, and new ones for what is new. */
function forSomeoneElse(statements: Statement[], from: number, to: number): Statement[] {
  const marks = new Map([
    [personMark(from), personMark(to)],
    [teamMark(teamOf(from)), teamMark(teamOf(to))],
    ...Array.from({ length: STAFF_A_TEAM }, (_, nth): [string, string] => [
      staffMark(adviserOf(from, nth)),
      staffMark(adviserOf(to, nth)),
    ]),
  ]);
  const ids = new Map<string, string>();
  const changed = (text: string): string =>
    text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g, (id, rest: string) => {
      if (/^0194[abc]/.test(id)) return `${marks.get(id.slice(0, 13)) ?? id.slice(0, 13)}${rest}`;
      if (!ids.has(id)) ids.set(id, newId());
      return ids.get(id)!;
    });
  const value = (one: unknown): unknown =>
    typeof one === 'string' ? changed(one) : Array.isArray(one) ? one.map(value) : one;
  return statements.map(({ text, values }) => ({ text: changed(text), values: values.map(value) }));
}

async function replay(client: Client, statements: Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, values);
}

/** The floor must have done the same work, or it is none. */
async function refuseDifference(client: Client, ours: number, floor: number, visits: number): Promise<void> {
  const standing = async (from: number): Promise<string> => {
    const people = Array.from({ length: visits }, (_, life) => personId(from + life));
    const { rows } = await client.query<{ standing: string }>(
      `select string_agg(concat_ws(' ', p.place, (select count(*) from contact c where c.young_person_id = p.id),
                (select string_agg(d.rule || d.state || d.due_on, ',' order by d.due_on, d.rule, d.state, d.id)
                   from deadline d where d.young_person_id = p.id)), ';' order by p.place) as standing
         from unnest($1::uuid[]) with ordinality as p(id, place)`,
      [people],
    );
    return rows[0]!.standing;
  };
  if ((await standing(ours)) !== (await standing(floor))) {
    throw new Error('The bare client left the record otherwise than the application.');
  }
}
