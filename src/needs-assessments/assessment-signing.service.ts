import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { NeedsAssessment } from '../pathway-plans/plan-dates.entities';
import { recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { wasTrafficked } from '../young-people/trafficking';
import type { YoungPerson } from '../young-people/young-person.entity';
import { Assessment, AssessmentCopy, AssessmentReturn, AssessmentSigned } from './assessment.entities';
import { documentAreas, textOf, type AssessmentDocument } from './assessment-document';
import { lawGaps, stillToDo } from './assessment-gaps';
import { answersIn, areasIn, assessmentOf, namesOf, recommendationsIn } from './assessment-records';
import { digestFor } from './digest';
import { isAuthor, mustBeDraft } from './needs-assessments.service';

export interface AssessmentDecision {
  signOff: boolean;
  /** The version of the assessment that was read; null where that is not known. */
  version: number | null;
  /** Why it goes back; or why it is signed off although something lacks that the law asks for. */
  reason: string;
}

export type CopyGiven = Pick<AssessmentCopy, 'givenOn' | 'how' | 'explainedOn' | 'whyNot'>;

/** From written to signed off: one sends it, another who is a manager decides, and the young person gets a copy. */
@Injectable()
export class AssessmentSigningService {
  constructor(private readonly casework: Casework) {}

  /**
   * Sends it to a manager; twice is once.
   * @throws Problem 'not-valid' naming the areas that are not written: the history weighed, identity asked about
   */
  async finish(actor: UserActor, personId: string, assessmentId: string, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'sign-records', today, async (work, person) => {
      const assessment = await assessmentOf(work, person.id, assessmentId);
      if (assessment.state === 'with-manager' && assessment.finishedById === actor.staffId) return;
      mustBeDraft(assessment);
      const todo = stillToDo({ matters: assessment.matters, answers: answersIn(await areasIn(work, assessment.id)) });
      if (todo[0]) {
        const errors = todo.map(({ areaKey, sentence }) => ({ field: `area-${areaKey}`, message: sentence }));
        throw new Problem('not-valid', todo[0].sentence, errors);
      }
      await step(work, assessment, { state: 'with-manager', finishedOn: today, finishedById: actor.staffId });
      await audit(work, {
        did: 'needs-assessment.sent-to-manager',
        youngPersonId: person.id,
        subjectId: assessment.id,
      });
    });
  }

  /**
   * Signs it off or sends it back; the same decision of the same manager twice is one. Signed off, it is the dated fact
   * that a needs assessment was completed on that day, under the same id.
   * @throws Problem 'not-allowed' for whoever wrote in it; 'not-valid' naming `reason`; 'changed-by-someone-else' when it
   * no longer waits
   */
  async decide(
    actor: UserActor,
    personId: string,
    assessmentId: string,
    { signOff, version, reason }: AssessmentDecision,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'approve-plans', today, async (work, person) => {
      const assessment = await assessmentOf(work, person.id, assessmentId);
      if (isAuthor(assessment, actor.staffId)) {
        throw new Problem('not-allowed', 'You wrote in this assessment yourself. Another manager has to sign it off.');
      }
      if (await wasDecided(work, assessment, actor, signOff)) return;
      if (assessment.state !== 'with-manager') {
        throw new Problem('changed-by-someone-else', 'It no longer waits for a manager. Nothing was changed.');
      }
      if (version !== null && version !== assessment.version) {
        throw new Problem(
          'changed-by-someone-else',
          'It was sent back and changed since you read it. Read it again first.',
        );
      }
      if (signOff) await signedOff(work, person, assessment, actor, reason.trim(), today);
      else await sentBack(work, assessment, actor, reason.trim(), today);
    });
  }

  /**
   * Records that the young person was given a copy, that it was explained, or why not.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `givenOn`, `how` or `explainedOn`; 'changed-by-someone-else' before sign-off
   */
  async giveCopy(
    actor: UserActor,
    personId: string,
    assessmentId: string,
    copy: CopyGiven,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const assessment = await assessmentOf(work, person.id, assessmentId);
      if (await work.manager.existsBy(AssessmentCopy, { id, assessmentId: assessment.id })) return id;
      const signed = await work.manager.findOneBy(AssessmentSigned, { assessmentId: assessment.id });
      if (!signed) {
        throw new Problem('changed-by-someone-else', 'A copy is given once the assessment is signed off.');
      }
      const whyNot = copy.whyNot?.trim() || null;
      if (!copy.givenOn && !copy.explainedOn && !whyNot) {
        throw invalid('givenOn', 'Enter the day the copy was given or explained, or why that is not practicable');
      }
      for (const field of ['givenOn', 'explainedOn'] as const) {
        const day = copy[field];
        if (day && day > today) throw invalid(field, 'The day must be today or in the past');
        if (day && day < signed.signedOn) {
          throw invalid(field, `The day must be ${formatLong(signed.signedOn)} or later: it was signed off then`);
        }
      }
      if (copy.givenOn && !copy.how) throw invalid('how', 'Choose how the copy was given');
      const how = copy.givenOn ? copy.how : null;
      const given = { givenOn: copy.givenOn, how, explainedOn: copy.explainedOn, whyNot };
      const own = { id, assessmentId: assessment.id, youngPersonId: person.id, recordedById: actor.staffId };
      await work.manager.insert(AssessmentCopy, { ...given, ...own });
      await audit(work, {
        did: 'needs-assessment.copy-given',
        youngPersonId: person.id,
        subjectId: assessment.id,
        detail: { givenOn: given.givenOn, how, explainedOn: given.explainedOn },
      });
      return id;
    });
  }
}

async function wasDecided(work: Work, assessment: Assessment, actor: UserActor, signOff: boolean): Promise<boolean> {
  const assessmentId = assessment.id;
  if (assessment.state === 'signed-off' && signOff) {
    return work.manager.existsBy(AssessmentSigned, { assessmentId, signedById: actor.staffId });
  }
  if (assessment.state !== 'draft' || signOff) return false;
  const [last] = await work.manager.find(AssessmentReturn, {
    where: { assessmentId },
    order: { recordedAt: 'DESC', id: 'DESC' },
    take: 1,
  });
  return last?.returnedById === actor.staffId;
}

async function signedOff(
  work: Work,
  person: YoungPerson,
  assessment: Assessment,
  actor: UserActor,
  reason: string,
  today: LocalDate,
): Promise<void> {
  const answers = answersIn(await areasIn(work, assessment.id));
  const gaps = lawGaps(
    { matters: assessment.matters, answers },
    { ...person, trafficked: await wasTrafficked(work, person.id) },
    today,
  );
  if (gaps.length > 0 && !reason) {
    throw invalid('reason', 'Enter why you sign it off while something the law asks for is missing');
  }
  const names = await namesOf(work.manager, assessment.authorIds);
  const recommendations = await recommendationsIn(work, assessment.id);
  const document: AssessmentDocument = {
    assessment: 1,
    matters: assessment.matters,
    cause: { kind: assessment.cause, on: assessment.causeOn, words: assessment.causeWords },
    openedOn: assessment.openedOn,
    finishedOn: assessment.finishedOn!,
    writtenBy: assessment.authorIds.flatMap((id) => names.get(id) ?? []),
    history: await digestFor(work, person),
    areas: documentAreas(assessment.matters, answers),
    recommendations: recommendations.map(({ id, text, priority, areaKey }) => ({ id, text, priority, areaKey })),
  };
  const text = textOf(document);
  await work.manager.insert(AssessmentSigned, {
    id: newId(),
    assessmentId: assessment.id,
    youngPersonId: person.id,
    document: text,
    digest: createHash('sha256').update(text, 'utf8').digest('hex'),
    gaps,
    despiteGapsBecause: reason || null,
    signedOn: today,
    signedById: actor.staffId,
  });
  await step(work, assessment, { state: 'signed-off' });
  const fact = { youngPersonId: person.id, completedOn: today };
  await recordFact(work, NeedsAssessment, fact, assessment.id);
  await audit(work, {
    did: 'needs-assessment.signed-off',
    youngPersonId: person.id,
    subjectId: assessment.id,
    detail: { on: today, gaps: gaps.map(({ rule, item }) => `${rule} ${item}`) },
  });
}

async function sentBack(
  work: Work,
  assessment: Assessment,
  actor: UserActor,
  comments: string,
  today: LocalDate,
): Promise<void> {
  if (!comments) throw invalid('reason', 'Enter what has to be changed. Who wrote it will read it');
  const { id: assessmentId, youngPersonId } = assessment;
  const returned = { returnedOn: today, returnedById: actor.staffId };
  await work.manager.insert(AssessmentReturn, { id: newId(), assessmentId, youngPersonId, comments, ...returned });
  await step(work, assessment, { state: 'draft' });
  await audit(work, { did: 'needs-assessment.returned', youngPersonId, subjectId: assessmentId });
}

async function step(
  work: Work,
  assessment: Assessment,
  changes: Partial<Pick<Assessment, 'state' | 'finishedOn' | 'finishedById'>>,
): Promise<void> {
  await work.manager.update(Assessment, assessment.id, {
    ...changes,
    changedAt: () => 'now()',
    version: assessment.version + 1,
  });
}
