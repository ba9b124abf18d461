import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { Authority } from '../authority/authority.entity';
import { correctFact, isRecorded, recordFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { YoungPerson } from '../young-people/young-person.entity';
import { Allocation, type AllocationRole } from './allocation.entity';
import { Staff } from './staff.entity';

export interface Allocate {
  role: AllocationRole;
  staffId: string;
  fromOn: LocalDate;
  reason: string;
}

/** What stands behind the form that gives a young person a worker. */
export interface AllocationChoices {
  person: PersonHeading;
  adviserWord: string;
  /** Who works with them now. */
  now: { role: AllocationRole; name: string }[];
  /** Everyone at work, with how many young people they are adviser to. */
  staff: { id: string; name: string; teamId: string | null; team: string | null; people: number }[];
}

/** Who works with whom. */
@Injectable()
export class AllocationsService {
  constructor(private readonly casework: Casework) {}

  /** @throws Problem 'not-found'; 'not-allowed' for a role that does not allocate */
  async choices(actor: Actor, personId: string): Promise<AllocationChoices> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'allocate');
      const authority = await work.manager.findOneBy(Authority, { onlyOne: true });
      return {
        person: await headingOf(work, person),
        adviserWord: authority?.adviserWord ?? 'personal adviser',
        now: await work.manager.query(
          `select a.role, s.name from allocation a join staff s on s.id = a.staff_id
            where a.young_person_id = $1 and a.replaced_by_id is null and not a.withdrawn and a.to_on is null
            order by a.from_on`,
          [person.id],
        ),
        staff: await work.manager.query(
          `select s.id, s.name, s.team_id as "teamId", t.name as team, count(a.id)::int as people
             from staff s left join team t on t.id = s.team_id
             left join allocation a on a.staff_id = s.id and a.role = 'personal-adviser' and a.replaced_by_id is null
               and not a.withdrawn and a.to_on is null
            where s.left_on is null and s.post not in ('data-officer', 'administrator')
            group by s.id, t.name order by t.name is distinct from (select name from team where id = $1), t.name, s.name`,
          [person.teamId],
        ),
      };
    });
  }

  /**
   * Gives a young person a worker from a day on: whoever had the role until then ends that day, and the worker's team
   * answers for the young person.
   * @param id given by a form that may be sent twice, so that both are one allocation
   */
  async allocate(actor: Actor, personId: string, command: Allocate, today: LocalDate, id = newId()): Promise<string> {
    if (!command.reason.trim()) throw invalid('reason', 'Enter why this worker');
    if (command.fromOn > today) throw invalid('fromOn', 'The date must be today or in the past');
    return this.casework.change(actor, personId, 'allocate', today, async (work, person) => {
      if (await isRecorded(work, Allocation, person.id, id)) return id;
      const staff = isId(command.staffId) ? await work.manager.findOneBy(Staff, { id: command.staffId }) : null;
      if (!staff || (staff.leftOn && staff.leftOn <= command.fromOn)) {
        throw invalid('staffId', 'Select someone who works here');
      }
      const before = await work.manager
        .createQueryBuilder(Allocation, 'a')
        .where('a.youngPersonId = :id and a.role = :role', { id: person.id, role: command.role })
        .andWhere('a.replacedById is null and not a.withdrawn and a.toOn is null')
        .getOne();
      if (before && before.fromOn > command.fromOn) {
        throw invalid('fromOn', 'The present worker started after that day. Choose a later date');
      }
      if (before) await correctFact(work, Allocation, before, { toOn: command.fromOn });
      const row = await recordFact(
        work,
        Allocation,
        {
          youngPersonId: person.id,
          role: command.role,
          staffId: staff.id,
          fromOn: command.fromOn,
          toOn: null,
          reason: command.reason.trim(),
        },
        id,
      );
      if (staff.teamId && staff.teamId !== person.teamId) {
        await work.manager.update(YoungPerson, { id: person.id }, { teamId: staff.teamId });
      }
      await audit(work, {
        did: 'young-person.allocated',
        youngPersonId: person.id,
        subjectId: row.factId,
        detail: { role: command.role, staffId: staff.id, fromOn: command.fromOn, before: before?.staffId ?? null },
      });
      return row.factId;
    });
  }
}
