import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import { tellNotSafe } from '../safety/not-safe';
import type { LocalDate } from '../statutory/local-date';
import type { PlanAtWork } from './plan.entities';
import { PlanSafeAnswer, type FeelsSafe } from './talk.entities';

/** As a worker writes it down. */
export const FEELS_SAFE_HEARD: Record<FeelsSafe, string> = {
  yes: 'Yes',
  mostly: 'Mostly',
  no: 'No',
  'did-not-say': 'Did not say',
};

/**
 * The same answer again on the same day is said once. The audit event does not repeat what they answered; where they do
 * not feel safe, whoever works with them and their manager are told.
 */
export async function sayWhetherSafe(work: Work, plan: PlanAtWork, answer: FeelsSafe, today: LocalDate): Promise<void> {
  const last = await lastSafeAnswer(work, plan.youngPersonId);
  if (last?.planId === plan.id && last.answer === answer && last.saidOn === today) return;
  const id = newId();
  const recordedById = work.actor.kind === 'user' ? work.actor.staffId : null;
  const { youngPersonId } = plan;
  await work.manager.insert(PlanSafeAnswer, {
    id,
    youngPersonId,
    planId: plan.id,
    answer,
    saidOn: today,
    recordedById,
  });
  await audit(work, { did: 'plan.safe-asked', youngPersonId, subjectId: id });
  if (answer === 'no') await tellNotSafe(work, youngPersonId, today);
}

/** What a young person answered last, while whichever plan was made. For those who may read what was said. */
export async function lastSafeAnswer(work: Work, youngPersonId: string): Promise<PlanSafeAnswer | null> {
  return work.manager.findOne(PlanSafeAnswer, { where: { youngPersonId }, order: { recordedAt: 'DESC', id: 'DESC' } });
}
