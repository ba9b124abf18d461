import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { notFound } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { PlanReviewPart, type PlanReviewAtWork } from './plan-review.entities';
import { changedBy, mustBeOpen, refuse, sameJson, staffOf } from './review-at-work';
import { tooLong } from './lengths';
import { askedFaults, topicFaults, type AskedSaid, type PartOfReview, type TopicSaid } from './review-parts';
import { askedOf, topicsReviewed } from './topics-reviewed';

/** Writing a review topic by topic, and what the rules ask of it. Each part is saved by itself, with its audit event. */
@Injectable()
export class ReviewPartsService {
  constructor(private readonly casework: Casework) {}

  /**
   * Saves what changed of one topic of the plan, and what is decided.
   * @param version the one that was looked at; 0 where nothing was said
   * @throws Problem 'not-found' for a topic that the plan does not have; 'not-valid' naming the fields;
   * 'changed-by-someone-else' when another version stands there
   */
  async saveTopic(
    actor: Actor,
    personId: string,
    { reviewId, key, version }: { reviewId: string; key: string; version: number },
    said: TopicSaid,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const review = await mustBeOpen(work, person, reviewId);
      const topic = (await topicsReviewed(work, person, review)).find((one) => one.key === key);
      if (!topic) throw notFound();
      refuse([...topicFaults(said), ...tooLong({ ...said })]);
      await savePart(work, review, { part: `topic-${key}`, said, version }, topic);
    });
  }

  /** Saves what is said of what the rules ask. @throws as `saveTopic` */
  async saveAsked(
    actor: Actor,
    personId: string,
    { reviewId, version }: { reviewId: string; version: number },
    said: AskedSaid,
    today: LocalDate,
  ): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const review = await mustBeOpen(work, person, reviewId);
      const { homeWords, after21, noOfficerBecause } = said;
      refuse([...askedFaults(said), ...tooLong({ homeWords, after21, noOfficerBecause })]);
      await savePart(work, review, { part: 'asked', said, version }, await askedOf(work, review.id));
    });
  }
}

async function savePart(
  work: Work,
  review: PlanReviewAtWork,
  { part, said, version }: { part: PartOfReview; said: TopicSaid | AskedSaid; version: number },
  now: { said: TopicSaid | AskedSaid; version: number; savedBy: string | null },
): Promise<void> {
  if (now.version !== version) {
    if (sameJson(now.said, said)) return;
    throw changedBy(now.savedBy);
  }
  const key = { reviewId: review.id, part };
  const changed = { said: said as never, changedAt: new Date(), changedById: staffOf(work.actor) };
  if (version === 0) {
    const { youngPersonId } = review;
    await work.manager.insert(PlanReviewPart, { ...key, ...changed, id: newId(), youngPersonId });
  } else {
    await work.manager.update(PlanReviewPart, key, { ...changed, version: version + 1 });
  }
  await audit(work, {
    did: 'plan-review.part-saved',
    youngPersonId: review.youngPersonId,
    subjectId: review.id,
    detail: { part },
  });
}
