import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { isLeaving } from '../caseloads/is-leaving';
import { tellOf, tellStaff } from '../deadlines/urgent';
import { isId, newId } from '../platform/ids';
import { notFound, Problem, type FieldError } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { DutyWorker } from './duty-worker.entity';
import { dutyWorkersOf, type DutyWorkerTold } from './duty-workers-told';

export const LONGEST_DUTY_MATTER = 1000;
/** What takes longer is no duty: somebody has them in the meantime, or leads. */
export const MOST_DUTY_DAYS = 28;

export interface DutyWorkerSaid {
  staffId: string;
  fromOn: LocalDate;
  /** The last day. */
  untilOn: LocalDate;
  matter: string;
}

/** Who is on duty for a young person for some days: they see the record for that time, and lead nothing. */
@Injectable()
export class DutyWorkersService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(
    actor: UserActor,
    personId: string,
    today: LocalDate,
  ): Promise<{
    person: PersonHeading;
    dutyWorkers: DutyWorkerTold[];
    /** A manager who sees them by more than a duty. */
    mayName: boolean;
    /** None for whoever may not name. */
    staff: { id: string; name: string }[];
  }> {
    return this.casework.view(actor, personId, 'duty-workers', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const mayName = may(actor, 'allocate') && (await seesBesidesDuty(work, person.id));
      const staff = mayName ? await canBeNamed(work, today) : [];
      return {
        person: await headingOf(work, person),
        dutyWorkers: await dutyWorkersOf(work, person.id, today),
        mayName,
        staff,
      };
    });
  }

  /**
   * A manager who sees them by more than a duty names who else is on duty for them; that one is told at once.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `staffId`, `fromOn`, `untilOn` or `matter`; 'already-recorded' where somebody is on duty for them on one of
   * these days; 'not-allowed' also for a manager who sees them by a duty alone
   */
  async name(
    actor: UserActor,
    personId: string,
    said: DutyWorkerSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'allocate', today, async (work, person) => {
      if (await work.manager.existsBy(DutyWorker, { id, youngPersonId: person.id })) return id;
      if (!(await seesBesidesDuty(work, person.id))) {
        throw new Problem('not-allowed', 'You are on duty for them. A manager of their team names the next.');
      }
      const faults: FieldError[] = [];
      if (person.diedOn !== null) faults.push({ field: 'staffId', message: 'Nobody is on duty for who has died' });
      // Held until this is saved: a manager who records a last day waits for this, and this for them
      await work.manager.query('select from staff where id = $1 for share', [isId(said.staffId) ? said.staffId : null]);
      const staff = (await canBeNamed(work, today)).find(({ id: one }) => one === said.staffId.toLowerCase());
      if (!staff) faults.push({ field: 'staffId', message: 'Choose somebody else who works here and stays' });
      const { fromOn, untilOn } = said;
      if (fromOn < today) faults.push({ field: 'fromOn', message: 'Must be today or later' });
      if (untilOn < fromOn) faults.push({ field: 'untilOn', message: 'Must be the first day, or later' });
      if (untilOn >= addDays(fromOn, MOST_DUTY_DAYS)) {
        faults.push({ field: 'untilOn', message: `Must be within ${MOST_DUTY_DAYS} days of the first` });
      }
      if (staff?.leftOn && untilOn >= staff.leftOn) {
        faults.push({
          field: 'untilOn',
          message: `Must be before ${formatLong(staff.leftOn)}, when ${staff.name} has left`,
        });
      }
      const matter = said.matter.trim();
      if (!matter) faults.push({ field: 'matter', message: 'Enter what is open' });
      if (matter.length > LONGEST_DUTY_MATTER) {
        faults.push({ field: 'matter', message: `Write ${LONGEST_DUTY_MATTER} characters or fewer` });
      }
      const [first] = faults;
      if (first) throw new Problem('not-valid', first.message, faults);
      const others = await dutyWorkersOf(work, person.id, today);
      const other = others.find((one) => one.endedOn === null && one.fromOn <= untilOn && one.untilOn >= fromOn);
      if (other) {
        throw new Problem('already-recorded', `${other.name} is on duty for them on one of these days already.`);
      }
      const row = { id, youngPersonId: person.id, staffId: staff!.id, fromOn, untilOn, matter };
      await work.manager.insert(DutyWorker, { ...row, namedById: actor.staffId });
      const detail = { staffId: staff!.id, fromOn, untilOn };
      await audit(work, { did: 'duty-worker.named', youngPersonId: person.id, subjectId: id, detail });
      const because = `You were named to be on duty from ${formatLong(fromOn)} to ${formatLong(untilOn)}. What is open stands on your Today in these days.`;
      await tellStaff(work, staff!.id, person.id, { cause: `on-duty:${id}`, because });
      return id;
    });
  }

  /**
   * Whoever is on duty for them hands back, or a manager ends it; from then on they see the record no longer by this, and
   * whoever works with the young person is told.
   * @throws Problem 'not-valid' naming `handedBack`; 'not-allowed' for somebody else; 'changed-by-someone-else' where it is over
   */
  async handBack(actor: UserActor, personId: string, id: string, words: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const found = isId(id)
        ? (await dutyWorkersOf(work, person.id, today)).find((one) => one.id === id.toLowerCase())
        : undefined;
      if (!found) throw notFound();
      if (found.staffId !== actor.staffId) mustBeAllowed(actor, 'allocate');
      if (found.state === 'over') {
        throw new Problem('changed-by-someone-else', 'It is over already. Nothing was saved: look at it again.');
      }
      const faults: FieldError[] = [];
      if (!words.trim()) faults.push({ field: 'handedBack', message: 'Enter how it stands' });
      if (words.length > LONGEST_DUTY_MATTER) {
        faults.push({ field: 'handedBack', message: `Write ${LONGEST_DUTY_MATTER} characters or fewer` });
      }
      const [first] = faults;
      if (first) throw new Problem('not-valid', first.message, faults);
      const ended = { endedOn: today, endedById: actor.staffId, handedBack: words.trim() };
      await work.manager.update(DutyWorker, { id: found.id }, ended);
      await audit(work, { did: 'duty-worker.handed-back', youngPersonId: person.id, subjectId: found.id });
      const because = `Whoever was on duty handed back on ${formatLong(today)}. How it stands is on the record for two weeks.`;
      await tellOf(work, person.id, { cause: `duty-over:${found.id}`, because }, today);
    });
  }
}

/** Whether they would see the young person were nobody on duty for anybody, so that nobody lengthens what they see. */
async function seesBesidesDuty({ manager, actor }: Work, personId: string): Promise<boolean> {
  const parameters: unknown[] = [personId];
  const seen: unknown[] = await manager.query(
    `with duty_worker as (select * from duty_worker where false)
     select from young_person y where y.id = $1 and ${visiblePeople(actor, 'y', parameters)}`,
    parameters,
  );
  return seen.length > 0;
}

/** Other colleagues who work with young people, can sign in and stay: an out-of-hours worker opens a record in an emergency. */
async function canBeNamed(
  { manager, actor }: Work,
  today: LocalDate,
): Promise<{ id: string; name: string; leftOn: LocalDate | null }[]> {
  return manager.query(
    `select s.id, s.name, s.left_on as "leftOn" from staff s join app_user u on u.staff_id = s.id and u.disabled_at is null
        and u.role in ('adviser', 'manager')
      where (s.left_on is null or s.left_on > $1) and not ${isLeaving('s')} and s.id is distinct from $2
      order by s.name, s.id`,
    [today, actor.kind === 'user' ? actor.staffId : null],
  );
}
