import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { Staff } from '../caseloads/staff.entity';
import { workersToChoose, type WorkerChoice } from '../caseloads/workers-to-choose';
import { isId, newId } from '../platform/ids';
import { invalid, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { isWritten } from '../statutory/content/gap';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { reviewedTodayBy } from '../young-people/who-may-see';
import { rulesMetBy } from '../young-people/what-meets';
import { challengesOpen, type ChallengeOfPerson } from './challenges-told';
import { tooLong } from './lengths';
import { MIDWAY_OWED } from './midway-told';
import { PlanReviewer, type PlanReviewingOfficer } from './plan-review.entities';
import { refuse, staffOf } from './review-at-work';
import { reviewersOf, type ReviewerTold } from './reviewers';

/** Who reviews a young person from a day on; null: nobody any more. */
export interface ReviewerSaid {
  staffId: string | null;
  fromOn: LocalDate;
  because: string;
}

export interface ReviewerChoices {
  person: PersonHeading;
  reviewers: ReviewerTold[];
  staff: WorkerChoice[];
}

/** A young person as their reviewing officer sees them in a list. */
export interface ReviewedPerson extends Named {
  id: string;
  dateOfBirth: LocalDate;
  /** The next review that is due, and the day that is set for it. */
  dueOn: LocalDate | null;
  dueTitle: string | null;
  plannedOn: LocalDate | null;
  /** The look between two reviews, where one is owed. */
  midwayOn: LocalDate | null;
  challenges: ChallengeOfPerson[];
  /** The reviewing officer for whom the reader stands in; null where it is the reader. */
  officer: { id: string; name: string } | null;
  /** What they answered last to the offer to go on after 18; null where nobody asked. */
  after18: Pick<PlanReviewingOfficer, 'answer' | 'offeredOn'> | null;
}

/** Most that one list shows. */
const MOST_REVIEWED = 500;

/** Who is whose independent reviewing officer, and what each of them has to look at. */
@Injectable()
export class ReviewersService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Problem 'not-found'; 'not-allowed' for a role that does not allocate */
  async choices(actor: Actor, personId: string, today: LocalDate): Promise<ReviewerChoices> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'allocate');
      return {
        person: await headingOf(work, person),
        reviewers: await reviewersOf(work, person.id),
        staff: await workersToChoose(work, null, today),
      };
    });
  }

  /**
   * Names the reviewing officer, who sees the young person from then on. Whoever was before is no more.
   * @param id given by a form that may be sent twice
   * @throws Problem 'not-valid' naming `staffId`, `fromOn` or `because`
   */
  async name(actor: Actor, personId: string, said: ReviewerSaid, today: LocalDate, id = newId()): Promise<void> {
    await this.casework.change(actor, personId, 'allocate', today, async (work, person) => {
      if (await work.manager.existsBy(PlanReviewer, { id, youngPersonId: person.id })) return;
      const [now] = await reviewersOf(work, person.id);
      refuse(nameFaults(said, now ?? null, person.dateOfBirth, today));
      const staff = said.staffId === null ? null : await someoneIndependent(work, person, said.staffId, today);
      await work.manager.insert(PlanReviewer, {
        id,
        youngPersonId: person.id,
        staffId: staff?.id ?? null,
        fromOn: said.fromOn,
        because: said.because.trim(),
        recordedById: staffOf(actor),
      });
      await audit(work, {
        did: 'plan-review.officer-named',
        youngPersonId: person.id,
        subjectId: id,
        detail: { staffId: staff?.id ?? null, fromOn: said.fromOn, before: now?.staffId ?? null },
      });
    });
  }

  /** Everyone who was a young person's reviewing officer, the present one first. @throws Problem 'not-found' */
  async list(actor: Actor, personId: string): Promise<ReviewerTold[]> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return reviewersOf(work, person.id);
    });
  }

  /** The young people whom the reader reviews, or one for whom they stand in today: what is late or due first comes first. @throws Problem 'not-allowed' */
  async mine(actor: UserActor): Promise<{ people: ReviewedPerson[]; inAll: number }> {
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [actor.staffId, rulesMetBy('review')];
      const visible = visiblePeople(actor, 'p', parameters);
      const found: (Omit<ReviewedPerson, 'challenges'> & { inAll: number })[] = await work.manager.query(
        `select p.id, p.given_name as "givenName", p.family_name as "familyName", p.known_as as "knownAs",
                i.value as "authorityId", p.date_of_birth as "dateOfBirth", due.due_on as "dueOn",
                due.title as "dueTitle", open.planned_on as "plannedOn", midway.due_on as "midwayOn",
                (select jsonb_build_object('answer', o.answer, 'offeredOn', o.offered_on) from plan_reviewing_officer o
                  where o.young_person_id = p.id order by o.offered_on desc, o.recorded_at desc limit 1) as "after18",
                (select case when r.staff_id <> $1 then jsonb_build_object('id', s.id, 'name', s.name) end
                   from plan_reviewer r join staff s on s.id = r.staff_id where r.young_person_id = p.id
                  order by r.from_on desc, r.recorded_at desc, r.id desc limit 1) as officer,
                count(*) over ()::int as "inAll"
           from young_person p
           left join person_identifier i on i.young_person_id = p.id and i.kind = 'authority-id' and not i.withdrawn
           left join lateral (select d.due_on, d.title from deadline d
                               where d.young_person_id = p.id and d.rule = any($2)
                                 and d.state in ('open', 'partial', 'declined')
                               order by d.due_on, d.rule limit 1) due on true
           left join plan_review_at_work open on open.young_person_id = p.id and open.state = 'open'
           left join lateral (select o.due_on from (${MIDWAY_OWED}) o where o.young_person_id = p.id) midway on true
          where p.id in (${reviewedTodayBy('$1')}) and p.died_on is null and ${visible}
          order by least(due.due_on, midway.due_on) nulls last, p.family_name, p.id limit ${MOST_REVIEWED}`,
        parameters,
      );
      const ids = found.map(({ id }) => id);
      const challenges = ids.length > 0 ? await challengesOpen(work, ids) : [];
      return {
        people: found.map(({ inAll: _, ...person }) => ({
          ...person,
          challenges: challenges.filter(({ personId }) => personId === person.id),
        })),
        inAll: found[0]?.inAll ?? 0,
      };
    });
  }
}

function nameFaults(
  { staffId, fromOn, because }: ReviewerSaid,
  now: ReviewerTold | null,
  bornOn: LocalDate,
  today: LocalDate,
): FieldError[] {
  const faults: FieldError[] = [];
  if (fromOn > today) faults.push({ field: 'fromOn', message: 'The day must be today or in the past' });
  else if (fromOn < bornOn)
    faults.push({ field: 'fromOn', message: 'The day must be after the young person was born' });
  else if (now && fromOn < now.fromOn) {
    faults.push({ field: 'fromOn', message: 'The day must be on or after the day of the one before' });
  }
  if (staffId === null && (now?.staffId ?? null) === null) {
    faults.push({ field: 'staffId', message: 'Nobody is their reviewing officer already: choose who will be' });
  }
  if (!isWritten(because)) faults.push({ field: 'because', message: 'Enter why' });
  return [...faults, ...tooLong({ because }, 2000)];
}

/**
 * Somebody at work who neither works with the young person nor answers for their team.
 * @throws Problem 'not-valid' naming `staffId`
 */
async function someoneIndependent(
  { manager }: Work,
  person: { id: string; teamId: string | null },
  staffId: string,
  today: LocalDate,
): Promise<Staff> {
  const staff = isId(staffId) ? await manager.findOneBy(Staff, { id: staffId }) : null;
  if (!staff || (staff.leftOn && staff.leftOn <= today)) throw invalid('staffId', 'Choose someone who works here');
  const [involved]: unknown[] = await manager.query(
    `select from allocation a where a.young_person_id = $1 and a.staff_id = $2 and a.to_on is null
        and a.replaced_by_id is null and not a.withdrawn
     union all select from team_manager t where t.team_id = $3 and t.staff_id = $2`,
    [person.id, staff.id, person.teamId],
  );
  if (involved) {
    throw invalid(
      'staffId',
      'They work with this young person or answer for the team, so they are not independent: choose someone else',
    );
  }
  return staff;
}
