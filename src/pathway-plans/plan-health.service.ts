import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid, notFound, Problem } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { healthAsked, type HealthAsked } from './health-items';
import { planAtWork, planToChange, topicOf } from './plan-topics';
import { PlanHealthAnswer } from './plan-health-answer.entity';

/** One answer, as somebody gave it who saw `was`. */
export interface HealthSaid {
  item: string;
  inPlan: boolean;
  /** The answer that stood there when they were asked; null where there was none. */
  was: boolean | null;
  /** When what they were shown was written down, as `HealthItem` has it; null of what has none. */
  writtenAt: string | null;
}

/** What a young person said of each thing on their health: whether the plan they are making may show it. */
@Injectable()
export class PlanHealthService {
  constructor(private readonly casework: Casework) {}

  /** The look is audited. @throws Problem 'not-found' for a topic that is not on health of a plan at work; 'not-allowed' */
  async open(actor: Actor, personId: string, key: string): Promise<HealthAsked> {
    return this.casework.view(actor, personId, 'plan-topic', async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      mustBeAllowed(actor, 'see-health');
      const plan = await planAtWork(work, person.id);
      if (!plan) throw notFound();
      await mustBeOnHealth(work, plan, key);
      return healthAsked(work, person.id, plan.id);
    });
  }

  /**
   * Keeps every answer that is new, or none of them. The same answers again change nothing, so that they may be sent twice.
   * The audit event does not repeat what they answered.
   * @throws Problem 'not-found' for a topic that is not on health; 'already-recorded' with a manager;
   * 'changed-by-someone-else' where an item was answered otherwise meanwhile, or is not on the record any more as it was shown;
   * 'not-valid' naming `inPlan` for a yes while their adviser may not have a copy of their health passport
   */
  async answer(
    actor: Actor,
    personId: string,
    key: string,
    said: readonly HealthSaid[],
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      mustBeAllowed(actor, 'read-notes');
      mustBeAllowed(actor, 'see-health');
      const plan = await planToChange(work, person.id);
      await mustBeOnHealth(work, plan, key);
      const { agreed, items } = await healthAsked(work, person.id, plan.id);
      if (!agreed && said.some(({ inPlan }) => inPlan)) throw invalid('inPlan', NOT_AGREED);
      const answers = said.filter(({ item, inPlan, was, writtenAt }) => {
        const standing = items.find((one) => one.item === item);
        if (!standing || standing.writtenAt !== writtenAt) throw changedMeanwhile();
        if (standing.inPlan === inPlan) return false;
        if (standing.inPlan !== was) throw changedMeanwhile();
        return true;
      });
      if (answers.length === 0) return;
      await work.manager.insert(
        PlanHealthAnswer,
        answers.map(({ item, inPlan }) => ({
          ...{ id: newId(), youngPersonId: person.id, planId: plan.id, item, inPlan },
          ...{ askedOn: today, askedById: actor.kind === 'user' ? actor.staffId : null },
        })),
      );
      await audit(work, {
        did: 'plan-health.answered',
        youngPersonId: person.id,
        subjectId: plan.id,
        detail: { answers: answers.length },
      });
    });
  }
}

const NOT_AGREED =
  'Their adviser may not have a copy of their health passport, so the plan cannot show anything of their health';

async function mustBeOnHealth(work: Work, plan: { id: string }, key: string): Promise<void> {
  const { matter } = await topicOf(work, plan.id, key);
  if (matter !== 'health') throw notFound();
}

function changedMeanwhile(): Problem {
  return new Problem(
    'changed-by-someone-else',
    'Somebody else recorded something on their health meanwhile. Look at it as it is now, then answer again.',
  );
}
