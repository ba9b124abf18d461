import { may } from '../access/access';
import type { Actor } from '../access/actor';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { standingWords } from './challenge-words';
import { challengesOf, type ChallengeTold } from './challenges-told';
import { midwayOwed, type MidwayOwed } from './midway-told';
import { PlanReviewAtWork } from './plan-review.entities';
import { requestsOpen, type RequestOpen } from './reviews-told';

/** What the record shows of reviews: dates and where they are seen to, nothing that was said. */
export interface Reviewing {
  open: { id: string; plannedOn: LocalDate | null } | null;
  requests: RequestOpen[];
  midway: MidwayOwed | null;
  challenges: Pick<ChallengeTold, 'id' | 'raisedOn' | 'standing'>[];
}

export const NO_REVIEWING: Reviewing = { open: null, requests: [], midway: null, challenges: [] };

export async function reviewingOf(work: Work, youngPersonId: string): Promise<Reviewing> {
  const open = await work.manager.findOneBy(PlanReviewAtWork, { youngPersonId, state: 'open' });
  const challenges = await challengesOf(work, youngPersonId);
  return {
    open: open && { id: open.id, plannedOn: open.plannedOn },
    requests: await requestsOpen(work, youngPersonId),
    midway: await midwayOwed(work, youngPersonId),
    challenges: challenges.filter(({ standing }) => standing.waits !== 'nothing'),
  };
}

/** @param at the record's address */
export function toReviewing(
  { open, requests, midway, challenges }: Reviewing,
  at: string,
  actor: Actor,
  today: LocalDate,
) {
  const reviewsAt = may(actor, 'read-notes') ? `${at}/reviews` : null;
  return {
    at: reviewsAt,
    open: open && { plannedOn: open.plannedOn, at: reviewsAt && `${reviewsAt}/${open.id}` },
    requests,
    midway: midway && { words: dueWords(midway.dueOn, today), at: reviewsAt && `${reviewsAt}/midway` },
    challenges: challenges.map((challenge) => ({
      raisedOn: challenge.raisedOn,
      words: standingWords(challenge, today),
      at: reviewsAt && `${reviewsAt}/challenges/${challenge.id}`,
    })),
  };
}
