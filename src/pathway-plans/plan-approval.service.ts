import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { formatLong, later, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { changePlan, LONGEST_SAID } from './plan-completion.service';
import { PathwayPlan } from './plan-dates.entities';
import { coverageOf } from './coverage';
import { bringIntoForce } from './goals-in-force';
import type { PlanDocument } from './plan-document';
import { versionNumbered, wroteOrFinished } from './plan-versions.service';
import { PlanDecision, PlanVersion } from './plan.entities';

export interface DecisionSaid {
  decision: 'approved' | 'returned';
  /** Needed to return it: who wrote it will read them. */
  comments: string | null;
}

/**
 * A manager's decision on a version, which is never of their own. An approved version is the
 * dated fact of a completed plan, from which the ledger follows. Each step is one transaction with its audit event.
 */
@Injectable()
export class PlanApprovalService {
  constructor(private readonly casework: Casework) {}

  /**
   * The same decision of the same manager twice is one.
   * @throws Problem 'not-allowed' for who may not read it, wrote in it or finished it; 'changed-by-someone-else' where it is decided;
   * 'not-valid' naming `comments` where it goes back without them
   */
  async decide(
    actor: UserActor,
    personId: string,
    number: number,
    { decision, comments }: DecisionSaid,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'approve-plans', today, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      const youngPersonId = person.id;
      const version = await versionNumbered(work, youngPersonId, number);
      if (await wroteOrFinished(work, version.id)) {
        throw new Problem(
          'not-allowed',
          'You wrote in this plan or finished it. Another manager has to decide about it.',
        );
      }
      const before = await work.manager.findOneBy(PlanDecision, { versionId: version.id });
      if (before && before.decision === decision && before.decidedById === actor.staffId) return;
      if (before) {
        const words = before.decision === 'approved' ? 'approved' : 'returned';
        throw new Problem(
          'changed-by-someone-else',
          `This plan was ${words} on ${formatLong(before.decidedOn)} already.`,
        );
      }
      const said = comments?.trim() || null;
      if (decision === 'returned' && said === null) {
        throw invalid('comments', 'Enter what should change. Who wrote the plan will read it');
      }
      if (decision === 'approved' && said === null && (await hasNeedWithout(work, version.id))) {
        throw invalid(
          'comments',
          'A need has neither an action nor a reason. Enter why you approve the plan all the same',
        );
      }
      if (said !== null && said.length > LONGEST_SAID) {
        throw invalid('comments', `Write ${LONGEST_SAID.toLocaleString('en-GB')} characters or fewer`);
      }
      await work.manager.insert(PlanDecision, {
        id: newId(),
        youngPersonId,
        versionId: version.id,
        decision,
        comments: said,
        decidedOn: today,
        decidedById: actor.staffId,
      });
      await changePlan(work, { id: version.planId }, decision === 'approved' ? 'approved' : 'draft');
      if (decision === 'approved') {
        const { copyGivenOn } = version;
        // A copy of what was not approved yet is a copy of the plan from its approval on
        const given = copyGivenOn && later(copyGivenOn, today);
        await recordFact(work, PathwayPlan, { youngPersonId, completedOn: today, copyGivenOn: given }, version.id);
        await bringIntoForce(work, youngPersonId, version.id, today);
      }
      await audit(work, { did: `plan.${decision}`, youngPersonId, subjectId: version.id, detail: { number } });
    });
  }
}

async function hasNeedWithout({ manager }: Work, versionId: string): Promise<boolean> {
  const { document } = await manager.findOneByOrFail(PlanVersion, { id: versionId });
  return coverageOf((JSON.parse(document) as PlanDocument).topics, []).needsWithout.length > 0;
}
