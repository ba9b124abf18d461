import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { ContactRefusal } from '../contacts/contact-refusal.entity';
import { isRecorded, recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ageOn, formatLong, type LocalDate } from '../statutory/local-date';
import { DecisionsService, staffAtWork, type DecidedSaid, type StaffToChoose } from '../supervision/decisions.service';
import { Casework } from '../young-people/casework';
import { dayInLifeFaults } from '../young-people/dated-facts';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { decisionRhythm, effortOn, needsDecision, type DecisionRhythm, type Effort } from './effort';
import { worksHere } from './engagement-facts';
import { askedBySql, decidedOnSql } from './engagement-owed';
import { STANDING_WORDS } from './engagement-words';
import {
  Engagement,
  EngagementDecision,
  type Course,
  type EngagementStanding,
  type TracingStep,
} from './engagement.entities';
import {
  codesOf,
  decidedOf,
  lettersOwed,
  peopleOf,
  placesOf,
  standingsOf,
  triesSince,
  type CodeTold,
  type DecidedTold,
  type LetterOwed,
  type PersonTold,
  type PlaceTold,
  type StandingTold,
  type TryTold,
} from './keeping-in-touch-told';
import { withdrawalsOf, type WithdrawalTold } from './agency-withdrawals.service';
import { ladderOf, nextStep, type Rung } from './ladder';

const ADULT = 18;

export interface StandingSaid {
  standing: EngagementStanding;
  fromOn: LocalDate;
  reason: string;
  /** Who judged it. */
  saidById: string;
  /** Of refusing: they said so in so many words and in writing. */
  inWriting: boolean;
}

/** Everything about keeping in touch with one young person. */
export interface KeepingInTouch {
  person: PersonHeading;
  phone: string | null;
  isUnder18: boolean;
  /** In force, the one that holds now first. */
  standings: StandingTold[];
  lastInTouchOn: LocalDate | null;
  /** What was tried since, the last first. */
  tries: TryTold[];
  rungs: Rung[];
  next: TracingStep | null;
  /** Null while nobody has said how things stand. */
  effort: Effort | null;
  rhythm: DecisionRhythm | null;
  people: PersonTold[];
  places: PlaceTold[];
  decisions: DecidedTold[];
  /** The letter that who refuses is owed (PA-13), and that touch counts as lost (PA-12), from what's due. */
  due: LetterOwed[];
  codes: CodeTold[];
  /** Agencies that withdrew, the last first. */
  withdrawals: WithdrawalTold[];
}

/** How a young person and the council stand to each other, and what managers decide about it. */
@Injectable()
export class KeepingInTouchService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
    private readonly decisions: DecisionsService,
  ) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async read(actor: Actor, personId: string, today: LocalDate): Promise<KeepingInTouch> {
    return this.casework.view(actor, personId, 'keeping-in-touch', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const standings = await standingsOf(work, person.id);
      const { lastInTouchOn, tries } = await triesSince(work, person.id);
      const [places, decisions] = [await placesOf(work, person.id), await decidedOf(work, person.id)];
      const isUnder18 = ageOn(person.dateOfBirth, today) < ADULT;
      const rungs = ladderOf(tries);
      const [now] = standings;
      return {
        person: await headingOf(work, person),
        phone: person.phone,
        isUnder18,
        standings,
        lastInTouchOn,
        tries,
        rungs,
        next: nextStep(
          rungs,
          places.some(({ outcome }) => outcome === null),
        ),
        effort:
          now === undefined
            ? null
            : effortOn(
                now,
                tries.map(({ on }) => on),
                isUnder18,
                today,
              ),
        rhythm: await rhythmOf(work, person.id, standings.toReversed(), today),
        people: await peopleOf(work, person.id),
        places,
        decisions,
        due: await lettersOwed(work, person.id),
        codes: await codesOf(work, person.id),
        withdrawals: await withdrawalsOf(work, person.id, person.dateOfBirth),
      };
    });
  }

  /** For a form. @throws Problem 'not-found', 'not-allowed' */
  async toRecord(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{
    person: PersonHeading;
    now: StandingTold | null;
    staff: StaffToChoose[];
    people: PersonTold[];
  }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      mustBeAllowed(actor, 'read-notes');
      const [now = null] = await standingsOf(work, person.id);
      return {
        person: await headingOf(work, person),
        now,
        staff: await staffAtWork(work, today),
        people: await peopleOf(work, person.id),
      };
    });
  }

  /**
   * How things stand from a day on. Of who refuses, the refusal is recorded with it, from which the letters run (PA-13).
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `standing`, `fromOn`, `reason` or `saidById`
   */
  async say(actor: UserActor, personId: string, said: StandingSaid, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await isRecorded(work, Engagement, person.id, id)) return id;
      const { standing, fromOn, saidById } = said;
      const reason = said.reason.trim();
      if (!reason) throw invalid('reason', 'Enter why you say so');
      const [fault] = dayInLifeFaults('fromOn', fromOn, person, today);
      if (fault) throw invalid(fault.field, fault.message);
      if (!(await worksHere(work, saidById, today))) throw invalid('saidById', 'Choose who judged it');
      const [now] = await standingsOf(work, person.id);
      if (now?.standing === standing) {
        throw invalid('standing', `“${STANDING_WORDS[standing].words}” holds since ${formatLong(now.fromOn)} already`);
      }
      if (now && fromOn < now.fromOn) {
        throw invalid('fromOn', `Must be ${formatLong(now.fromOn)} or later: what holds now began then`);
      }
      await recordFact(work, Engagement, { youngPersonId: person.id, standing, fromOn, reason, saidById }, id);
      const detail = { standing, fromOn, before: now?.standing ?? null };
      await audit(work, { did: 'engagement.recorded', youngPersonId: person.id, subjectId: id, detail });
      if (standing === 'refusing') await recordRefusal(work, person.id, fromOn, said.inWriting);
      return id;
    });
  }

  /**
   * The month's decision of a manager about somebody who is lost or refuses. Its words and actions are a manager's decision
   * like any other: it stands on the record, answers a rise of risk, and each action has an owner and a day.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `course`, `text`, or `what-1`, `owner-1`, `by-1` …
   */
  async decide(
    actor: UserActor,
    personId: string,
    { course, ...said }: DecidedSaid & { course: Course },
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.unitOfWork.oneForAll(actor, async () => {
      const supervisionId = await this.decisions.decide(actor, personId, said, today, { id });
      await this.casework.change(actor, personId, 'supervise', today, async (work, person) => {
        if (await work.manager.existsBy(EngagementDecision, { supervisionId })) return;
        const [now] = await standingsOf(work, person.id);
        if (!now || !needsDecision(now.standing)) {
          throw invalid('course', 'They are recorded as neither lost nor saying no: there is nothing to decide here');
        }
        await work.manager.insert(EngagementDecision, {
          id: newId(),
          youngPersonId: person.id,
          supervisionId,
          standing: now.standing,
          course,
          decidedOn: today,
          decidedById: actor.staffId,
        });
        await audit(work, {
          did: 'engagement.decided',
          youngPersonId: person.id,
          subjectId: supervisionId,
          detail: { course, standing: now.standing },
        });
      });
      return supervisionId;
    });
  }
}

async function rhythmOf(
  { manager }: Work,
  personId: string,
  standings: readonly StandingTold[],
  today: LocalDate,
): Promise<DecisionRhythm | null> {
  const decided: { on: LocalDate }[] = await manager.query(decidedOnSql('$1'), [personId]);
  const [{ min: askedBy }]: [{ min: LocalDate | null }] = await manager.query(askedBySql('$1'), [personId]);
  return decisionRhythm(
    standings,
    decided.map(({ on }) => on),
    today,
    askedBy,
  );
}

/** One a day: said twice on a day, it is one refusal. */
async function recordRefusal(
  work: Work,
  youngPersonId: string,
  refusedOn: LocalDate,
  explicitInWriting: boolean,
): Promise<void> {
  const inForce = { youngPersonId, refusedOn, withdrawn: false };
  const known = await work.manager
    .createQueryBuilder(ContactRefusal, 'r')
    .where(inForce)
    .andWhere('r.replacedById is null')
    .getExists();
  if (known) return;
  const { factId } = await recordFact(work, ContactRefusal, { youngPersonId, refusedOn, explicitInWriting });
  await audit(work, { did: 'contact-refusal.recorded', youngPersonId, subjectId: factId });
}
