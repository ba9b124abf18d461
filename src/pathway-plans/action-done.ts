import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { PlanActionKept } from './plan.entities';

/**
 * Says that an action of an approved plan was done, within somebody else's story; done already it stays as it was. The
 * caller has locked the young person and asked access.
 */
export async function markDone(
  work: Work,
  youngPersonId: string,
  actionId: string,
  doneOn: LocalDate,
  doneWords: string | null,
  actor: UserActor,
): Promise<void> {
  const { affected } = await work.manager
    .createQueryBuilder()
    .update(PlanActionKept)
    .set({ doneOn, doneWords, doneById: actor.staffId })
    .where('id = :actionId and young_person_id = :youngPersonId and done_on is null', { actionId, youngPersonId })
    .execute();
  if (affected !== 1) return;
  await audit(work, { did: 'plan-action.done', youngPersonId, subjectId: actionId, detail: { doneOn } });
}

/** It was not done after all, within somebody else's story. */
export async function markNotDone(work: Work, youngPersonId: string, actionId: string): Promise<void> {
  const { affected } = await work.manager
    .createQueryBuilder()
    .update(PlanActionKept)
    .set({ doneOn: null, doneWords: null, doneById: null })
    .where('id = :actionId and young_person_id = :youngPersonId and done_on is not null', { actionId, youngPersonId })
    .execute();
  if (affected !== 1) return;
  await audit(work, { did: 'plan-action.not-done', youngPersonId, subjectId: actionId });
}
