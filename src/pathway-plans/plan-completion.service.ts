import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mustBeAllowed, type Action } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { policyFor } from '../authority/policies';
import { Ledger } from '../deadlines/ledger';
import { newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { isWritten, type Gap } from '../statutory/content/gap';
import { missingInvolvement } from '../statutory/content/involvement';
import { addDays, formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { recommendationsToAnswer } from '../needs-assessments/traces';
import { isClear } from './coach';
import { coverageOf, missingFromTopics, type Coverage } from './coverage';
import { textOf, type Consulted, type PlanDocument, type TakingPart } from './plan-document';
import { hintsAtOf } from './hints-at';
import { figuresOf } from './plan-figures';
import { adviserOf } from './plan-reading.service';
import { recordPart } from './record-part';
import { documentOf, planOf, planToChange } from './plan-topics';
import {
  PlanAgreement,
  PlanAtWork,
  PlanDisagreementAnswer,
  PlanVersion,
  type ADVOCACY,
  type AGREEMENTS,
} from './plan.entities';
import { versionNumbered } from './plan-versions.service';

/** What the young person says of a plan. */
export interface AgreementSaid {
  answer: (typeof AGREEMENTS)[number];
  saidOn: LocalDate;
  words: string | null;
  /** Needed where they could not be asked. */
  tried: string | null;
  advocacy: (typeof ADVOCACY)[number];
}

export interface FinishSaid {
  /** Of the plan as it was read back: see `readBackOf`. */
  readBack: string;
  takingPart: TakingPart;
  consulted: Consulted[];
  agreement: AgreementSaid;
}

/** The whole plan, to read back to the young person before it is finished. */
export interface ReadBack {
  person: PersonHeading;
  plan: PlanAtWork;
  document: PlanDocument;
  readBack: string;
  coverage: Coverage;
  /** AP-11 and AP-10: what is not set out or recorded yet. Never in the way. */
  missing: Gap[];
}

/** The longest text of one box. */
export const LONGEST_SAID = 20_000;
export const LONGEST_WHO = 200;
export const MOST_CONSULTED = 30;

/**
 * Finishing a plan with the young person, and what they say of it. Finishing keeps the plan as a version for good and
 * hands it to a manager. Each step is one transaction with its audit event.
 */
@Injectable()
export class PlanCompletionService {
  constructor(
    private readonly casework: Casework,
    private readonly ledger: Ledger,
  ) {}

  /**
   * The look is audited.
   * @param action what it is opened for
   * @throws Problem 'not-found' where no plan is at work; 'already-recorded' with a manager
   */
  async readBack(actor: Actor, personId: string, today: LocalDate, action: Action = 'sign-records'): Promise<ReadBack> {
    return this.casework.view(actor, personId, 'plan-finish', async (work, person) => {
      mustBeAllowed(actor, action);
      mustBeAllowed(actor, 'read-notes');
      const plan = await planToChange(work, person.id);
      const written = await documentOf(work, plan);
      const document = { ...written, fromRecord: await recordPart(work, person, plan.id, written.topics, today) };
      const adviser = await adviserOf(work, person.id, today);
      const { takingPart } = document;
      const views = document.topics.find(({ myWords }) => isWritten(myWords))?.myWords ?? null;
      // A copy can only be given once there is a version
      const whyNot = { copy: 'later', ...takingPart.whyNot };
      return {
        person: await headingOf(work, person),
        plan,
        document,
        readBack: readBackOf(written),
        coverage: coverageOf(document.topics, await recommendationsToAnswer(work, person.id), adviser?.name),
        missing: [
          ...missingFromTopics(await planOf(work, person), document.topics, adviser?.name),
          ...missingInvolvement('plan', { ...takingPart, views, whyNot, copyGivenOn: null }),
        ],
      };
    });
  }

  /**
   * Keeps the plan as a version and hands it to a manager, with what the young person says of it.
   * @param id of the version, given by a form that may be sent twice, so that both are one
   * @returns the number of the version
   * @throws Problem 'changed-by-someone-else' where the plan is not as it was read back; 'not-valid' naming the field
   */
  async finish(actor: UserActor, personId: string, said: FinishSaid, today: LocalDate, id = newId()): Promise<number> {
    return this.casework.change(actor, personId, 'sign-records', today, async (work, person) => {
      const youngPersonId = person.id;
      const before = await work.manager.findOneBy(PlanVersion, { id, youngPersonId });
      if (before) return before.number;
      const plan = await planToChange(work, youngPersonId);
      const asRead = await documentOf(work, plan);
      if (asRead.topics.length === 0) throw invalid('topics', 'A plan without any topic cannot be finished');
      if (readBackOf(asRead) !== said.readBack) {
        throw new Problem(
          'changed-by-someone-else',
          'The plan was changed after it was read back. Read it again together, then finish it.',
        );
      }
      mustBeSaid(said, today);
      await mustBeOfThisPlan(work, plan, said.agreement, today);
      const { takingPart, consulted } = said;
      await work.manager.update(PlanAtWork, { id: plan.id }, { takingPart, consulted });
      const fromRecord = await recordPart(work, person, plan.id, asRead.topics, today);
      const document: PlanDocument = { ...asRead, takingPart, consulted, fromRecord };
      const hintsAt = await hintsAtOf(work, this.ledger, youngPersonId, today);
      const [{ number }]: [{ number: number }] = await work.manager.query(
        'select coalesce(max(number), 0)::int + 1 as number from plan_version where young_person_id = $1',
        [youngPersonId],
      );
      const text = textOf(document);
      await work.manager.insert(PlanVersion, {
        id,
        youngPersonId,
        planId: plan.id,
        number,
        document: text,
        digest: digestOf(text),
        templateVersionId: plan.templateVersionId,
        figures: figuresOf(document, (action) => isClear(action, hintsAt), hintsAt.nextReviewOn),
        finishedOn: today,
        finishedById: actor.staffId,
      });
      await changePlan(work, plan, 'with-manager');
      await audit(work, {
        did: 'plan.finished',
        youngPersonId,
        subjectId: id,
        detail: { planId: plan.id, number, digest: digestOf(text) },
      });
      await recordAgreement(work, actor, { youngPersonId, versionId: id }, said.agreement, id);
      return number;
    });
  }

  /**
   * What the young person says of a version on another day. The last one holds; the earlier stay.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found' without such a version; 'not-valid' naming the field
   */
  async sayAgreement(
    actor: UserActor,
    personId: string,
    number: number,
    said: AgreementSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const version = await versionNumbered(work, person.id, number);
      const versionId = version.id;
      if (await work.manager.existsBy(PlanAgreement, { id, versionId })) return id;
      mustBeAnAgreement(said, today);
      const plan = await work.manager.findOneByOrFail(PlanAtWork, { id: version.planId });
      await mustBeOfThisPlan(work, plan, said, today, versionId);
      await recordAgreement(work, actor, { youngPersonId: person.id, versionId }, said, id);
      return id;
    });
  }

  /**
   * The council's answer to a disagreement: one. Sent twice by the same manager in the same words it is one.
   * @throws Problem 'not-allowed' for who may not read it; 'not-found' where they did not disagree; 'already-recorded'
   * where another answered; 'not-valid' without an `answer`
   */
  async answerDisagreement(
    actor: UserActor,
    personId: string,
    number: number,
    agreementId: string,
    answer: string,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'approve-plans', today, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const version = await versionNumbered(work, person.id, number);
      const [said] = await work.manager.query<{ id: string }[]>(
        `select id from plan_agreement where id::text = $1 and version_id = $2 and answer = 'does-not-agree'`,
        [agreementId, version.id],
      );
      if (!said) throw notFound();
      const text = answer.trim();
      const given = await work.manager.findOneBy(PlanDisagreementAnswer, { agreementId: said.id });
      if (given && given.answeredById === actor.staffId && given.answer === text) return given.id;
      if (given) throw new Problem('already-recorded', 'This has been answered already.');
      if (!text) throw invalid('answer', 'Enter what the council answers');
      mustNotBeLonger('answer', text);
      const row = { id, youngPersonId: person.id, agreementId: said.id, answeredOn: today, answer: text };
      await work.manager.insert(PlanDisagreementAnswer, { ...row, answeredById: actor.staffId });
      await audit(work, {
        did: 'plan-disagreement.answered',
        youngPersonId: person.id,
        subjectId: said.id,
        detail: { number },
      });
      return id;
    });
  }
}

/**
 * What a plan says, as one word: SHA-256 in hexadecimal. What is said at the end itself is no part of it, nor is what the
 * record holds: a visit that a colleague records meanwhile changes no word of what was read.
 */
export function readBackOf(document: PlanDocument): string {
  return digestOf(textOf({ ...document, takingPart: { meetings: '', explainedOn: null, whyNot: {} }, consulted: [] }));
}

/** Hands a plan on, or back. */
export async function changePlan(work: Work, plan: { id: string }, state: PlanAtWork['state']): Promise<void> {
  await work.manager.update(
    PlanAtWork,
    { id: plan.id },
    {
      state,
      changedAt: () => 'clock_timestamp()',
      version: () => 'version + 1',
    },
  );
}

async function recordAgreement(
  work: Work,
  actor: UserActor,
  of: { youngPersonId: string; versionId: string },
  said: AgreementSaid,
  id: string,
): Promise<void> {
  const { answer, saidOn, words, tried, advocacy } = said;
  const { plans } = await policyFor(work, saidOn);
  const answerDueOn = answer === 'does-not-agree' ? addDays(saidOn, plans.disagreementAnswerDays) : null;
  const row = { ...of, id, answer, saidOn, words, advocacy, answerDueOn, recordedById: actor.staffId };
  // Whoever could be asked was asked: what was tried is said of those who could not
  await work.manager.insert(PlanAgreement, { ...row, tried: answer === 'could-not-ask' ? tried : null });
  await audit(work, {
    did: 'plan-agreement.recorded',
    youngPersonId: of.youngPersonId,
    subjectId: id,
    detail: { versionId: of.versionId, answer, saidOn, answerDueOn, advocacy },
  });
}

const WHY_NOT_FIELDS: Readonly<Record<string, string>> = {
  views: 'whyNotViews',
  meetings: 'whyNotMeetings',
  explained: 'whyNotExplained',
  copy: 'whyNotCopy',
};

function mustBeSaid({ takingPart, consulted, agreement }: FinishSaid, today: LocalDate): void {
  mustNotBeLonger('meetings', takingPart.meetings);
  if (takingPart.explainedOn !== null && takingPart.explainedOn > today) {
    throw invalid('explainedOn', 'The day must be today or in the past');
  }
  for (const [key, why] of Object.entries(takingPart.whyNot)) mustNotBeLonger(WHY_NOT_FIELDS[key] ?? 'whyNot', why);
  if (consulted.length > MOST_CONSULTED) throw invalid('consulted', `Name ${MOST_CONSULTED} people or fewer`);
  for (const [place, { who, on, said }] of consulted.entries()) {
    const field = (name: string) => `consulted-${place}-${name}`;
    if (!who.trim()) throw invalid(field('who'), 'Enter who was asked');
    if (who.length > LONGEST_WHO) throw invalid(field('who'), `Write ${LONGEST_WHO} characters or fewer`);
    if (on > today) throw invalid(field('on'), 'The day must be today or in the past');
    mustNotBeLonger(field('said'), said);
  }
  mustBeAnAgreement(agreement, today);
}

function mustBeAnAgreement({ answer, saidOn, words, tried }: AgreementSaid, today: LocalDate): void {
  if (saidOn > today) throw invalid('saidOn', 'The day must be today or in the past');
  mustNotBeLonger('words', words ?? '');
  mustNotBeLonger('tried', tried ?? '');
  if (answer === 'could-not-ask' && !tried?.trim()) throw invalid('tried', 'Enter what was tried to ask them');
}

/** What was said before the plan was begun is of another; and what was said last is recorded last. */
async function mustBeOfThisPlan(
  { manager }: Work,
  plan: PlanAtWork,
  { saidOn }: AgreementSaid,
  today: LocalDate,
  versionId?: string,
): Promise<void> {
  if (saidOn < plan.startedOn) {
    throw invalid('saidOn', `The plan was begun on ${formatLong(plan.startedOn)}: enter that day or a later one`);
  }
  if (!versionId) return;
  const [{ last }]: [{ last: LocalDate | null }] = await manager.query(
    'select max(said_on) as last from plan_agreement where version_id = $1',
    [versionId],
  );
  if (last !== null && saidOn < last && last <= today) {
    throw invalid('saidOn', `They said something on ${formatLong(last)} already: enter that day or a later one`);
  }
}

function mustNotBeLonger(field: string, text: string): void {
  if (text.length > LONGEST_SAID) {
    throw invalid(field, `Write ${LONGEST_SAID.toLocaleString('en-GB')} characters or fewer`);
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
