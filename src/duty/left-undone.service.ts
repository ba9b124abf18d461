import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { dueLines, STILL_OWED, type DueLine } from '../caseloads/due-line';
import { isMineToDo, WITH_ADVISER } from '../caseloads/worker-sql';
import type { Appointment } from '../contacts/appointment.entity';
import { Owed } from '../owed/owed';
import { owedLines, type OwedLine } from '../owed/owed-list';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { slides } from './left-undone';

interface OfPerson extends Named {
  personId: string;
}

export interface UndoneAppointment extends OfPerson {
  id: string;
  kind: Appointment['kind'];
  plannedAt: Date;
}

export interface UndonePerson extends OfPerson {
  /** Earliest first; at least one. */
  due: DueLine[];
}

export interface LeftUndone {
  appointments: UndoneAppointment[];
  due: UndonePerson[];
  owed: OwedLine[];
  /** One of the lists has more than are shown: the rest follow when these are done. */
  cut: boolean;
}

/** Lines of each list. */
export const MOST_LINES = 100;

const NAMED = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  i.value as "authorityId"`;
const WITH_NUMBER = `left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn`;

/** What a worker's day leaves undone, so that each thing is moved or explained and none slides silently. */
@Injectable()
export class LeftUndoneService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly owed: Owed,
  ) {}

  /** Of oneself, and of those for whom one covers today. @throws Problem 'not-allowed' for those who do no casework */
  async list(actor: UserActor, now: Date, today: LocalDate): Promise<LeftUndone> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const query = { show: 'due-7', kind: null, who: 'mine', teamId: null } as const;
      const { lines } = await owedLines(work, this.owed, query, { after: null, limit: MOST_LINES + 1 }, today);
      const appointments = await appointmentsUntil(work, actor.staffId, now);
      const due = await slidingOf(work, actor.staffId, today);
      const owedNow = lines.filter(({ dueOn }) => dueOn !== null && dueOn <= today);
      return {
        appointments: appointments.slice(0, MOST_LINES),
        due: due.slice(0, MOST_LINES),
        owed: owedNow.slice(0, MOST_LINES),
        cut: [appointments, due, owedNow].some(({ length }) => length > MOST_LINES),
      };
    });
  }
}

async function appointmentsUntil(work: Work, staffId: string, now: Date): Promise<UndoneAppointment[]> {
  const parameters: unknown[] = [staffId, now];
  return work.manager.query(
    `select ${NAMED}, p.id, p.kind, p.planned_at as "plannedAt"
       from appointment p join young_person y on y.id = p.young_person_id ${WITH_NUMBER}
      where p.staff_id = $1 and p.state = 'planned' and p.planned_at <= $2
        and ${visiblePeople(work.actor, 'y', parameters)}
      order by p.planned_at desc, p.id limit ${MOST_LINES + 1}`,
    parameters,
  );
}

async function slidingOf(work: Work, staffId: string, today: LocalDate): Promise<UndonePerson[]> {
  const parameters: unknown[] = [today, staffId];
  const people: UndonePerson[] = await work.manager.query(
    `select ${NAMED}, ${dueLines('$1', work.actor)} as due
       from deadline d join young_person y on y.id = d.young_person_id ${WITH_NUMBER} ${WITH_ADVISER}
      where ${STILL_OWED} and d.due_on <= $1 and ${isMineToDo('$2')} and ${visiblePeople(work.actor, 'y', parameters)}
      group by y.id, i.value order by min(d.due_on), y.id`,
    parameters,
  );
  return people
    .map((person) => ({ ...person, due: person.due.filter((line) => slides(line, today)) }))
    .filter(({ due }) => due.length > 0);
}
