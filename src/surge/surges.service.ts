import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { visiblePeople } from '../access/visible-people';
import { isListed } from '../caseloads/listed-people';
import { waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import {
  caseOf,
  casesOf,
  surgeOf,
  surgeOfCase,
  surgesOf,
  type ReviewTold,
  type SurgeCaseTold,
  type SurgeTold,
} from './surge-told';
import { Surge, SurgeCase, SurgeReview, SurgeWorker } from './surge.entities';
import { actBy, fromRecord, triage, type Answers, type Band } from './triage';

/** Whom a surge looks at: everyone of the team whose case is open, or those of them who wait for a worker. */
export const WHICH = ['everyone', 'waiting'] as const;
export type Which = (typeof WHICH)[number];

export const LONGEST_SURGE_TEXT = 2000;
const MOST_PACE = 500;
/** A surge is a matter of weeks. */
const MOST_DAYS = 183;

export interface SurgeShape {
  targetOn: LocalDate;
  /** Cases each working day. */
  pace: number;
  workerIds: string[];
}

export interface SurgeSaid extends SurgeShape {
  teamId: string;
  reason: string;
  which: Which;
}

export interface ReviewSaid {
  answers: Answers;
  /** Null: as the answers give it. */
  band: Band | null;
  /** Why it is another than the answers give. */
  otherwiseBecause: string | null;
  /** What is done at once: red needs it. */
  action: string | null;
  /** Who does it; null: whoever writes this. */
  actionById: string | null;
  /** The review that was the last when this was begun; empty for none. */
  basedOn: string;
}

export interface Choosable {
  id: string;
  name: string;
  teamId: string | null;
}

export interface CaseOfSurge {
  surge: SurgeTold;
  /** The reader leads it, is named in it or has something to do of it. */
  isMine: boolean;
  /** It is theirs, and runs. */
  mayReview: boolean;
  person: PersonHeading;
  fromRecord: Answers;
  /** The last first. */
  reviews: ReviewTold[];
}

/**
 * Surges: for a time a named team looks at many cases quickly, by a short form that gives a band. A manager of the team
 * begins and ends one; whoever is named, and the managers, look at the cases. Each step is one transaction with its event.
 */
@Injectable()
export class SurgesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /** Of the teams that the actor answers for, and those in which they are named. @throws Problem 'not-allowed' */
  async list(actor: UserActor): Promise<SurgeTold[]> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, (work) => surgesOf(work, actor));
  }

  /** For the form that begins one, or changes it. */
  async toBegin(
    actor: UserActor,
    today: LocalDate,
  ): Promise<{ teams: { id: string; name: string }[]; staff: Choosable[] }> {
    mustBeAllowed(actor, 'allocate');
    return this.unitOfWork.read(actor, async (work) => ({
      teams: await work.manager.query(`select id, name from team where id = any($1) order by name, id`, [
        actor.teamIds,
      ]),
      staff: await choosable(work, actor.teamIds, today),
    }));
  }

  /** For the form that changes one. @throws Problem 'not-found', 'changed-by-someone-else' where it was ended */
  async toChange(
    actor: UserActor,
    surgeId: string,
    today: LocalDate,
  ): Promise<{ surge: SurgeTold; staff: Choosable[] }> {
    mustBeAllowed(actor, 'allocate');
    return this.unitOfWork.read(actor, async (work) => {
      const surge = await this.toLead(work, actor, surgeId);
      return { surge, staff: await choosable(work, [surge.teamId], today) };
    });
  }

  /** @throws Problem 'not-found' */
  async open(
    actor: UserActor,
    surgeId: string,
    today: LocalDate,
  ): Promise<{ surge: SurgeTold; cases: SurgeCaseTold[]; mayLead: boolean }> {
    mustBeAllowed(actor, 'record-casework');
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, async (work) => {
      const surge = await surgeOf(work, actor, surgeId);
      return { surge, cases: await casesOf(work, surge.id, today), mayLead: leads(actor, surge) };
    });
  }

  /**
   * Begins one: the cases are those of that day.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `teamId`, `reason`, `which`, `workerIds`, `targetOn` or `pace`; 'already-recorded'
   * where one of the team runs
   */
  async begin(actor: UserActor, said: SurgeSaid, today: LocalDate, id = newId()): Promise<string> {
    mustBeAllowed(actor, 'allocate');
    return this.unitOfWork.write(actor, async (work) => {
      if (await work.manager.existsBy(Surge, { id, startedById: actor.staffId })) return id;
      if (!actor.teamIds.includes(said.teamId)) throw invalid('teamId', 'Choose one of your teams');
      const faults = await shapeFaults(work, said, [said.teamId], today);
      if (!said.reason.trim()) faults.unshift({ field: 'reason', message: 'Enter why the team needs it' });
      if (said.reason.length > LONGEST_SURGE_TEXT) faults.push(tooLong('reason'));
      refuse(faults);
      // Two begun at the same moment wait for each other here
      await work.manager.query(`select id from team where id = $1 for update`, [said.teamId]);
      if (await work.manager.existsBy(Surge, { id, startedById: actor.staffId })) return id;
      if (await work.manager.existsBy(Surge, { teamId: said.teamId, endedOn: IsNull() })) {
        throw new Problem('already-recorded', 'A surge of this team runs already. End it before you begin another.');
      }
      const cases = await casesToLookAt(work, actor, said, today);
      if (cases.length === 0) throw invalid('which', 'Nobody of this team is among them');
      await work.manager.insert(Surge, {
        ...{ id, teamId: said.teamId, reason: said.reason.trim(), startedOn: today, startedById: actor.staffId },
        ...{ targetOn: said.targetOn, pace: said.pace },
      });
      const workers = [...new Set(said.workerIds)].map((staffId) => ({ surgeId: id, staffId, fromOn: today }));
      await work.manager.insert(SurgeWorker, workers);
      await work.manager.insert(
        SurgeCase,
        cases.map((one) => ({ surgeId: id, youngPersonId: one.id, hadWorker: one.hasWorker })),
      );
      await audit(work, {
        did: 'surge.begun',
        subjectId: id,
        detail: { teamId: said.teamId, which: said.which, cases: cases.length, workers: workers.length },
      });
      return id;
    });
  }

  /**
   * Another day, pace or team.
   * @param version as it was read
   * @throws Problem 'not-valid', 'not-found', 'changed-by-someone-else' where somebody changed or ended it since
   */
  async change(actor: UserActor, surgeId: string, said: SurgeShape, version: number, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'allocate');
    await this.unitOfWork.write(actor, async (work) => {
      const surge = await this.toLead(work, actor, surgeId);
      refuse(await shapeFaults(work, said, [surge.teamId], today, surge));
      await moveOn(work, surge, version, { targetOn: said.targetOn, pace: said.pace });
      const named = new Set(said.workerIds);
      const before = await work.manager.findBy(SurgeWorker, { surgeId: surge.id });
      const gone = before.filter(({ staffId, toOn }) => toOn === null && !named.has(staffId));
      const back = before.filter(({ staffId, toOn }) => toOn !== null && named.has(staffId));
      const fresh = [...named].filter((staffId) => !before.some((one) => one.staffId === staffId));
      const ids = (rows: SurgeWorker[]) => ({ surgeId: surge.id, staffId: In(rows.map(({ staffId }) => staffId)) });
      if (gone.length > 0) await work.manager.update(SurgeWorker, ids(gone), { toOn: today });
      if (back.length > 0) await work.manager.update(SurgeWorker, ids(back), { toOn: null });
      if (fresh.length > 0) {
        await work.manager.insert(
          SurgeWorker,
          fresh.map((staffId) => ({ surgeId: surge.id, staffId, fromOn: today })),
        );
      }
      await audit(work, {
        did: 'surge.changed',
        subjectId: surge.id,
        detail: {
          targetOn: said.targetOn,
          pace: said.pace,
          in: [...fresh, ...back.map(({ staffId }) => staffId)],
          out: gone.map(({ staffId }) => staffId),
        },
      });
    });
  }

  /** Ends it, with what came of it in words; what it did is counted. Twice is once. @throws as `change` */
  async end(actor: UserActor, surgeId: string, outcome: string, version: number, today: LocalDate): Promise<void> {
    mustBeAllowed(actor, 'allocate');
    await this.unitOfWork.write(actor, async (work) => {
      const surge = await surgeOf(work, actor, surgeId);
      if (!leads(actor, surge)) throw notFound();
      if (surge.endedOn !== null && surge.outcome === outcome.trim()) return;
      if (!outcome.trim()) throw invalid('outcome', 'Enter what came of it');
      if (outcome.length > LONGEST_SURGE_TEXT) refuse([tooLong('outcome')]);
      const ended = { endedOn: today, endedById: actor.staffId, outcome: outcome.trim() };
      await moveOn(work, surge, version, ended);
      await audit(work, {
        did: 'surge.ended',
        subjectId: surge.id,
        detail: { cases: surge.cases, reviewed: surge.reviewed },
      });
    });
  }

  /** One case, to look at. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async openCase(
    actor: UserActor,
    personId: string,
    surgeId: string,
    today: LocalDate,
  ): Promise<CaseOfSurge & { staff: Choosable[] }> {
    return this.casework.view(actor, personId, 'surge', async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      mustBeAllowed(actor, 'read-notes');
      const { isMine, ...surge } = await surgeOfCase(work, actor, surgeId);
      const { facts, reviews } = await caseOf(work, surge.id, person.id, today);
      return {
        surge,
        isMine,
        mayReview: isMine && surge.endedOn === null,
        person: await headingOf(work, person),
        fromRecord: fromRecord(facts, today),
        reviews,
        staff: await choosable(work, [surge.teamId], today),
      };
    });
  }

  /**
   * A rapid look at one case; the last counts.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `otherwiseBecause`, `action` or `actionById`; 'not-found';
   * 'changed-by-someone-else' where somebody looked at it since, or the surge was ended
   */
  async review(
    actor: UserActor,
    personId: string,
    surgeId: string,
    said: ReviewSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const surge = await surgeOf(work, actor, surgeId);
      const { reviews } = await caseOf(work, surge.id, person.id, today);
      if (reviews.some((one) => one.id === id)) return id;
      mustRun(surge);
      if ((reviews[0]?.id ?? '') !== said.basedOn) {
        throw new Problem('changed-by-someone-else', 'Somebody looked at this case while you did. Nothing was saved.');
      }
      const { band: workedOut } = triage(said.answers);
      const band = said.band ?? workedOut;
      const action = said.action?.trim() || null;
      const actionById = action === null ? null : (said.actionById ?? actor.staffId);
      refuse(await reviewFaults(work, { ...said, workedOut, band, action, actionById }, surge, today));
      await work.manager.insert(SurgeReview, {
        ...{ id, surgeId: surge.id, youngPersonId: person.id, number: (reviews[0]?.number ?? 0) + 1 },
        ...{ answers: said.answers, workedOut, band, reviewedOn: today, reviewedById: actor.staffId },
        otherwiseBecause: band === workedOut ? null : said.otherwiseBecause!.trim(),
        ...{ action, actionById, actionDueOn: action === null ? null : actBy(today) },
      });
      await audit(work, {
        did: 'surge.case-reviewed',
        youngPersonId: person.id,
        subjectId: id,
        detail: { surgeId: surge.id, workedOut, band, action: action !== null },
      });
      return id;
    });
  }

  /** What was to be done at once is done. Twice is once. @throws Problem 'not-valid' naming `doneWords`; 'not-found' */
  async done(
    actor: UserActor,
    personId: string,
    surgeId: string,
    reviewId: string,
    words: string,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const surge = await surgeOfCase(work, actor, surgeId);
      const of = { surgeId: surge.id, youngPersonId: person.id };
      const review = isId(reviewId) && (await work.manager.findOneBy(SurgeReview, { ...of, id: reviewId }));
      if (!review || review.action === null) throw notFound();
      if (review.doneOn !== null) return;
      if (!words.trim()) throw invalid('doneWords', 'Enter what was done');
      if (words.length > LONGEST_SURGE_TEXT) refuse([tooLong('doneWords')]);
      const done = { doneOn: today, doneById: actor.staffId, doneWords: words.trim() };
      await work.manager.update(SurgeReview, { id: review.id }, done);
      await audit(work, {
        did: 'surge.action-done',
        youngPersonId: person.id,
        subjectId: review.id,
        detail: { surgeId: surge.id },
      });
    });
  }

  private async toLead(work: Work, actor: UserActor, surgeId: string): Promise<SurgeTold> {
    const surge = await surgeOf(work, actor, surgeId);
    if (!leads(actor, surge)) throw notFound();
    mustRun(surge);
    return surge;
  }
}

function leads(actor: UserActor, { teamId }: SurgeTold): boolean {
  return actor.role === 'manager' && actor.teamIds.includes(teamId);
}

function mustRun({ endedOn }: SurgeTold): void {
  if (endedOn !== null) throw new Problem('changed-by-someone-else', 'This surge has ended. Nothing was saved.');
}

async function moveOn({ manager }: Work, { id }: SurgeTold, version: number, to: Partial<Surge>): Promise<void> {
  const changed = await manager.update(Surge, { id, version, endedOn: IsNull() }, { ...to, version: version + 1 });
  if (changed.affected === 1) return;
  throw new Problem(
    'changed-by-someone-else',
    'Somebody changed or ended this surge since you opened it. Nothing was saved.',
  );
}

/** Who works here and may see the young people of these teams: its workers, and the managers who answer for it. */
async function choosable({ manager }: Work, teamIds: readonly string[], today: LocalDate): Promise<Choosable[]> {
  return manager.query(
    `select s.id, s.name, s.team_id as "teamId" from staff s
      where (s.left_on is null or s.left_on > $1) and s.post not in ('data-officer', 'administrator', 'duty-worker')
        and (s.team_id = any($2) or exists (select from team_manager m where m.staff_id = s.id and m.team_id = any($2)))
      order by s.name, s.id`,
    [today, teamIds],
  );
}

async function shapeFaults(
  work: Work,
  { targetOn, pace, workerIds }: SurgeShape,
  teamIds: readonly string[],
  today: LocalDate,
  before: { targetOn: LocalDate; startedOn: LocalDate } | null = null,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  const staff = await choosable(work, teamIds, today);
  if (workerIds.length === 0) faults.push({ field: 'workerIds', message: 'Choose who looks at the cases' });
  if (workerIds.some((one) => !staff.some(({ id }) => id === one))) {
    faults.push({ field: 'workerIds', message: 'Choose people who work in this team' });
  }
  if (targetOn < today && targetOn !== before?.targetOn) {
    faults.push({ field: 'targetOn', message: 'Must be today or later' });
  }
  if (targetOn > addDays(before?.startedOn ?? today, MOST_DAYS)) {
    faults.push({ field: 'targetOn', message: 'Must be within six months' });
  }
  if (!Number.isInteger(pace) || pace < 1 || pace > MOST_PACE) {
    faults.push({ field: 'pace', message: `Must be a number from 1 to ${MOST_PACE}` });
  }
  return faults;
}

async function casesToLookAt(
  { manager }: Work,
  actor: UserActor,
  { teamId, which }: SurgeSaid,
  today: LocalDate,
): Promise<{ id: string; hasWorker: boolean }[]> {
  const parameters: unknown[] = [today, teamId];
  const visible = visiblePeople(actor, 'y', parameters);
  const waits = waitingForAWorker('y', 'l', '$1::date');
  const isOne = which === 'waiting' ? waits : isListed('y', 'l', parameters);
  return manager.query(
    `select y.id, not coalesce(${waits}, false) as "hasWorker" from young_person y
       left join legal_position l on l.young_person_id = y.id
      where y.team_id = $2 and y.died_on is null and ${isOne} and ${visible} order by y.id`,
    parameters,
  );
}

async function reviewFaults(
  work: Work,
  said: ReviewSaid & { workedOut: Band; band: Band },
  { teamId }: SurgeTold,
  today: LocalDate,
): Promise<FieldError[]> {
  const { workedOut, band, otherwiseBecause, action, actionById } = said;
  const faults: FieldError[] = [];
  if (band !== workedOut && !otherwiseBecause?.trim()) {
    faults.push({ field: 'otherwiseBecause', message: `Enter why it is ${band}: the answers give ${workedOut}` });
  }
  if ((otherwiseBecause?.length ?? 0) > LONGEST_SURGE_TEXT) faults.push(tooLong('otherwiseBecause'));
  if (band === 'red' && action === null) {
    faults.push({ field: 'action', message: 'Enter what is done by the next working day' });
  }
  if ((action?.length ?? 0) > LONGEST_SURGE_TEXT) faults.push(tooLong('action'));
  if (actionById !== null && !(await choosable(work, [teamId], today)).some(({ id }) => id === actionById)) {
    faults.push({ field: 'actionById', message: 'Choose somebody who works in this team' });
  }
  return faults;
}

function tooLong(field: string): FieldError {
  return { field, message: `Write ${LONGEST_SURGE_TEXT.toLocaleString('en-GB')} characters or fewer` };
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
