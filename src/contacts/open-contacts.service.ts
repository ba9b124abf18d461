import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { AuthorityService } from '../authority/authority.service';
import { isMine, WITH_ADVISER } from '../caseloads/worker-sql';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { ContactMode } from '../statutory/case-file';
import { entryOf } from '../statutory/clocks/records';
import { addDays, type LocalDate } from '../statutory/local-date';
import { policyOn } from '../statutory/policy';
import type { Named } from '../young-people/names';
import type { Appointment } from './appointment.entity';
import { NOTE_DAYS, NOTE_TO_FOLLOW, noteIsMine } from './notes-to-follow';
import { missedSince } from './signs';

/** The figures look back over as many days: a quarter of a year. */
export const FIGURE_DAYS = 91;
interface OfPerson extends Named {
  personId: string;
  staffId: string | null;
  staffName: string | null;
}

export interface WithoutOutcome extends OfPerson {
  id: string;
  kind: Appointment['kind'];
  plannedAt: Date;
}

export interface NoteToFollow extends OfPerson {
  contactId: string;
  heldOn: LocalDate;
  mode: ContactMode;
  place: 'accommodation' | 'elsewhere' | null;
  seen: boolean;
}

/** Somebody whom a visit did not find, and whom nobody has reached since. */
export interface NotFoundIn extends OfPerson {
  missed: number;
  lastMissedOn: LocalDate;
  /** When the last one who tried said that it would be tried again. */
  tryAgainOn: LocalDate | null;
  /** The next appointment that is planned with them, from today on. */
  nextAt: Date | null;
}

export interface OpenContacts {
  withoutOutcome: WithoutOutcome[];
  notesToFollow: NoteToFollow[];
  notFound: NotFoundIn[];
}

/** What one worker planned and recorded in a quarter. The parts of `planned` add up to it. */
export interface ContactFigures {
  staffId: string;
  name: string;
  planned: number;
  held: number;
  cancelled: number;
  withoutOutcome: number;
  /** Of those planned: put on another day at least once. */
  moved: number;
  recorded: number;
  /** Of those recorded: later than the council's working days. */
  late: number;
  /** Half of them were entered within as many days; null where nothing was recorded. */
  medianDays: number | null;
}

export interface RecordedLate extends OfPerson {
  contactId: string;
  heldOn: LocalDate;
  mode: ContactMode;
  place: 'accommodation' | 'elsewhere' | null;
  seen: boolean;
  days: number;
}

const NAMED = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  i.value as "authorityId"`;
const PERSON = `young_person y
  left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn`;
const IN_LONDON = `at time zone 'Europe/London')::date`;

/** What is still open of contacts: outcomes, notes, and whom nobody found. And how planning and recording go. */
@Injectable()
export class OpenContactsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authority: AuthorityService,
  ) {}

  /** Of an adviser their own; of a manager their teams'. @throws Problem 'not-allowed' */
  async open(actor: UserActor, today: LocalDate): Promise<OpenContacts> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => ({
      withoutOutcome: await withoutOutcome(work, actor, today),
      notesToFollow: await notesToFollow(work, actor, today),
      notFound: await notFoundIn(work, actor, today),
    }));
  }

  /**
   * By worker, over a quarter. What was imported is in none of it: nobody recorded it here.
   * @returns `late`: the contacts behind that figure, the longest delay first
   * @throws Problem 'not-allowed'
   */
  async figures(
    actor: UserActor,
    today: LocalDate,
  ): Promise<{ since: LocalDate; workers: ContactFigures[]; late: RecordedLate[] }> {
    mustBeAllowed(actor, 'see-team');
    const since = addDays(today, -FIGURE_DAYS);
    return this.unitOfWork.read(actor, async (work) => {
      const policies = await this.authority.policies(work);
      const recorded = (await recordedSince(work, actor, since)).map(({ recordedOn, ...line }) => {
        const entry = entryOf(line.heldOn, recordedOn, policyOn(policies, line.heldOn), ENGLAND_AND_WALES);
        return { ...line, days: entry.daysAfter, late: entry.late };
      });
      const planned = await plannedSince(work, actor, since, today);
      return {
        since,
        workers: byWorker(planned, recorded),
        late: recorded
          .filter(({ late }) => late)
          .map(({ late: _, ...line }) => line)
          .toSorted((a, b) => b.days - a.days || (a.contactId < b.contactId ? -1 : 1)),
      };
    });
  }
}

async function withoutOutcome(work: Work, actor: UserActor, today: LocalDate): Promise<WithoutOutcome[]> {
  const parameters: unknown[] = [today];
  const whose = actor.role === 'manager' ? 'true' : `p.staff_id = $${parameters.push(actor.staffId)}`;
  return work.manager.query(
    `select ${NAMED}, p.id, p.kind, p.planned_at as "plannedAt", s.id as "staffId", s.name as "staffName"
       from appointment p join ${PERSON} on p.young_person_id = y.id join staff s on s.id = p.staff_id
      where p.state = 'planned' and (p.planned_at ${IN_LONDON} < $1 and ${whose}
        and ${visiblePeople(actor, 'y', parameters)} order by p.planned_at desc, p.id`,
    parameters,
  );
}

async function notesToFollow(work: Work, actor: UserActor, today: LocalDate): Promise<NoteToFollow[]> {
  const parameters: unknown[] = [addDays(today, -NOTE_DAYS)];
  const whose =
    actor.role === 'manager'
      ? 'true'
      : noteIsMine(`$${parameters.push(actor.staffId)}`, `$${parameters.push(today)}::date`);
  return work.manager.query(
    `select ${NAMED}, c.fact_id as "contactId", c.held_on as "heldOn", c.mode, c.place, c.seen,
            s.id as "staffId", s.name as "staffName"
       from contact c join ${PERSON} on c.young_person_id = y.id left join staff s on s.id = c.staff_id
      where ${NOTE_TO_FOLLOW} and c.held_on >= $1 and ${whose}
        and ${visiblePeople(actor, 'y', parameters)} order by c.held_on, c.fact_id`,
    parameters,
  );
}

async function notFoundIn(work: Work, actor: UserActor, today: LocalDate): Promise<NotFoundIn[]> {
  const parameters: unknown[] = [today];
  const whose = actor.role === 'manager' ? 'true' : isMine(`$${parameters.push(actor.staffId)}`);
  return work.manager.query(
    `select ${NAMED}, s.id as "staffId", s.name as "staffName", count(m.id)::int as missed,
            max(m.held_on) as "lastMissedOn",
            (array_agg(m.try_again_on order by m.held_on desc, m.recorded_at desc))[1] as "tryAgainOn",
            (select min(p.planned_at) from appointment p where p.young_person_id = y.id and p.state = 'planned'
              and (p.planned_at ${IN_LONDON} >= $1) as "nextAt"
       from ${PERSON} ${WITH_ADVISER} ${missedSince('join')}
      where y.died_on is null and ${whose} and ${visiblePeople(actor, 'y', parameters)}
      group by y.id, i.value, s.id order by missed desc, "lastMissedOn" desc, y.id`,
    parameters,
  );
}

type Planned = Pick<ContactFigures, 'staffId' | 'name' | 'planned' | 'held' | 'cancelled' | 'withoutOutcome' | 'moved'>;
type Recorded = RecordedLate & { late: boolean };

/** What has been: of today and later nothing can be said yet. */
async function plannedSince(work: Work, actor: UserActor, since: LocalDate, today: LocalDate): Promise<Planned[]> {
  const parameters: unknown[] = [since, today];
  return work.manager.query(
    `select s.id as "staffId", s.name, count(*)::int as planned,
            count(*) filter (where p.state = 'held')::int as held,
            count(*) filter (where p.state = 'cancelled')::int as cancelled,
            count(*) filter (where p.state = 'planned')::int as "withoutOutcome",
            count(*) filter (where exists (select from appointment_move v where v.appointment_id = p.id))::int as moved
       from appointment p join young_person y on y.id = p.young_person_id join staff s on s.id = p.staff_id
      where (p.planned_at ${IN_LONDON} >= $1 and (p.planned_at ${IN_LONDON} < $2
        and ${visiblePeople(actor, 'y', parameters)} group by s.id`,
    parameters,
  );
}

/** The day a contact was recorded is that of its first row: a correction is no delay. */
async function recordedSince(
  work: Work,
  actor: UserActor,
  since: LocalDate,
): Promise<(Omit<RecordedLate, 'days'> & { recordedOn: LocalDate })[]> {
  const parameters: unknown[] = [since];
  return work.manager.query(
    `select ${NAMED}, c.fact_id as "contactId", c.held_on as "heldOn", c.mode, c.place, c.seen,
            s.id as "staffId", s.name as "staffName", (first.recorded_at ${IN_LONDON} as "recordedOn"
       from contact c join contact first on first.id = c.fact_id join ${PERSON} on c.young_person_id = y.id
       join staff s on s.id = c.staff_id
      where c.replaced_by_id is null and not c.withdrawn and c.held_on >= $1 and first.import_id is null
        and ${visiblePeople(actor, 'y', parameters)}`,
    parameters,
  );
}

/** Planned and recorded side by side, whoever has either. */
export function byWorker(planned: readonly Planned[], recorded: readonly Recorded[]): ContactFigures[] {
  const names = new Map<string, string>();
  for (const { staffId, name } of planned) names.set(staffId, name);
  for (const { staffId, staffName } of recorded) if (staffId) names.set(staffId, staffName ?? '');
  const nothing = { planned: 0, held: 0, cancelled: 0, withoutOutcome: 0, moved: 0 };
  return [...names]
    .map(([staffId, name]) => {
      const own = recorded.filter((line) => line.staffId === staffId);
      return {
        ...nothing,
        ...planned.find((line) => line.staffId === staffId),
        staffId,
        name,
        recorded: own.length,
        late: own.filter(({ late }) => late).length,
        medianDays: medianOf(own.map(({ days }) => days)),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB') || (a.staffId < b.staffId ? -1 : 1));
}

/** The lower of the two in the middle. */
function medianOf(days: readonly number[]): number | null {
  return days.toSorted((a, b) => a - b)[Math.floor((days.length - 1) / 2)] ?? null;
}
