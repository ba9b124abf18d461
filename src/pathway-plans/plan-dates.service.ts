import { Injectable } from '@nestjs/common';
import type { EntityTarget } from 'typeorm';
import { mustBeAllowed, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, isRecorded, recordFact, withdrawFact, type Fact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Assessment } from '../needs-assessments/assessment.entities';
import { bringResultsUpToDate } from '../plan-reviews/goals-reviewed';
import { PlanReviewAtWork } from '../plan-reviews/plan-review.entities';
import { Casework } from '../young-people/casework';
import { bringBack } from './goals-in-force';
import { PlanVersion } from './plan.entities';
import { NeedsAssessment, PathwayPlan, PlanReview, ReviewRequest } from './plan-dates.entities';

export const PLAN_STEPS = ['assessment', 'plan', 'copy', 'review', 'review-request'] as const;
/** The steps of pathway planning that have a date in law. */
export type PlanStep = (typeof PLAN_STEPS)[number];

export interface PlanStepTaken {
  id: string;
  step: Exclude<PlanStep, 'copy'>;
  on: LocalDate;
  copyGivenOn: LocalDate | null;
  by: string | null;
}

const IN_FORCE = 'f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn';

/** When the steps of pathway planning were taken. */
@Injectable()
export class PlanDatesService {
  constructor(private readonly casework: Casework) {}

  /**
   * Records that a step was taken on a day. "copy" is of the newest plan completed by then; said twice it is one copy.
   * @param id given by a form that may be sent twice, so that both are one record
   * @throws Problem 'not-valid' naming the field
   */
  async record(
    actor: Actor,
    personId: string,
    step: PlanStep,
    on: LocalDate,
    today: LocalDate,
    by: string | null = null,
    id = newId(),
  ): Promise<string> {
    if (on > today) throw invalid('on', 'The date must be today or in the past');
    return this.casework.change(actor, personId, actionOf(step), today, async (work, person) => {
      if (on < person.dateOfBirth) throw invalid('on', 'The date must be after the young person was born');
      const youngPersonId = person.id;
      if (step !== 'copy' && (await isRecorded(work, ENTITY[step], youngPersonId, id))) return id;
      for (const written of [PlanVersion, Assessment, PlanReviewAtWork]) {
        // Their ids are kept for the day on which they are approved, signed off or held.
        if (await work.manager.existsBy<{ id: string }>(written, { id }))
          throw invalid('on', 'Open the form again, and save it from there');
      }
      const plan = step === 'copy' ? await newestPlan(work, youngPersonId, on) : null;
      if (plan?.copyGivenOn === on) return plan.factId;
      const factId = await (async () => {
        switch (step) {
          case 'assessment':
            return (await recordFact(work, NeedsAssessment, { youngPersonId, completedOn: on }, id)).factId;
          case 'plan':
            return (await recordFact(work, PathwayPlan, { youngPersonId, completedOn: on, copyGivenOn: null }, id))
              .factId;
          case 'review':
            return (await recordFact(work, PlanReview, { youngPersonId, heldOn: on }, id)).factId;
          case 'review-request':
            return (await recordFact(work, ReviewRequest, { youngPersonId, requestedOn: on, requestedBy: by }, id))
              .factId;
          case 'copy':
            if (!plan) throw invalid('on', 'No plan had been completed by that day');
            return (await correctFact(work, PathwayPlan, plan, { copyGivenOn: on })).factId;
        }
      })();
      await audit(work, { did: `pathway-plan.${step}`, youngPersonId, subjectId: factId, detail: { on } });
      return factId;
    });
  }

  /** In the order in which they were recorded; one more than `limit` where there are more. The look is audited. */
  async list(
    actor: Actor,
    personId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<PlanStepTaken[]> {
    return this.casework.view(actor, personId, 'plan-dates', ({ manager }, person) =>
      manager.query<PlanStepTaken[]>(
        `select id, step, "on", "copyGivenOn", by from (
           select f.fact_id as id, 'assessment' as step, f.completed_on as "on", null::date as "copyGivenOn",
                  null as by from needs_assessment f where ${IN_FORCE}
           union all select f.fact_id, 'plan', f.completed_on, f.copy_given_on, null from pathway_plan f where ${IN_FORCE}
           union all select f.fact_id, 'review', f.held_on, null, null from plan_review f where ${IN_FORCE}
           union all select f.fact_id, 'review-request', f.requested_on, null, f.requested_by from review_request f
                      where ${IN_FORCE}) taken
          where $2::uuid is null or id > $2 order by id limit $3`,
        [person.id, after, limit + 1],
      ),
    );
  }

  /**
   * The day on which a manager approved a plan, or signed an assessment off, is taken back by a manager alone.
   * @throws Problem 'not-allowed', 'not-found'; 'not-valid' without a reason
   */
  async withdraw(
    actor: Actor,
    personId: string,
    step: PlanStep,
    factId: string,
    reason: string,
    today: LocalDate,
  ): Promise<void> {
    if (!reason.trim()) throw invalid('reason', 'Enter why this was recorded in error');
    await this.casework.change(actor, personId, 'take-out', today, async (work, person) => {
      const fact = { youngPersonId: person.id, factId };
      if (step === 'copy') await correctFact(work, PathwayPlan, fact, { copyGivenOn: null });
      else await withdrawFact(work, ENTITY[step], fact, reason.trim());
      await mustBeAllowedToTakeOut(work, step, factId);
      if (step === 'plan') await bringBack(work, person.id, today);
      if (step === 'review') await bringResultsUpToDate(work, person.id);
      await audit(work, { did: `pathway-plan.${step}.withdrawn`, youngPersonId: person.id, subjectId: factId });
    });
  }
}

/** Saying that one of these was done answers for it, also without its text. */
function actionOf(step: PlanStep): Action {
  return step === 'copy' || step === 'review-request' ? 'record-casework' : 'sign-records';
}

/** What a manager decided is taken out by a manager: a plan approved, an assessment signed off. @throws Problem 'not-allowed' */
export async function mustBeAllowedToTakeOut(work: Work, step: PlanStep, factId: string): Promise<void> {
  const decided = step === 'plan' ? PlanVersion : step === 'assessment' ? Assessment : null;
  if (decided && (await work.manager.existsBy<{ id: string }>(decided, { id: factId }))) {
    mustBeAllowed(work.actor, 'approve-plans');
  }
}

async function newestPlan(work: Work, youngPersonId: string, on: LocalDate): Promise<PathwayPlan | null> {
  return work.manager
    .createQueryBuilder(PathwayPlan, 'f')
    .where('f.youngPersonId = :youngPersonId and f.completedOn <= :on', { youngPersonId, on })
    .andWhere('f.replacedById is null and not f.withdrawn')
    .orderBy('f.completedOn', 'DESC')
    .getOne();
}

const ENTITY: Record<Exclude<PlanStep, 'copy'>, EntityTarget<Fact>> = {
  assessment: NeedsAssessment,
  plan: PathwayPlan,
  review: PlanReview,
  'review-request': ReviewRequest,
};
