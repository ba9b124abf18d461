import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed, type Action } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { LegalPosition } from '../deadlines/legal-position.entity';
import { isId, newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { Gap } from '../statutory/content/gap';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { wasTrafficked } from '../young-people/trafficking';
import { YoungPerson } from '../young-people/young-person.entity';
import { areasOf, type Matters } from './areas';
import {
  Assessment,
  AssessmentArea,
  AssessmentCopy,
  AssessmentNotNeeded,
  AssessmentReturn,
  AssessmentSigned,
  type AssessmentRecommendation,
} from './assessment.entities';
import type { AssessmentDocument } from './assessment-document';
import { hintsFor, lawGaps, owedAfterwards, stillToDo, type StillToDo } from './assessment-gaps';
import { answersIn, areasIn, assessmentAtWork, assessmentOf, namesOf, recommendationsIn } from './assessment-records';
import { isChange, type Cause } from './causes';
import { digestFor } from './digest';
import type { DigestSection } from './digest-words';
import { SUGGESTION_WORDS, suggestionsOf, type Suggestion } from './suggestions';
import { tracesOf, type Trace } from './traces';

/** Why an assessment is opened. */
export interface Opening {
  cause: Cause;
  /** The day of the change; null where nothing changed. */
  on: LocalDate | null;
  words: string | null;
  /** A fact on the record that suggests it; cause, day and words follow from it. */
  factId: string | null;
}

/** One line of the list: an assessment that was signed off, or a day on which one was completed elsewhere. */
export interface AssessmentLine {
  id: string;
  completedOn: LocalDate;
  /** Whether its text is here. */
  written: boolean;
  cause: Cause | null;
  causeOn: LocalDate | null;
  /** The copy was given and explained, or why not was recorded. */
  copySettled: boolean;
}

export interface AssessmentsListed {
  person: PersonHeading;
  atWork: Assessment | null;
  completed: AssessmentLine[];
  suggestions: Suggestion[];
}

/** An assessment with all that its pages show. */
export interface AssessmentOpened {
  person: PersonHeading;
  assessment: Assessment;
  /** By key. */
  areas: Map<string, AssessmentArea>;
  recommendations: AssessmentRecommendation[];
  todo: StillToDo[];
  gaps: Gap[];
  hints: string[];
  digest: DigestSection[];
  /** Changes on the record since it was opened or since the last one. */
  suggestions: Suggestion[];
  returns: (AssessmentReturn & { by: string })[];
  /** Null until it is signed off. */
  signed: (AssessmentSigned & { by: string; content: AssessmentDocument }) | null;
  copies: AssessmentCopy[];
  owed: Gap[];
  /** Of each recommendation, what the plan made of it. */
  traces: Map<string, Trace>;
  openedBy: string | null;
  finishedBy: string | null;
  authors: string[];
}

/** A change to come may be told ahead by as much. */
const DAYS_AHEAD = 366;

/**
 * Needs assessments: opened because one is due, asked for, or something changed. Every change is one transaction with
 * its audit event and the ledger.
 */
@Injectable()
export class NeedsAssessmentsService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found', 'not-allowed' */
  async list(actor: Actor, personId: string, today: LocalDate): Promise<AssessmentsListed> {
    return this.casework.view(actor, personId, 'needs-assessments', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      return {
        person: await headingOf(work, person),
        atWork: await assessmentAtWork(work, person.id),
        completed: await completedOf(work, person.id),
        suggestions: await suggestionsOf(work, person.id, today),
      };
    });
  }

  /**
   * The look is audited.
   * @param action what it is opened for
   * @throws Problem 'not-found', 'not-allowed'
   */
  async open(
    actor: Actor,
    personId: string,
    assessmentId: string,
    today: LocalDate,
    action: Action = 'read-notes',
  ): Promise<AssessmentOpened> {
    return this.casework.view(actor, personId, 'needs-assessment', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      mustBeAllowed(actor, action);
      const assessment = await assessmentOf(work, person.id, assessmentId);
      return opened(work, person, assessment, today);
    });
  }

  /**
   * Begins one.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `on`, `words` or `factId`; 'already-recorded' while another is at work
   */
  async begin(actor: UserActor, personId: string, opening: Opening, today: LocalDate, id = newId()): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await work.manager.existsBy(Assessment, { id, youngPersonId: person.id })) return id;
      if (await assessmentAtWork(work, person.id)) {
        throw new Problem('already-recorded', 'A needs assessment is being written already. Go on with that one.');
      }
      const { cause, on, words, factId } = await openingOf(work, person, opening, today);
      const matters = await mattersFor(work, person.id);
      const openedById = actor.staffId;
      await work.manager.insert(Assessment, {
        id,
        youngPersonId: person.id,
        matters,
        cause,
        causeOn: on,
        causeWords: words,
        causeFactId: factId,
        openedOn: today,
        openedById,
      });
      await work.manager.insert(
        AssessmentArea,
        areasOf(matters).map(({ key }) => ({ id: newId(), assessmentId: id, youngPersonId: person.id, key })),
      );
      await audit(work, {
        did: 'needs-assessment.opened',
        youngPersonId: person.id,
        subjectId: id,
        detail: { cause, on, matters },
      });
      return id;
    });
  }

  /**
   * Says that no new assessment is needed after a change on the record, and why; twice is once.
   * @throws Problem 'not-valid' naming `factId` or `reason`
   */
  async notNeeded(
    actor: UserActor,
    personId: string,
    said: { factId: string; reason: string },
    today: LocalDate,
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const { factId } = said;
      if (!isId(factId)) throw invalid('factId', 'Must be a change on the record');
      const reason = said.reason.trim();
      const [before] = await work.manager.findBy(AssessmentNotNeeded, { youngPersonId: person.id, factId, reason });
      if (before) return before.id;
      if (!reason) throw invalid('reason', 'Enter why no new assessment is needed');
      const change = await suggested(work, person, factId, today);
      const id = newId();
      await work.manager.insert(AssessmentNotNeeded, {
        id,
        youngPersonId: person.id,
        factId,
        cause: change.cause,
        causeOn: change.on,
        reason,
        decidedOn: today,
        decidedById: actor.staffId,
      });
      await audit(work, {
        did: 'needs-assessment.not-needed',
        youngPersonId: person.id,
        subjectId: factId,
        detail: { cause: change.cause, on: change.on },
      });
      return id;
    });
  }

  /**
   * Gives up one that is being written, with a reason; it stays on the record. Twice is once.
   * @throws Problem 'not-valid' naming `reason`; 'changed-by-someone-else' when a manager has it, or it is signed off
   */
  async giveUp(
    actor: UserActor,
    personId: string,
    assessmentId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const assessment = await assessmentOf(work, person.id, assessmentId);
      if (assessment.state === 'given-up') return;
      mustBeDraft(assessment);
      if (!reason.trim()) throw invalid('reason', 'Enter why you are stopping');
      await work.manager.update(Assessment, assessment.id, {
        state: 'given-up',
        givenUpBecause: reason.trim(),
        changedAt: () => 'now()',
        version: assessment.version + 1,
      });
      await audit(work, { did: 'needs-assessment.given-up', youngPersonId: person.id, subjectId: assessment.id });
    });
  }
}

/** @throws Problem 'changed-by-someone-else' where nobody may write in it */
export function mustBeDraft({ state }: Assessment): void {
  if (state === 'draft') return;
  const why = {
    'with-manager': 'It is with a manager. Nobody writes in it until they decide.',
    'signed-off': 'It is signed off, and stays as it is. A new assessment says what changed.',
    'given-up': 'Somebody stopped writing it.',
  }[state];
  throw new Problem('changed-by-someone-else', `${why} Nothing was changed.`);
}

/** Whether somebody wrote in it, opened it or sent it: they may not sign it off. */
export function isAuthor(assessment: Assessment, staffId: string): boolean {
  return [assessment.openedById, assessment.finishedById, ...assessment.authorIds].includes(staffId);
}

/** What an actor may do with an assessment as it stands. */
export function choicesFor(actor: UserActor, assessment: Assessment) {
  const write = may(actor, 'record-casework');
  return {
    write: write && assessment.state === 'draft',
    decide: assessment.state === 'with-manager' && may(actor, 'approve-plans') && !isAuthor(assessment, actor.staffId),
    copy: write && assessment.state === 'signed-off',
  };
}

/** All of one assessment, in the transaction of whoever asks. */
export async function opened(
  work: Work,
  person: YoungPerson,
  assessment: Assessment,
  today: LocalDate,
): Promise<AssessmentOpened> {
  const { manager } = work;
  const assessmentId = assessment.id;
  const areas = await areasIn(work, assessmentId);
  const recommendations = await recommendationsIn(work, assessmentId);
  const signed = await manager.findOneBy(AssessmentSigned, { assessmentId });
  const returns = await manager.find(AssessmentReturn, { where: { assessmentId }, order: { recordedAt: 'ASC' } });
  const copies = await manager.find(AssessmentCopy, { where: { assessmentId }, order: { recordedAt: 'ASC' } });
  const names = await namesOf(manager, [
    assessment.openedById,
    assessment.finishedById,
    ...assessment.authorIds,
    ...returns.map(({ returnedById }) => returnedById),
    signed?.signedById ?? null,
  ]);
  const trafficked = await wasTrafficked(work, person.id);
  const nameOf = (id: string | null) => (id && names.get(id)) || null;
  const written = { matters: assessment.matters, answers: answersIn(areas) };
  const content = signed && (JSON.parse(signed.document) as AssessmentDocument);
  return {
    person: await headingOf(work, person),
    assessment,
    areas,
    recommendations,
    todo: stillToDo(written),
    gaps: signed ? signed.gaps : lawGaps(written, { ...person, trafficked }, null),
    hints: hintsFor(written, recommendations),
    digest: content ? content.history : await digestFor(work, person),
    suggestions: await suggestionsOf(work, person.id, today),
    returns: returns.map((one) => ({ ...one, by: nameOf(one.returnedById) ?? 'A manager' })),
    signed: signed && content && { ...signed, by: nameOf(signed.signedById) ?? 'A manager', content },
    copies,
    owed: signed ? owedAfterwards(copies) : [],
    traces: signed ? await tracesOf(work, person.id) : new Map<string, Trace>(),
    openedBy: nameOf(assessment.openedById),
    finishedBy: nameOf(assessment.finishedById),
    authors: assessment.authorIds.flatMap((id) => nameOf(id) ?? []),
  };
}

/** Eligible, or looked after and soon to be, is one list of matters; whoever has left care is the other. */
async function mattersFor(work: Work, youngPersonId: string): Promise<Matters> {
  const position = await work.manager.findOneBy(LegalPosition, { youngPersonId });
  const inCare = position?.status === 'eligible' || position?.status === 'looked-after-not-eligible';
  return inCare ? 'when-eligible' : 'after-care';
}

async function openingOf(work: Work, person: YoungPerson, said: Opening, today: LocalDate): Promise<Opening> {
  if (said.factId !== null) {
    const { factId, cause, on, what } = await suggested(work, person, said.factId, today);
    return { factId, cause, on, words: said.words?.trim() || SUGGESTION_WORDS[what] };
  }
  const words = said.words?.trim() || null;
  if (!isChange(said.cause)) return { ...said, on: null, words };
  if (said.on === null) throw invalid('on', 'Enter the day it happened, or will');
  if (said.on < person.dateOfBirth) throw invalid('on', 'The day must be after the young person was born');
  if (said.on > addDays(today, DAYS_AHEAD)) throw invalid('on', 'The day must be within a year from now');
  if (words === null) throw invalid('words', 'Enter what changed, in a few words');
  return { ...said, words };
}

async function suggested(work: Work, person: YoungPerson, factId: string, today: LocalDate): Promise<Suggestion> {
  const change = (await suggestionsOf(work, person.id, today)).find((one) => one.factId === factId);
  if (!change) throw invalid('factId', 'Must be a change on the record since the last assessment, not settled yet');
  return change;
}

async function completedOf(work: Work, youngPersonId: string): Promise<AssessmentLine[]> {
  return work.manager.query<AssessmentLine[]>(
    `select f.fact_id as id, f.completed_on as "completedOn", s.id is not null as written, a.cause,
            a.cause_on as "causeOn",
            exists (select from assessment_copy c where c.assessment_id = f.fact_id and c.why_not is not null)
              or (exists (select from assessment_copy c where c.assessment_id = f.fact_id and c.given_on is not null)
                and exists (select from assessment_copy c where c.assessment_id = f.fact_id
                             and c.explained_on is not null)) as "copySettled"
       from needs_assessment f left join assessment_signed s on s.assessment_id = f.fact_id
       left join assessment a on a.id = s.assessment_id
      where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn
      order by f.completed_on desc, f.fact_id desc`,
    [youngPersonId],
  );
}
