import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { onTopOf, type OnTop } from '../announcements/on-top';
import { visiblePeople } from '../access/visible-people';
import type { Appointment } from '../contacts/appointment.entity';
import { NEW_FACE } from '../contacts/new-face';
import { NOTE_DAYS, NOTE_TO_FOLLOW, noteIsMine } from '../contacts/notes-to-follow';
import { waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import { assessmentsSentBackTo, type AssessmentOfPerson } from '../needs-assessments/waiting';
import { educationOnToday, type EducationOnToday } from '../eet/my-education';
import { atTheDoor, type AtTheDoor } from '../duty/at-the-door';
import { handBacksFor, type HandBack } from '../duty/hand-backs';
import { Owed } from '../owed/owed';
import { owedToday, type OwedLine } from '../owed/owed-list';
import { pausesRefusedTo, type PauseOfPerson } from '../pauses/pauses-told';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { ContactMode } from '../statutory/case-file';
import { addDays, type LocalDate } from '../statutory/local-date';
import { openSessionsOf, type OpenSession } from '../supervision/sessions-open';
import type { Named } from '../young-people/names';
import { reviewedTodayBy } from '../young-people/who-may-see';
import { awayNow, type Away } from './away';
import { dueLines, STILL_OWED, type DueLine } from './due-line';
import { winsLately, type Wins } from './wins';
import { isMineToDo, WAITING_SINCE, WITH_ADVISER } from './worker-sql';

interface Person extends Named {
  personId: string;
}

/** A planned appointment with what is needed at the door. */
export interface PlannedLine extends Person {
  id: string;
  kind: Appointment['kind'];
  plannedAt: Date;
  place: string | null;
  /** Where they live, when the appointment names no place. */
  home: string | null;
  /** What it is for. */
  matters: string | null;
  phone: string | null;
  planBeingWritten: boolean;
  /** The reader has not met them. */
  newFace: boolean;
  /** Of today's only; null of one that has passed. */
  door: AtTheDoor | null;
}

export interface DuePerson extends Person {
  adviserName: string | null;
  /** Where the adviser is away today. */
  adviserAway: Away | null;
  /** Earliest first. */
  due: DueLine[];
}

export interface ContactLine extends Person {
  contactId: string;
  heldOn: LocalDate;
  mode: ContactMode;
  place: 'accommodation' | 'elsewhere' | null;
  seen: boolean;
  staffName: string | null;
}

export interface Waiting extends Person {
  dateOfBirth: LocalDate;
  /** See WAITING_SINCE. */
  since: LocalDate;
}

/** The first few of a list, and how many there are in all. */
export interface Some<T> {
  lines: T[];
  inAll: number;
}

/** Everything an adviser's or a manager's day starts from, and nothing else. */
export interface Today {
  /** What they have not read yet, and surges in which they are named. */
  onTop: OnTop;
  /** What duty handed back and nobody has taken up. */
  handBacks: HandBack[];
  /** Today's appointments, by the clock. */
  planned: PlannedLine[];
  /** Appointments that have passed with no outcome recorded, the latest first. */
  outcomeMissing: Some<PlannedLine>;
  /** What's overdue or due within a week, by person; whoever has waited longest comes first. */
  due: DuePerson[];
  /** Seen, with the note still to be written: one's own, and those a worker who left owes of one's young people. */
  notesToFollow: Some<ContactLine>;
  /** Held in the last week. */
  doneLately: Some<ContactLine>;
  wins: Wins;
  /** Pauses that the reader asked for and a manager refused lately. */
  pausesRefused: PauseOfPerson[];
  /** Needs assessments that the reader wrote in and a manager sent back. */
  assessmentsSentBack: AssessmentOfPerson[];
  /** What was promised beside what's due: late, or within a week; the first day first. */
  owed: { lines: OwedLine[]; late: number; inAll: number };
  /** With whom the reader works for education and work. */
  education: EducationOnToday;
  /** How many young people have the reader as their reviewing officer. */
  reviews: number;
  /** Supervision that the reader has still to write or sign. */
  supervisionOpen: OpenSession[];
  /** For managers: young people without a worker, the longest wait first. */
  waiting: Some<Waiting>;
}

export const DUE_DAYS = 7;
const LATELY_DAYS = 7;
const REFUSED_DAYS = 14;
const WINS_SHOWN = 6;
/** Of those with whom the reader works for education and work; the list has the rest. */
const MOST_EDUCATION = 8;
/** More than anybody keeps on one day. */
const MOST_PLANNED = 50;
/** Lines of what was promised; the list has the rest. */
const MOST_OWED = 6;

const NAMED = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  i.value as "authorityId"`;
const PERSON = `young_person y left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn`;
const ON_DAY = `(p.planned_at at time zone 'Europe/London')::date`;

/** The page a working day starts on. */
@Injectable()
export class TodayService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly owed: Owed,
  ) {}

  /** @throws Problem 'not-allowed' for those who do no casework */
  async today(actor: UserActor, today: LocalDate): Promise<Today> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => ({
      onTop: await onTopOf(work, actor, today),
      handBacks: await handBacksFor(work, actor),
      planned: await this.planned(work, actor, today),
      outcomeMissing: await this.appointments(
        work,
        actor,
        `${ON_DAY} < $2 order by p.planned_at desc, p.id`,
        today,
        10,
      ),
      due: await this.due(work, actor, today),
      notesToFollow: await this.contacts(
        work,
        `${NOTE_TO_FOLLOW} and ${noteIsMine('$1', '$3::date')}`,
        [actor.staffId, addDays(today, -NOTE_DAYS), today],
        10,
      ),
      doneLately: await this.mineOrMyTeams(work, actor, 'true', addDays(today, -LATELY_DAYS), 6),
      wins: await winsLately(
        work,
        { staffId: actor.staffId, teamIds: actor.role === 'manager' ? actor.teamIds : [] },
        today,
        WINS_SHOWN,
      ),
      assessmentsSentBack: await assessmentsSentBackTo(work, actor.staffId),
      pausesRefused: await pausesRefusedTo(work, actor.staffId, addDays(today, -REFUSED_DAYS)),
      supervisionOpen: await openSessionsOf(work, actor),
      owed: await owedToday(work, this.owed, actor, today, MOST_OWED),
      education: await educationOnToday(work, actor, MOST_EDUCATION),
      reviews: await this.reviews(work, actor),
      waiting: actor.role === 'manager' ? await this.waiting(work, today) : { lines: [], inAll: 0 },
    }));
  }

  private async reviews(work: Work, { staffId }: UserActor): Promise<number> {
    const parameters: unknown[] = [staffId];
    const visible = visiblePeople(work.actor, 'y', parameters);
    const [row] = await work.manager.query<{ people: number }[]>(
      `select count(*)::int as people from young_person y
        where y.id in (${reviewedTodayBy('$1')}) and y.died_on is null and ${visible}`,
      parameters,
    );
    return row?.people ?? 0;
  }

  private async planned(work: Work, actor: UserActor, today: LocalDate): Promise<PlannedLine[]> {
    const ofToday = `${ON_DAY} = $2 order by p.planned_at, p.id`;
    const { lines } = await this.appointments(work, actor, ofToday, today, MOST_PLANNED);
    const door = await atTheDoor(
      work,
      lines.map(({ personId }) => personId),
      today,
    );
    return lines.map((line) => ({ ...line, door: door.get(line.personId)! }));
  }

  /** Appointments are of whoever is to keep them. */
  private async appointments(
    work: Work,
    { staffId }: UserActor,
    whenAndOrder: string,
    today: LocalDate,
    most: number,
  ): Promise<Some<PlannedLine>> {
    const parameters: unknown[] = [staffId, today];
    return some(
      await work.manager.query(
        `select ${NAMED}, p.id, p.kind, p.planned_at as "plannedAt", p.place, p.matters, y.phone,
                nullif(concat_ws(', ', h.address, h.postcode), '') as home,
                exists (select from plan_at_work w where w.young_person_id = y.id and w.state = 'draft') as "planBeingWritten",
                ${NEW_FACE}, null as door, count(*) over ()::int as "inAll"
           from appointment p join ${PERSON} on p.young_person_id = y.id
           left join accommodation_period h on h.young_person_id = y.id and h.replaced_by_id is null
             and not h.withdrawn and h.to_on is null
          where p.staff_id = $1 and p.state = 'planned' and ${visiblePeople(work.actor, 'y', parameters)}
            and ${whenAndOrder} limit ${most}`,
        parameters,
      ),
    );
  }

  /** What is an adviser's to do, of their own people and those they cover today; of a manager's teams all. */
  private async due(work: Work, actor: UserActor, today: LocalDate): Promise<DuePerson[]> {
    const parameters: unknown[] = [today, addDays(today, DUE_DAYS)];
    const whose = actor.role === 'adviser' ? isMineToDo(`$${parameters.push(actor.staffId)}`) : 'true';
    return work.manager.query(
      `select ${NAMED}, s.name as "adviserName", ${awayNow('s.id', '$1::date')} as "adviserAway", ${dueLines('$1', actor)} as due
         from deadline d join ${PERSON} on d.young_person_id = y.id ${WITH_ADVISER}
        where ${STILL_OWED} and d.due_on <= $2 and ${whose} and ${visiblePeople(actor, 'y', parameters)}
        group by y.id, i.value, s.id order by min(d.due_on), y.id`,
      parameters,
    );
  }

  private async mineOrMyTeams(
    work: Work,
    { role, staffId, teamIds }: UserActor,
    which: string,
    since: LocalDate,
    most: number,
  ): Promise<Some<ContactLine>> {
    return role === 'manager'
      ? this.contacts(work, `${which} and (c.staff_id = $1 or y.team_id = any($3))`, [staffId, since, teamIds], most)
      : this.contacts(work, `${which} and c.staff_id = $1`, [staffId, since], most);
  }

  /** @param which a condition on contact `c`, whose first parameter is a member of staff and the second a day */
  private async contacts(work: Work, which: string, given: unknown[], most: number): Promise<Some<ContactLine>> {
    const parameters = [...given];
    return some(
      await work.manager.query(
        `select ${NAMED}, c.fact_id as "contactId", c.held_on as "heldOn", c.mode, c.place, c.seen,
                f.name as "staffName", count(*) over ()::int as "inAll"
           from contact c join ${PERSON} on c.young_person_id = y.id left join staff f on f.id = c.staff_id
          where c.replaced_by_id is null and not c.withdrawn and c.held_on >= $2 and ${which}
            and ${visiblePeople(work.actor, 'y', parameters)}
          order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc limit ${most}`,
        parameters,
      ),
    );
  }

  private async waiting(work: Work, today: LocalDate): Promise<Some<Waiting>> {
    const parameters: unknown[] = [today];
    return some(
      await work.manager.query(
        `select ${NAMED}, y.date_of_birth as "dateOfBirth", count(*) over ()::int as "inAll", ${WAITING_SINCE} as since
           from ${PERSON} join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
          where ${waitingForAWorker('y', 'l', '$1::date')} and ${visiblePeople(work.actor, 'y', parameters)}
          order by since, y.id limit 5`,
        parameters,
      ),
    );
  }
}

function some<T>(rows: (T & { inAll: number })[]): Some<T> {
  return { lines: rows, inAll: rows[0]?.inAll ?? 0 };
}
