import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { correctFact, recordFact } from '../platform/fact';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import { formatLong, later, type LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { changePlan, LONGEST_SAID, LONGEST_WHO } from './plan-completion.service';
import { PathwayPlan } from './plan-dates.entities';
import { coverageOf } from './coverage';
import { bringIntoForce } from './goals-in-force';
import type { PlanDocument } from './plan-document';
import { versionNumbered, wroteOrFinished } from './plan-versions.service';
import { PlanCopy, PlanDecision, PlanVersion, type COPY_WAYS } from './plan.entities';

export interface DecisionSaid {
  decision: 'approved' | 'returned';
  /** Needed to return it: who wrote it will read them. */
  comments: string | null;
}

export interface CopySaid {
  /** Null: the young person. */
  toWhom: string | null;
  how: (typeof COPY_WAYS)[number];
  givenOn: LocalDate;
}

/**
 * A manager's decision on a version, which is never of their own, and the copies given of it. An approved version is the
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

  /**
   * A copy given, to the young person first of all.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'already-recorded' of a version that went back; 'not-valid' naming `givenOn` or `toWhom`
   */
  async giveCopy(
    actor: UserActor,
    personId: string,
    number: number,
    { toWhom, how, givenOn }: CopySaid,
    today: LocalDate,
    id = newId(),
  ): Promise<string> {
    return this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const youngPersonId = person.id;
      const version = await versionNumbered(work, youngPersonId, number);
      const versionId = version.id;
      if (await work.manager.existsBy(PlanCopy, { id, versionId })) return id;
      if (version.state === 'returned') {
        throw new Problem('already-recorded', 'A manager returned this version. Give a copy of the one that follows.');
      }
      if (givenOn > today) throw invalid('givenOn', 'The day must be today or in the past');
      if (givenOn < version.finishedOn) {
        const finished = formatLong(version.finishedOn);
        throw invalid('givenOn', `The plan was finished on ${finished}: enter that day or a later one`);
      }
      if (toWhom !== null && (!toWhom.trim() || toWhom.length > LONGEST_WHO)) {
        throw invalid('toWhom', `Enter who got it, in ${LONGEST_WHO} characters or fewer`);
      }
      const copy = { id, youngPersonId, versionId, toWhom: toWhom?.trim() ?? null, how, givenOn };
      await work.manager.insert(PlanCopy, { ...copy, givenById: actor.staffId });
      if (toWhom === null && version.state === 'approved' && !version.withdrawn) {
        await tellLedger(work, youngPersonId, versionId, givenOn);
      }
      await audit(work, {
        did: 'plan-copy.given',
        youngPersonId,
        subjectId: versionId,
        detail: { number, toThem: toWhom === null, how, givenOn },
      });
      return id;
    });
  }
}

/** The first copy to the young person is what the fact of the plan knows. */
async function tellLedger(work: Work, youngPersonId: string, versionId: string, givenOn: LocalDate): Promise<void> {
  const fact = await work.manager
    .createQueryBuilder(PathwayPlan, 'f')
    .where('f.factId = :versionId and f.replacedById is null and not f.withdrawn', { versionId })
    .getOneOrFail();
  const counts = later(givenOn, fact.completedOn);
  if (fact.copyGivenOn !== null && fact.copyGivenOn <= counts) return;
  await correctFact(work, PathwayPlan, { youngPersonId, factId: versionId }, { copyGivenOn: counts });
}

async function hasNeedWithout({ manager }: Work, versionId: string): Promise<boolean> {
  const { document } = await manager.findOneByOrFail(PlanVersion, { id: versionId });
  return coverageOf((JSON.parse(document) as PlanDocument).topics, []).needsWithout.length > 0;
}
