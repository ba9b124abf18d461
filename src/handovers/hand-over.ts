import { In } from 'typeorm';
import { auditAll } from '../audit/audit';
import type { Allocation } from '../caseloads/allocation.entity';
import { allocationsOf } from '../caseloads/give-worker';
import { isLeaving } from '../caseloads/is-leaving';
import { Staff } from '../caseloads/staff.entity';
import { idOf } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { holdNobody } from '../workload/holds-cases';
import type { CaseOutcome } from './leaving.entities';

/** What one hand-over goes by, the same for every batch of young people. */
export interface HandOver {
  leavingId: string;
  leaverId: string;
  reason: string;
  /** By the row of the allocation that was shown: who is to have them; null: nobody yet. */
  choices: ReadonlyMap<string, string | null>;
  /** Who has what nobody else can have: whoever records the leaving. */
  lastResortId: string;
}

interface Person {
  id: string;
  teamId: string | null;
}

/** What becomes of the leaver's part of one young person. */
interface Part {
  allocation: Allocation;
  to: string | null;
  outcome: CaseOutcome;
  why: string | null;
}

interface NewAllocation {
  id: string;
  young_person_id: string;
  role: string;
  staff_id: string;
}

interface Changes {
  ended: Set<string>;
  added: NewAllocation[];
  /** Who has them afterwards, by the row that ended. */
  receivers: Map<string, string>;
}

/**
 * Gives the young people's allocations of the leaver to whom was chosen, from today, and where nobody was or can be, to
 * whoever answers for the team in the meantime. Set by set: as many statements for fifty young people as for one. The
 * people are locked by the caller.
 * @returns the new rows
 */
export async function handOverCases(
  work: Work,
  handOver: HandOver,
  people: Person[],
  today: LocalDate,
): Promise<string[]> {
  const ids = people.map(({ id }) => id);
  const running = (await allocationsOf(work, ids)).filter(({ toOn }) => toOn === null);
  const own = running.filter(({ staffId }) => staffId === handOver.leaverId);
  if (own.length === 0) return [];
  const staff = await chosenStaff(work, own, handOver, today);
  const parts = own.map((allocation) => partOf(allocation, handOver, staff, today));
  const interims = await interimsFor(work, handOver, ids, today);
  const others = running.filter(({ staffId }) => staffId !== handOver.leaverId);
  const changes = changesFor(parts, others, interims, handOver, today);
  await endToday(work, [...changes.ended], today);
  await add(work, changes.added, handOver, today);
  await oweTelling(work, changes.added);
  await takeAlong(work, changes.added);
  await keepResults(work, parts, changes, handOver);
  await auditAll(
    work,
    changes.added.map(({ id, young_person_id, role, staff_id }) => ({
      did: 'young-person.allocated',
      youngPersonId: young_person_id,
      subjectId: id,
      detail: { role, staffId: staff_id, fromOn: today, before: handOver.leaverId, leavingId: handOver.leavingId },
    })),
  );
  return changes.added.map(({ id }) => id);
}

const GONE = 'Whoever you chose does not work here any more';

/** Those chosen for these, who are held at work until this is saved, each with why they cannot have them; null: they can. */
async function chosenStaff(
  work: Work,
  own: Allocation[],
  { choices }: HandOver,
  today: LocalDate,
): Promise<Map<string, string | null>> {
  const ids = [...new Set(own.flatMap(({ id }) => choices.get(id) ?? []))];
  if (ids.length === 0) return new Map();
  await work.manager.query('select from staff where id = any($1) order by id for share', [ids]);
  const found = await work.manager.findBy(Staff, { id: In(ids) });
  const leaving: { id: string }[] = await work.manager.query(
    `select s.id from staff s where s.id = any($1) and ${isLeaving('s')}`,
    [ids],
  );
  const gone = new Set(leaving.map(({ id }) => id));
  const holdNone = await holdNobody(work, ids, today);
  const whyNot = ({ id, leftOn }: Staff) =>
    gone.has(id) || (leftOn !== null && leftOn <= today) ? GONE : (holdNone.get(id) ?? null);
  return new Map(found.map((one) => [one.id, whyNot(one)]));
}

function partOf(
  allocation: Allocation,
  { choices }: HandOver,
  staff: Map<string, string | null>,
  today: LocalDate,
): Part {
  const chosen = choices.get(allocation.id);
  if (chosen === undefined) return { allocation, to: null, outcome: 'came-meanwhile', why: null };
  if (chosen === null) return { allocation, to: null, outcome: 'meanwhile', why: null };
  const whyNot = staff.has(chosen) ? staff.get(chosen)! : GONE;
  const refused = (why: string): Part => ({ allocation, to: null, outcome: 'refused', why });
  if (whyNot) return refused(whyNot);
  if (allocation.fromOn > today) return refused(`It begins only on ${formatLong(allocation.fromOn)}`);
  return { allocation, to: chosen, outcome: 'given', why: null };
}

/** Who answers for each of these young people in the meantime, by their id. */
async function interimsFor(
  { manager }: Work,
  { leaverId, lastResortId }: HandOver,
  ids: string[],
  today: LocalDate,
): Promise<Map<string, string>> {
  const rows: { id: string; staffId: string }[] = await manager.query(
    `with teams as (select distinct team_id from young_person where id = any($1)),
          named as (select team_id, coalesce(interim_for(team_id, $2, $3), $4::uuid) as staff_id from teams)
     select y.id, n.staff_id as "staffId" from young_person y join named n on n.team_id is not distinct from y.team_id
      where y.id = any($1)`,
    [ids, today, leaverId, lastResortId],
  );
  return new Map(rows.map(({ id, staffId }) => [id, staffId]));
}

/** A pure plan of rows: every part of the leaver ends, and each young person has somebody afterwards. */
function changesFor(
  parts: Part[],
  others: Allocation[],
  interims: Map<string, string>,
  { leavingId }: HandOver,
  today: LocalDate,
): Changes {
  const changes: Changes = { ended: new Set(), added: [], receivers: new Map() };
  for (const [personId, theirs] of byPerson(parts)) {
    const rest = others.filter(({ youngPersonId }) => youngPersonId === personId);
    const interim = rest.find(({ role }) => role === 'interim');
    const add = (part: Part, role: string, staffId: string) => {
      const id = idOf(leavingId, part.allocation.id);
      changes.added.push({ id, young_person_id: personId, role, staff_id: staffId });
      return staffId;
    };
    const given = theirs.filter(({ to, allocation }) => to !== null && allocation.role !== 'interim');
    const adviserGiven = given.some(({ allocation }) => allocation.role === 'personal-adviser');
    if (adviserGiven && interim && interim.fromOn <= today) changes.ended.add(interim.id);
    for (const part of given) changes.receivers.set(part.allocation.id, add(part, part.allocation.role, part.to!));
    const open = theirs.filter((part) => !given.includes(part));
    const chosen = open.find(({ to }) => to !== null);
    const stays = adviserGiven ? undefined : interim?.staffId;
    const hasAdviser = adviserGiven || rest.some(({ role }) => role === 'personal-adviser');
    // Whoever has an adviser needs nobody in the meantime, unless one was chosen by name.
    const someone =
      given[0]?.to ??
      (hasAdviser && !chosen ? rest.find(({ role }) => role === 'personal-adviser')?.staffId : undefined) ??
      stays ??
      (open[0] && add(chosen ?? open[0], 'interim', chosen?.to ?? interims.get(personId)!));
    for (const part of open) changes.receivers.set(part.allocation.id, someone!);
    for (const { allocation } of theirs) changes.ended.add(allocation.id);
  }
  return changes;
}

function byPerson(parts: Part[]): Map<string, Part[]> {
  const people = new Map<string, Part[]>();
  for (const part of parts) {
    const { youngPersonId } = part.allocation;
    people.set(youngPersonId, [...(people.get(youngPersonId) ?? []), part]);
  }
  return people;
}

/** A correction of each, as `correctFact` makes of one: first the old rows step back, then the new ones take their place. */
async function endToday({ manager, actor }: Work, ids: string[], today: LocalDate): Promise<void> {
  await manager.query(
    `update allocation set replaced_by_id = gen_random_uuid() where id = any($1) and replaced_by_id is null`,
    [ids],
  );
  await manager.query(
    `insert into allocation (id, fact_id, young_person_id, recorded_by_id, import_id, import_line, role, staff_id, from_on,
                             to_on, reason)
     select a.replaced_by_id, a.fact_id, a.young_person_id, $3, a.import_id, a.import_line, a.role, a.staff_id, a.from_on,
            greatest($2::date, a.from_on), a.reason
       from allocation a where a.id = any($1)`,
    [ids, today, actor.kind === 'user' ? actor.userId : null],
  );
}

async function add(
  { manager, actor }: Work,
  rows: NewAllocation[],
  { reason }: HandOver,
  today: LocalDate,
): Promise<void> {
  await manager.query(
    `insert into allocation (id, fact_id, young_person_id, recorded_by_id, role, staff_id, from_on, reason)
     select r.id, r.id, r.young_person_id, $2, r.role, r.staff_id, $3, $4
       from jsonb_to_recordset($1::jsonb) as r(id uuid, young_person_id uuid, role text, staff_id uuid)`,
    [JSON.stringify(rows), actor.kind === 'user' ? actor.userId : null, today, reason],
  );
}

/** Each of them is told that it is somebody else now. */
async function oweTelling({ manager }: Work, rows: NewAllocation[]): Promise<void> {
  await manager.query(
    `insert into worker_change (allocation_id, young_person_id)
     select r.id, r.young_person_id from jsonb_to_recordset($1::jsonb) as r(id uuid, young_person_id uuid)`,
    [JSON.stringify(rows.filter(({ role }) => role !== 'interim'))],
  );
}

/** The new worker's team answers for the young person, as whenever somebody is given a worker. */
async function takeAlong({ manager }: Work, rows: NewAllocation[]): Promise<void> {
  const lasting = rows.filter(({ role }) => role !== 'interim');
  if (lasting.length === 0) return;
  await manager.query(
    `update young_person y set team_id = s.team_id
       from jsonb_to_recordset($1::jsonb) as r(young_person_id uuid, staff_id uuid) join staff s on s.id = r.staff_id
      where y.id = r.young_person_id and s.team_id is not null and s.team_id is distinct from y.team_id`,
    [JSON.stringify(lasting)],
  );
}

async function keepResults({ manager }: Work, parts: Part[], changes: Changes, { leavingId }: HandOver): Promise<void> {
  const rows = parts.map(({ allocation, outcome, why }) => ({
    id: idOf(leavingId, allocation.id),
    young_person_id: allocation.youngPersonId,
    role: allocation.role,
    outcome,
    why,
    to_staff_id: changes.receivers.get(allocation.id),
  }));
  await manager.query(
    `insert into worker_leaving_case (id, leaving_id, young_person_id, role, outcome, why, to_staff_id)
     select r.id, $2, r.young_person_id, r.role, r.outcome, r.why, r.to_staff_id
       from jsonb_to_recordset($1::jsonb)
         as r(id uuid, young_person_id uuid, role text, outcome text, why text, to_staff_id uuid)`,
    [JSON.stringify(rows), leavingId],
  );
}
