import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { Deadline } from '../deadlines/deadline.entity';
import { Staff } from '../caseloads/staff.entity';
import { recordFact } from '../platform/fact';
import { isId, newId } from '../platform/ids';
import { invalid, notFound, Problem, type FieldError } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { RiskEvent } from '../safety/risk-event.entity';
import { riskEventTold, type RiskEventTold } from '../safety/risk-events';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { addDays, type LocalDate } from '../statutory/local-date';
import { addWorkingDays } from '../statutory/working-days';
import { CaseFiles } from '../deadlines/case-files';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import type { YoungPerson } from '../young-people/young-person.entity';
import { CaseSupervision } from './case-supervision.entity';
import { casesStandingStill } from './cases-standing-still';
import type { StandsStill } from './standing-still';
import { LONGEST_WEIGHED, MOST_DAYS_AHEAD, reviewDayFaults, type DecisionSaid } from './case-texts';
import { byOnOf, reviewOnOf, stepsThatFit, type DecisionStepKind, type Effect } from './decision-standing';
import { decisionExamples, EXAMPLES_BESIDE, type DecisionExampleTold } from './decision-examples-told';
import { decisionsBetween, decisionsOf, type DecisionOfPerson, type DecisionTold } from './decisions-told';
import { ManagerAnswer, ManagerQuestion, SupervisionDecision, SupervisionDecisionStep } from './supervision.entities';

export interface StepSaid {
  step: DecisionStepKind;
  onDay: LocalDate;
  /** Of new-day. */
  byOn: LocalDate | null;
  /** Of effect. */
  effect: Effect | null;
  words: string | null;
  /** Of an effect that it is too early to say: when it is looked at again. */
  reviewOn: LocalDate | null;
}

/** What a manager decides in one box, and who does what of it by when. */
export interface DecidedSaid {
  /** The decision and why. */
  text: string;
  facts?: string | null;
  /** What else was considered. */
  options?: string | null;
  /** When somebody looks at what came of it. */
  reviewOn?: LocalDate | null;
  actions: Pick<DecisionSaid, 'what' | 'why' | 'ownerId' | 'byOn'>[];
}

export interface QuestionTold {
  id: string;
  personId: string;
  /** Null for whoever does not read what was said in supervision. */
  question: string | null;
  askedBy: string;
  askedById: string;
  askedOn: LocalDate;
  answerBy: LocalDate;
  answer: { text: string | null; by: string; on: LocalDate; decisions: DecisionTold[] } | null;
}

export interface StaffToChoose {
  id: string;
  name: string;
}

export const LONGEST_QUESTION = 2000;
export const LONGEST_DECIDED = 6000;

/** What managers decide for a young person, the questions they are asked, and what became of each decision. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly casework: Casework,
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** All of one young person's, the last first. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; decisions: DecisionTold[]; questions: QuestionTold[] }> {
    return this.casework.view(actor, personId, 'decisions', async (work, person) => {
      mustBeAllowed(actor, 'see-supervision');
      const decisions = await decisionsOf(work, [person.id], today);
      return {
        person: await headingOf(work, person),
        decisions,
        questions: await questionsOf(work, person.id, decisions),
      };
    });
  }

  /** One with what became of it. The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async open(
    actor: Actor,
    personId: string,
    decisionId: string,
    today: LocalDate,
  ): Promise<{ person: PersonHeading; decision: DecisionTold }> {
    return this.casework.view(actor, personId, 'decision', async (work, person) => {
      mustBeAllowed(actor, 'see-supervision');
      return { person: await headingOf(work, person), decision: await decisionOf(work, person, decisionId, today) };
    });
  }

  /**
   * Records what became of it, or what difference it made.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `step`, `onDay`, `byOn`, `effect`, `reviewOn` or `words`; 'changed-by-someone-else' where the
   * step no longer fits
   */
  async take(
    actor: UserActor,
    personId: string,
    decisionId: string,
    said: StepSaid,
    today: LocalDate,
    id = newId(),
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const decision = await decisionOf(work, person, decisionId, today);
      if (decision.steps.some((step) => step.id === id)) return;
      if (!stepsThatFit(decision, today).includes(said.step)) {
        throw new Problem('changed-by-someone-else', 'It is settled already. Nothing was changed: look at it again.');
      }
      refuse(stepFaults(said, decision, today));
      await insertStep(work, decision, said, { id, sessionId: null, byId: actor.staffId }, decision.steps.length + 1);
      await audit(work, {
        did: `supervision-decision.${said.step}`,
        youngPersonId: person.id,
        subjectId: decision.id,
        detail: { onDay: said.onDay, byOn: said.byOn, effect: said.effect, reviewOn: said.reviewOn },
      });
    });
  }

  /** For the form that asks. @throws Problem 'not-found', 'not-allowed' */
  async toAsk(actor: Actor, personId: string): Promise<{ person: PersonHeading }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      return { person: await headingOf(work, person) };
    });
  }

  /**
   * A worker asks; an answer is due within the authority's working days for oversight (SV-03).
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `question`
   */
  async ask(actor: UserActor, personId: string, question: string, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await work.manager.existsBy(ManagerQuestion, { id, youngPersonId: person.id })) return id;
      const text = question.trim();
      if (!text) throw invalid('question', 'Enter what you want to ask');
      if (text.length > LONGEST_QUESTION) throw invalid('question', `Write ${LONGEST_QUESTION} characters or fewer`);
      const { oversightWD } = await this.caseFiles.policyOn(work, today);
      const answerBy = addWorkingDays(today, oversightWD, ENGLAND_AND_WALES);
      const row = { id, youngPersonId: person.id, question: text, askedById: actor.staffId, askedOn: today, answerBy };
      await work.manager.insert(ManagerQuestion, row);
      await audit(work, { did: 'manager.asked', youngPersonId: person.id, subjectId: id, detail: { answerBy } });
      return id;
    });
  }

  /** A question with its answer, and whom an answer can give something to do. The look is audited. */
  async question(
    actor: Actor,
    personId: string,
    questionId: string,
    today: LocalDate,
  ): Promise<{
    person: PersonHeading;
    question: QuestionTold;
    staff: StaffToChoose[];
    examples: DecisionExampleTold[];
  }> {
    return this.casework.view(actor, personId, 'question', async (work, person) => {
      mustBeAllowed(actor, 'see-supervision');
      return {
        person: await headingOf(work, person),
        question: await questionOf(work, person.id, questionId, await decisionsOf(work, [person.id], today)),
        staff: await staffAtWork(work, today),
        examples: await decisionExamples(work, EXAMPLES_BESIDE),
      };
    });
  }

  /** For the form of a manager who decides unasked: what asks for a decision, and who could do what follows. */
  async toDecide(
    actor: Actor,
    personId: string,
    today: LocalDate,
  ): Promise<{
    person: PersonHeading;
    rises: RiseToDecide[];
    /** Why their case stands still; none: it moves. */
    standsStill: StandsStill[];
    staff: StaffToChoose[];
    adviserId: string | null;
    examples: DecisionExampleTold[];
  }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'supervise');
      const rises = await risesOf(work, person.id);
      const [adviser]: { id: string }[] = await work.manager.query(
        `select staff_id as id from allocation where young_person_id = $1 and role = 'personal-adviser'
            and replaced_by_id is null and not withdrawn and to_on is null`,
        [person.id],
      );
      const staff = await staffAtWork(work, today);
      const [still] = await casesStandingStill(work, this.caseFiles, today, [person.id]);
      const standsStill = still?.reasons ?? [];
      const examples = await decisionExamples(work, EXAMPLES_BESIDE);
      const adviserId = adviser?.id ?? null;
      return { person: await headingOf(work, person), rises, standsStill, staff, adviserId, examples };
    });
  }

  /**
   * A manager decides in one box: it stands on the record as a dated decision, answers a rise of risk (SV-03), and each
   * of its actions has an owner and a day. It is no supervision of the case.
   * @param id given by a form that may be sent twice, so that both are one
   * @param questionId the question that it answers
   * @throws Problem 'not-valid' naming `text`, `facts`, `options`, `reviewOn`, or `what-1`, `owner-1`, `by-1` …; 'not-found' for a question of somebody
   * else; 'already-recorded' for one that was answered
   */
  async decide(
    actor: UserActor,
    personId: string,
    said: DecidedSaid,
    today: LocalDate,
    { id = newId(), questionId = null }: { id?: string; questionId?: string | null } = {},
  ): Promise<string> {
    return this.casework.change(actor, personId, 'supervise', today, async (work, person) => {
      if (await work.manager.existsBy(CaseSupervision, { id, youngPersonId: person.id })) return id;
      const question = questionId === null ? null : await questionOf(work, person.id, questionId, []);
      if (question?.answer)
        throw new Problem('already-recorded', 'Somebody answered this a moment ago. Look at it again.');
      if (question && question.askedById === actor.staffId) {
        throw new Problem('not-allowed', 'Another manager answers what you asked.');
      }
      const factId = await recordDecided(work, actor, person, said, today, id);
      if (question) await work.manager.insert(ManagerAnswer, { questionId: question.id, supervisionId: factId });
      await audit(work, {
        did: 'manager.decided',
        youngPersonId: person.id,
        subjectId: factId,
        detail: { questionId: question?.id ?? null, actions: said.actions.length },
      });
      return factId;
    });
  }

  /** What was decided between two days for everyone the actor may see. @throws Problem 'not-allowed' */
  async between(actor: Actor, from: LocalDate, to: LocalDate, today: LocalDate): Promise<DecisionOfPerson[]> {
    mustBeAllowed(actor, 'see-supervision-of-others');
    return this.unitOfWork.read(actor, (work) => decisionsBetween(work, { from, to, today }));
  }
}

/** What asks for a manager's decision, with what happened where the record has its words. */
export interface RiseToDecide {
  dueOn: LocalDate;
  because: string;
  event: RiskEventTold | null;
  /** Touch is lost: the month's decision on the search answers it too. */
  isLoss: boolean;
}

async function risesOf({ manager }: Work, youngPersonId: string): Promise<RiseToDecide[]> {
  const rises: Pick<Deadline, 'dueOn' | 'because' | 'startedById'>[] = await manager.find(Deadline, {
    where: { youngPersonId, rule: 'SV-03', state: 'open' },
    order: { dueOn: 'ASC', id: 'ASC' },
  });
  const events = await manager.findBy(RiskEvent, { youngPersonId, replacedById: IsNull(), withdrawn: false });
  const losses: { id: string }[] = await manager.query(
    `select fact_id as id from engagement where young_person_id = $1 and standing = 'lost'`,
    [youngPersonId],
  );
  return rises.map(({ dueOn, because, startedById }) => {
    const event = events.find(({ factId }) => factId === startedById);
    const isLoss = losses.some(({ id }) => id === startedById);
    return { dueOn, because, event: event ? riskEventTold(event) : null, isLoss };
  });
}

/**
 * A manager's one box becomes a dated decision on the record, with what follows; the caller audits why it was asked for.
 * @returns the fact in which it was decided
 * @throws Problem 'not-valid' naming its field
 */
export async function recordDecided(
  work: Work,
  actor: UserActor,
  person: YoungPerson,
  said: DecidedSaid,
  today: LocalDate,
  id: string,
): Promise<string> {
  const text = said.text.trim();
  if (!text) throw invalid('text', 'Enter what you decide, and why');
  if (text.length > LONGEST_DECIDED) throw invalid('text', `Write ${LONGEST_DECIDED} characters or fewer`);
  refuse([...weighedFaults(said, today), ...(await actionFaults(work, said.actions, today))]);
  const facts = said.facts?.trim() || null;
  const options = said.options?.trim() || null;
  const fact = {
    youngPersonId: person.id,
    heldOn: today,
    supervisorId: actor.staffId,
    note: noteOfDecision({ facts, options, text }),
    decisionOnly: true,
    risk: null,
    riskBecause: null,
  };
  const { factId } = await recordFact(work, CaseSupervision, fact, id);
  const weighed = { facts, options, reviewOn: said.reviewOn ?? null };
  const actions = said.actions.map((action) => ({ ...action, ...weighed }));
  await insertDecisions(work, actions, {
    youngPersonId: person.id,
    supervisionId: factId,
    decidedOn: today,
    decidedById: actor.staffId,
  });
  return factId;
}

/** Decisions become rows with an owner and a day; the caller has looked whether they are right. */
export async function insertDecisions(
  { manager }: Work,
  decisions: readonly Omit<DecisionSaid, 'row'>[],
  of: Pick<SupervisionDecision, 'youngPersonId' | 'supervisionId' | 'decidedOn' | 'decidedById'>,
): Promise<void> {
  const rows = decisions.map(({ what, why, ownerId, byOn, facts, options, reviewOn }) => {
    return { ...of, id: newId(), what, why, ownerId, byOn, facts, options, reviewOn };
  });
  if (rows.length > 0) await manager.insert(SupervisionDecision, rows);
}

export async function insertStep(
  { manager }: Work,
  decision: Pick<DecisionTold, 'id'>,
  { step, onDay, byOn, effect, words, reviewOn }: StepSaid,
  by: { id: string; sessionId: string | null; byId: string },
  number: number,
): Promise<void> {
  await manager.insert(SupervisionDecisionStep, {
    ...by,
    decisionId: decision.id,
    number,
    step,
    onDay,
    byOn: step === 'new-day' ? byOn : null,
    effect: step === 'effect' ? effect : null,
    words: words?.trim() || null,
    reviewOn: effect === 'too-early' ? reviewOn : null,
  });
}

/** Everyone who works here and could do something, by name. */
export async function staffAtWork({ manager }: Work, today: LocalDate): Promise<StaffToChoose[]> {
  return manager.query(
    `select id, name from staff where (left_on is null or left_on > $1)
        and post not in ('data-officer', 'administrator', 'duty-worker') order by name, id`,
    [today],
  );
}

/** One of a young person's decisions. @throws Problem 'not-found' */
export async function decisionOf(work: Work, person: YoungPerson, id: string, today: LocalDate): Promise<DecisionTold> {
  const found = isId(id) && (await decisionsOf(work, [person.id], today)).find((one) => one.id === id.toLowerCase());
  if (!found) throw notFound();
  return found;
}

function stepFaults(said: StepSaid, decision: DecisionTold, today: LocalDate): FieldError[] {
  const faults: FieldError[] = [];
  if (said.onDay > today) faults.push({ field: 'onDay', message: 'The day must be today or in the past' });
  if (said.onDay < decision.decidedOn) {
    faults.push({ field: 'onDay', message: 'The day must be the day of the decision, or later' });
  }
  if (said.step === 'new-day') {
    if (!said.byOn) faults.push({ field: 'byOn', message: 'Enter the new day' });
    else if (said.byOn < today) faults.push({ field: 'byOn', message: 'The new day must be today or later' });
    else if (said.byOn > addDays(today, MOST_DAYS_AHEAD))
      faults.push({ field: 'byOn', message: 'Must be within a year' });
    else if (said.byOn === byOnOf(decision)) faults.push({ field: 'byOn', message: 'That is the day it has already' });
    if (!said.words?.trim()) faults.push({ field: 'words', message: 'Enter why it needs another day' });
  }
  if (said.step === 'not-needed' && !said.words?.trim()) {
    faults.push({ field: 'words', message: 'Enter why it is given up' });
  }
  if (said.step === 'effect' && !said.effect)
    faults.push({ field: 'effect', message: 'Choose what difference it made' });
  const reviewDay = said.step === 'effect' ? reviewOnOf(decision, today) : null;
  if (said.reviewOn && !(said.step === 'effect' && said.effect === 'too-early')) {
    faults.push({ field: 'reviewOn', message: 'Another day is for what it is too early to say' });
  } else if (said.reviewOn) {
    faults.push(...reviewDayFaults('reviewOn', { text: said.reviewOn, on: said.reviewOn }, said.onDay));
    if (said.reviewOn <= today) faults.push({ field: 'reviewOn', message: 'Must be after today' });
  } else if (said.effect === 'too-early' && reviewDay && reviewDay <= today) {
    faults.push({ field: 'reviewOn', message: 'Enter when you look at it again' });
  }
  // The review is what came of it, in words.
  if (reviewDay && !said.words?.trim()) faults.push({ field: 'words', message: 'Enter what came of it' });
  return faults;
}

/** The facts and the options stand above what was decided. */
function noteOfDecision({ facts, options, text }: { facts: string | null; options: string | null; text: string }) {
  if (!facts && !options) return text;
  const parts = [facts && `The facts\n${facts}`, options && `What else was considered\n${options}`];
  return [...parts, `Decided, and why\n${text}`].filter(Boolean).join('\n\n');
}

function weighedFaults({ facts, options, reviewOn, actions }: DecidedSaid, today: LocalDate): FieldError[] {
  const faults: FieldError[] = [];
  for (const [field, text] of Object.entries({ facts, options })) {
    if (text && text.length > LONGEST_WEIGHED) {
      faults.push({ field, message: `Write ${LONGEST_WEIGHED} characters or fewer` });
    }
  }
  if (!reviewOn) return faults;
  if (actions.length === 0)
    faults.push({ field: 'what-1', message: 'Enter what is to be done: it is what is reviewed' });
  return [...faults, ...reviewDayFaults('reviewOn', { text: reviewOn, on: reviewOn }, today)];
}

/** Of what a manager gives to do outside a session: it begins today. */
async function actionFaults(
  { manager }: Work,
  actions: DecidedSaid['actions'],
  today: LocalDate,
): Promise<FieldError[]> {
  const faults: FieldError[] = [];
  for (const [at, { what, ownerId, byOn }] of actions.entries()) {
    const row = at + 1;
    if (!what.trim()) faults.push({ field: `what-${row}`, message: 'Enter what is to be done' });
    if (byOn < today) faults.push({ field: `by-${row}`, message: 'Must be today or later' });
    if (byOn > addDays(today, MOST_DAYS_AHEAD)) faults.push({ field: `by-${row}`, message: 'Must be within a year' });
    const owner = isId(ownerId) ? await manager.findOneBy(Staff, { id: ownerId }) : null;
    if (!owner || (owner.leftOn !== null && owner.leftOn <= today)) {
      faults.push({ field: `owner-${row}`, message: 'Choose somebody who works here' });
    }
  }
  return faults;
}

async function questionsOf(
  { manager }: Work,
  personId: string,
  decisions: readonly DecisionTold[],
): Promise<QuestionTold[]> {
  const rows: (Omit<QuestionTold, 'answer'> & {
    supervisionId: string | null;
    text: string | null;
    by: string | null;
    on: LocalDate | null;
  })[] = await manager.query(
    `select q.id, q.young_person_id as "personId", q.question, w.name as "askedBy", w.id as "askedById",
            q.asked_on as "askedOn", q.answer_by as "answerBy", a.supervision_id as "supervisionId",
            f.note as text, m.name as by, f.held_on as on
       from manager_question q join staff w on w.id = q.asked_by_id
       left join manager_answer a on a.question_id = q.id
       left join case_supervision f on f.fact_id = a.supervision_id and f.replaced_by_id is null
       left join staff m on m.id = f.supervisor_id
      where q.young_person_id = $1 order by q.asked_on desc, q.id desc`,
    [personId],
  );
  return rows.map(({ supervisionId, text, by, on, ...question }) => ({
    ...question,
    answer:
      supervisionId && by && on
        ? { text, by, on, decisions: decisions.filter((one) => one.supervisionId === supervisionId) }
        : null,
  }));
}

async function questionOf(
  work: Work,
  personId: string,
  id: string,
  decisions: readonly DecisionTold[],
): Promise<QuestionTold> {
  const found = isId(id) && (await questionsOf(work, personId, decisions)).find((one) => one.id === id.toLowerCase());
  if (!found) throw notFound();
  return found;
}

/** @throws Problem 'not-valid' with all of them, where there is one */
export function refuse(faults: FieldError[]): void {
  const [first] = faults;
  if (first) throw new Problem('not-valid', first.message, faults);
}
