import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { isWritten } from '../statutory/content/gap';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { LONGEST_NAME, tooLong } from './lengths';
import { nextSteps, STAGE_WORDS } from './challenge-standing';
import { challengesOf, challengesOpen, type ChallengeOfPerson, type ChallengeTold } from './challenges-told';
import { PlanChallenge, PlanChallengeStep, PlanReviewingOfficer } from './plan-review.entities';

export interface ChallengeRaised {
  raisedOn: LocalDate;
  /** The reviewing officer, by name. */
  raisedBy: string;
  what: string;
  stage: number;
  toWhom: string;
  answerBy: LocalDate;
}

/** The next step of a challenge. */
export type StepSaid =
  | { step: 'answered' | 'resolved'; takenOn: LocalDate; words: string }
  | { step: 'put'; takenOn: LocalDate; toWhom: string; answerBy: LocalDate; words: string };

export interface OfficerOffer {
  officer: string;
  offeredOn: LocalDate;
  answer: 'wanted' | 'not-wanted' | 'not-decided';
  words: string | null;
}

/** How a reviewing officer challenges what is done for a young person, and takes it further; each step is kept. */
@Injectable()
export class ChallengesService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Problem 'not-found', 'not-allowed' */
  async person(actor: Actor, personId: string): Promise<PersonHeading> {
    return this.casework.look(actor, personId, (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return headingOf(work, person);
    });
  }

  /**
   * @param id given by a form that may be sent twice
   * @throws Problem 'not-valid' naming the fields
   */
  async raise(actor: Actor, personId: string, said: ChallengeRaised, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await work.manager.existsBy(PlanChallenge, { id, youngPersonId: person.id })) return id;
      refuse(raisedFaults(said, person.dateOfBirth, today));
      const { raisedOn, raisedBy, what, stage, toWhom, answerBy } = said;
      const by = { youngPersonId: person.id, recordedById: staffOf(actor) };
      await work.manager.insert(PlanChallenge, { ...by, id, raisedOn, raisedBy, what });
      const put = { step: 'put' as const, stage, takenOn: raisedOn, toWhom, answerBy, words: null };
      await work.manager.insert(PlanChallengeStep, { ...by, ...put, id: newId(), challengeId: id, place: 1 });
      await audit(work, {
        did: 'plan-challenge.raised',
        youngPersonId: person.id,
        subjectId: id,
        detail: { stage, answerBy },
      });
      return id;
    });
  }

  /** One with its steps. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(
    actor: Actor,
    personId: string,
    challengeId: string,
  ): Promise<{ person: PersonHeading; challenge: ChallengeTold }> {
    return this.casework.view(actor, personId, 'challenge', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return { person: await headingOf(work, person), challenge: await challengeOf(work, person.id, challengeId) };
    });
  }

  /** All of one young person's. The look is audited. */
  async list(actor: Actor, personId: string): Promise<ChallengeTold[]> {
    return this.casework.view(actor, personId, 'challenges', (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return challengesOf(work, person.id);
    });
  }

  /**
   * @param seen how many steps there were when it was looked at
   * @param id given by a form that may be sent twice
   * @throws Problem 'not-valid' naming the fields; 'changed-by-someone-else' when another step was taken meanwhile
   */
  async step(
    actor: Actor,
    personId: string,
    { challengeId, seen }: { challengeId: string; seen: number },
    said: StepSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const challenge = await challengeOf(work, person.id, challengeId);
      if (challenge.steps.some((step) => step.id === id)) return;
      if (challenge.steps.length !== seen) {
        throw new Problem('changed-by-someone-else', 'Someone else took a step meanwhile. Look at it again.');
      }
      if (!nextSteps(challenge.standing).includes(said.step)) {
        throw invalid('step', 'This step cannot be taken as the challenge stands');
      }
      refuse(stepFaults(said, challenge.steps.at(-1)!.takenOn, today));
      const isPut = said.step === 'put';
      const stage = challenge.standing.stage + (isPut ? 1 : 0);
      await work.manager.insert(PlanChallengeStep, {
        id,
        youngPersonId: person.id,
        challengeId: challenge.id,
        place: seen + 1,
        step: said.step,
        stage,
        takenOn: said.takenOn,
        toWhom: isPut ? said.toWhom : null,
        answerBy: isPut ? said.answerBy : null,
        words: said.words.trim() || null,
        recordedById: staffOf(actor),
      });
      await audit(work, {
        did: `plan-challenge.${said.step}`,
        youngPersonId: person.id,
        subjectId: challenge.id,
        detail: { stage },
      });
    });
  }

  /** Every open one about the people a manager may see. @throws Problem 'not-allowed' */
  async allOpen(actor: Actor): Promise<ChallengeOfPerson[]> {
    mustBeAllowed(actor, 'see-team');
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, (work) => challengesOpen(work));
  }

  /** Whether the reviewing officer goes on after 18. @param id given by a form that may be sent twice */
  async offerOfficer(
    actor: Actor,
    personId: string,
    said: OfficerOffer,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await work.manager.existsBy(PlanReviewingOfficer, { id, youngPersonId: person.id })) return;
      const faults: FieldError[] = [];
      if (!isWritten(said.officer)) faults.push({ field: 'officer', message: 'Enter the reviewing officer’s name' });
      faults.push(...dayFaults('offeredOn', said.offeredOn, person.dateOfBirth, today));
      faults.push(...tooLong({ officer: said.officer }, LONGEST_NAME), ...tooLong({ words: said.words }));
      refuse(faults);
      const row = { ...said, id, youngPersonId: person.id, recordedById: staffOf(actor) };
      await work.manager.insert(PlanReviewingOfficer, row);
      await audit(work, {
        did: 'plan-review.officer-offered',
        youngPersonId: person.id,
        subjectId: id,
        detail: { answer: said.answer },
      });
    });
  }
}

/** What a young person answered last; null where nobody offered. */
export async function officerOf({ manager }: Work, youngPersonId: string): Promise<PlanReviewingOfficer | null> {
  return manager.findOne(PlanReviewingOfficer, {
    where: { youngPersonId },
    order: { offeredOn: 'DESC', recordedAt: 'DESC' },
  });
}

async function challengeOf(work: Work, youngPersonId: string, challengeId: string): Promise<ChallengeTold> {
  const found = (await challengesOf(work, youngPersonId)).find(({ id }) => id === challengeId.toLowerCase());
  if (!found) throw notFound();
  return found;
}

function raisedFaults(said: ChallengeRaised, bornOn: LocalDate, today: LocalDate): FieldError[] {
  const faults = dayFaults('raisedOn', said.raisedOn, bornOn, today);
  if (!isWritten(said.raisedBy)) faults.push({ field: 'raisedBy', message: 'Enter who raises it' });
  if (!isWritten(said.what)) faults.push({ field: 'what', message: 'Enter what is challenged' });
  if (!STAGE_WORDS[said.stage]) faults.push({ field: 'stage', message: 'Choose to whom it is put' });
  const { raisedBy, toWhom, what } = said;
  return [
    ...faults,
    ...putFaults(said, said.raisedOn),
    ...tooLong({ raisedBy, toWhom }, LONGEST_NAME),
    ...tooLong({ what }),
  ];
}

function stepFaults(said: StepSaid, after: LocalDate, today: LocalDate): FieldError[] {
  const faults: FieldError[] = [];
  if (said.takenOn > today) faults.push({ field: 'takenOn', message: 'The day must be today or in the past' });
  if (said.takenOn < after) {
    faults.push({ field: 'takenOn', message: 'The day must be on or after the last step' });
  }
  faults.push(...tooLong({ words: said.words }));
  if (said.step === 'put') {
    return [...faults, ...putFaults(said, said.takenOn), ...tooLong({ toWhom: said.toWhom }, LONGEST_NAME)];
  }
  if (!isWritten(said.words)) {
    const message = said.step === 'answered' ? 'Enter what the answer was' : 'Enter how it was resolved';
    faults.push({ field: 'words', message });
  }
  return faults;
}

function putFaults({ toWhom, answerBy }: { toWhom: string; answerBy: LocalDate }, on: LocalDate): FieldError[] {
  const faults: FieldError[] = [];
  if (!isWritten(toWhom)) faults.push({ field: 'toWhom', message: 'Enter the name of who is to answer' });
  if (answerBy < on) faults.push({ field: 'answerBy', message: 'The answer cannot be due before the challenge' });
  return faults;
}

function dayFaults(field: string, day: LocalDate, bornOn: LocalDate, today: LocalDate): FieldError[] {
  if (day > today) return [{ field, message: 'The day must be today or in the past' }];
  return day < bornOn ? [{ field, message: 'The day must be after the young person was born' }] : [];
}

function staffOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.staffId : null;
}

function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
