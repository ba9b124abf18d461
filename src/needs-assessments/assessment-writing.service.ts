import { Injectable } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import type { Priority } from '../pathway-plans/plan-document';

import { isId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { areaOf, areasOf, type Answers } from './areas';
import { Assessment, AssessmentArea, AssessmentRecommendation } from './assessment.entities';
import { answerFaults, assessmentOf } from './assessment-records';
import { mustBeDraft } from './needs-assessments.service';

export interface RecommendationSaid {
  text: string;
  priority: Priority | null;
  areaKey: string;
}

/** As long as one thing to do needs to be. */
export const LONGEST_RECOMMENDATION = 1_000;

/** An assessment is written area by area; each save is one transaction with its audit event. */
@Injectable()
export class AssessmentWritingService {
  constructor(private readonly casework: Casework) {}

  /**
   * Saves one area; the same answers sent twice are one save.
   * @param answers fields that are left out stay as they are
   * @param version what the writing began from
   * @returns the version that stands now
   * @throws Problem 'not-valid' naming the fields; 'changed-by-someone-else' with the area as it stands, when somebody
   * saved it meanwhile
   */
  async saveArea(
    actor: UserActor,
    personId: string,
    assessmentId: string,
    key: string,
    { answers, version }: { answers: Answers; version: number },
    today: LocalDate,
  ): Promise<number> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const assessment = await assessmentOf(work, person.id, assessmentId);
      const area = areaOf(assessment.matters, key);
      const row = area && (await work.manager.findOneBy(AssessmentArea, { assessmentId: assessment.id, key }));
      if (!row) throw notFound();
      mustBeDraft(assessment);
      const said = { ...row.answers, ...answers };
      const faults = answerFaults(area, said, today);
      if (faults[0]) throw new Problem('not-valid', faults[0].message, faults);
      const changed = Object.keys(said).filter((name) => (said[name] ?? '') !== (row.answers[name] ?? ''));
      if (changed.length === 0) return row.version;
      if (row.version !== version) {
        throw new Problem('changed-by-someone-else', 'Someone else saved this area while you were writing.', [], row);
      }
      await work.manager.update(AssessmentArea, row.id, {
        answers: said,
        changedAt: () => 'now()',
        changedById: actor.staffId,
        version: row.version + 1,
      });
      await wroteIn(work, assessment, actor);
      await audit(work, {
        did: 'needs-assessment.area-saved',
        youngPersonId: person.id,
        subjectId: assessment.id,
        detail: { area: key, fields: changed },
      });
      return row.version + 1;
    });
  }

  /**
   * Adds a recommendation, or changes one.
   * @param id of a new one: given by a form that may be sent twice, so that both are one
   * @param version of one that is changed; null for a new one
   * @throws Problem 'not-valid' naming `text` or `areaKey`; 'changed-by-someone-else' with the row as it stands
   */
  async saveRecommendation(
    actor: UserActor,
    personId: string,
    assessmentId: string,
    said: RecommendationSaid,
    today: LocalDate,
    { id, version }: { id: string; version: number | null },
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const assessment = await assessmentOf(work, person.id, assessmentId);
      const row = isId(id) ? await work.manager.findOneBy(AssessmentRecommendation, { id }) : null;
      if (row && row.assessmentId !== assessment.id) throw notFound();
      if (version !== null && (!row || row.takenOut)) throw notFound();
      if (version === null && row) return row.id;
      mustBeDraft(assessment);
      const recommended = mustBeSaid(assessment, said);
      if (row && row.version !== version) {
        if (row.text === recommended.text && row.priority === said.priority && row.areaKey === said.areaKey) return id;
        throw new Problem('changed-by-someone-else', 'Someone else changed this recommendation meanwhile.', [], row);
      }
      const stamp = { changedById: actor.staffId };
      if (row) {
        await work.manager.update(AssessmentRecommendation, row.id, {
          ...recommended,
          ...stamp,
          changedAt: () => 'now()',
          version: row.version + 1,
        });
      } else {
        const place = await work.manager.countBy(AssessmentRecommendation, { assessmentId: assessment.id });
        const own = { id, assessmentId: assessment.id, youngPersonId: person.id, place };
        await work.manager.insert(AssessmentRecommendation, { ...recommended, ...stamp, ...own });
      }
      await wroteIn(work, assessment, actor);
      await audit(work, {
        did: row ? 'needs-assessment.recommendation-changed' : 'needs-assessment.recommendation-added',
        youngPersonId: person.id,
        subjectId: id,
        detail: { assessmentId: assessment.id, area: said.areaKey },
      });
      return id;
    });
  }

  /** Takes one out while the assessment is written; twice is once. @throws Problem 'not-found' */
  async takeOut(
    actor: UserActor,
    personId: string,
    assessmentId: string,
    recommendationId: string,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const assessment = await assessmentOf(work, person.id, assessmentId);
      const row = isId(recommendationId)
        ? await work.manager.findOneBy(AssessmentRecommendation, { id: recommendationId, assessmentId: assessment.id })
        : null;
      if (!row) throw notFound();
      if (row.takenOut) return;
      mustBeDraft(assessment);
      await work.manager.update(AssessmentRecommendation, row.id, { takenOut: true, version: row.version + 1 });
      await wroteIn(work, assessment, actor);
      await audit(work, {
        did: 'needs-assessment.recommendation-taken-out',
        youngPersonId: person.id,
        subjectId: row.id,
        detail: { assessmentId: assessment.id },
      });
    });
  }
}

function mustBeSaid(assessment: Assessment, { text, priority, areaKey }: RecommendationSaid): RecommendationSaid {
  if (!text.trim()) throw invalid('text', 'Enter what you recommend');
  if (text.length > LONGEST_RECOMMENDATION) {
    throw invalid('text', `Write ${LONGEST_RECOMMENDATION.toLocaleString('en-GB')} characters or fewer`);
  }
  if (!areasOf(assessment.matters).some(({ key }) => key === areaKey)) {
    throw invalid('areaKey', 'Choose what it is about');
  }
  return { text: text.trim(), priority, areaKey };
}

/** Whoever wrote in it is known: they may not sign it off. */
async function wroteIn(work: Work, assessment: Assessment, actor: UserActor): Promise<void> {
  const authorIds = [...new Set([...assessment.authorIds, actor.staffId])];
  await work.manager.update(Assessment, assessment.id, { authorIds, changedAt: () => 'now()' });
}
