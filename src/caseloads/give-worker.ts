import { In, IsNull } from 'typeorm';
import { audit } from '../audit/audit';
import { correctFact, recordFact } from '../platform/fact';
import { isId } from '../platform/ids';
import { invalid, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { mustHoldCases } from '../workload/holds-cases';
import { YoungPerson } from '../young-people/young-person.entity';
import { Allocation, type AllocationRole } from './allocation.entity';
import { WorkerChange } from './worker-change.entity';
import { isLeaving } from './is-leaving';
import { Staff } from './staff.entity';

export interface Allocate {
  role: AllocationRole;
  staffId: string;
  fromOn: LocalDate;
  reason: string;
}

/** What someone has had in one role, under their lock. */
export interface Standing {
  /** Whoever has it now. */
  running: Allocation | null;
  adviser: Allocation | null;
  /** Whoever keeps an eye on them until there is an adviser. */
  interim: Allocation | null;
  /** The day the latest worker who had it ended. */
  endedOn: LocalDate | null;
}

export interface Giving extends Standing {
  command: Allocate;
  staff: Staff;
}

/** Every allocation in force of these people. */
export async function allocationsOf(work: Work, personIds: string[]): Promise<Allocation[]> {
  return work.manager.findBy(Allocation, { youngPersonId: In(personIds), replacedById: IsNull(), withdrawn: false });
}

export function standingOf(allocations: Allocation[], personId: string, role: AllocationRole): Standing {
  const theirs = allocations.filter((one) => one.youngPersonId === personId);
  const now = (which: AllocationRole) => theirs.find((one) => one.role === which && one.toOn === null) ?? null;
  const ends = theirs.filter((one) => one.role === role && one.toOn !== null).map((one) => one.toOn!);
  return {
    running: now(role),
    adviser: now('personal-adviser'),
    interim: now('interim'),
    endedOn: ends.sort().at(-1) ?? null,
  };
}

/** Shared until this is saved: a manager who records a last day waits for this, and this for them. */
async function heldAtWork({ manager }: Work, staffId: string): Promise<Staff | null> {
  await manager.query('select from staff where id = $1 for share', [staffId]);
  return manager.findOneBy(Staff, { id: staffId });
}

/** @throws Problem 'not-valid' naming the field `staffId` */
export async function someoneAtWork(work: Work, { staffId, fromOn }: Allocate, today: LocalDate): Promise<Staff> {
  const staff = isId(staffId) ? await heldAtWork(work, staffId) : null;
  if (!staff) throw invalid('staffId', 'Select someone who works here');
  await mustHoldCases(work, [staff.id], today, 'staffId');
  if (staff.leftOn === null) return staff;
  const [leaving]: { lastDay: LocalDate }[] = await work.manager.query(
    `select (left_on - 1)::text as "lastDay" from staff s where s.id = $1 and ${isLeaving('s')}`,
    [staff.id],
  );
  if (leaving) {
    const lastDay = formatLong(leaving.lastDay);
    throw invalid('staffId', `${staff.name} is leaving: the last day is ${lastDay}. Choose someone else`);
  }
  if (staff.leftOn <= fromOn) throw invalid('staffId', 'Select someone who works here');
  return staff;
}

/** Whoever has somebody already is not given them again: it would be owed to tell of a change that is none. */
export function isTheirs({ command, staff, running, adviser }: Giving): string | undefined {
  const has = running?.staffId === staff.id || (command.role === 'interim' && adviser?.staffId === staff.id);
  return has ? `${staff.name} is their worker already` : undefined;
}

/** Why this worker cannot be given from this day; null when they can. */
export function refusalOf({ command, running, endedOn }: Giving): FieldError | null {
  if (running && running.fromOn > command.fromOn) {
    return { field: 'fromOn', message: 'The present worker started after that day. Choose a later date' };
  }
  if (endedOn && endedOn > command.fromOn) {
    return {
      field: 'fromOn',
      message: `The worker before was with them until ${formatLong(endedOn)}. Choose that day or a later one`,
    };
  }
  return null;
}

/** Under the person's lock. Nothing is written when it throws. @throws Problem 'not-valid' */
export async function giveWorker(work: Work, person: YoungPerson, giving: Giving, id: string): Promise<string> {
  const refusal = refusalOf(giving);
  if (refusal) throw invalid(refusal.field, refusal.message);
  const { command, staff, running, interim, endedOn } = giving;
  const { role, fromOn } = command;
  if (running) await correctFact(work, Allocation, running, { toOn: fromOn });
  // Whoever kept an eye on them until there was an adviser is done.
  if (role === 'personal-adviser' && interim && interim.fromOn <= fromOn) {
    await correctFact(work, Allocation, interim, { toOn: fromOn });
  }
  const said = { youngPersonId: person.id, role, staffId: staff.id, fromOn, toOn: null, reason: command.reason.trim() };
  const row = await recordFact(work, Allocation, said, id);
  // Whoever had another before is told that it is somebody else now.
  if (role !== 'interim' && (running || endedOn)) {
    await work.manager.insert(WorkerChange, { allocationId: row.factId, youngPersonId: person.id });
  }
  // Whoever has them in the meantime is there instead of a worker of their team, which stays theirs.
  if (staff.teamId && staff.teamId !== person.teamId && (role !== 'interim' || !person.teamId)) {
    await work.manager.update(YoungPerson, { id: person.id }, { teamId: staff.teamId });
  }
  await audit(work, {
    did: 'young-person.allocated',
    youngPersonId: person.id,
    subjectId: row.factId,
    detail: { role, staffId: staff.id, fromOn, before: running?.staffId ?? null },
  });
  return row.factId;
}
