import type { PlanDocument } from '../pathway-plans/plan-document';
import { planOf } from '../pathway-plans/plan-topics';
import type { Work } from '../platform/unit-of-work';
import { sectionsOf } from '../statutory/content/plan';
import type { YoungPerson } from '../young-people/young-person.entity';
import { PlanReviewPart, type PlanReviewAtWork } from './plan-review.entities';
import { isTopicSaid, NOTHING_ASKED, NOTHING_OF_TOPIC, type AskedSaid, type TopicSaid } from './review-parts';

/** A topic of the plan as a review looks at it, with what is said of it so far. */
export interface TopicReviewed {
  key: string;
  title: string;
  said: TopicSaid;
  /** Of what is said; 0 where nobody said anything. */
  version: number;
  /** Who saved it last. */
  savedBy: string | null;
}

/** What is said of what the rules ask of a review. */
export interface AskedWritten {
  said: AskedSaid;
  version: number;
  savedBy: string | null;
}

/**
 * The topics of a review, in the young person's order: those of the version of the plan that it looks at. Where that is
 * not in our records, or has none, the matters that a plan of theirs has to hold.
 */
export async function topicsReviewed(
  work: Work,
  person: YoungPerson,
  review: PlanReviewAtWork,
): Promise<TopicReviewed[]> {
  const rows = await partsOf(work, review.id);
  return (await topicsOfPlan(work, person, review.versionId)).map(({ key, title }) => {
    const row = rows.find(({ part }) => part === `topic-${key}`);
    const said = (row?.said as TopicSaid | undefined) ?? NOTHING_OF_TOPIC;
    return { key, title, said, version: row?.version ?? 0, savedBy: row?.savedBy ?? null };
  });
}

export async function askedOf(work: Work, reviewId: string): Promise<AskedWritten> {
  const row = (await partsOf(work, reviewId)).find(({ part }) => part === 'asked');
  return {
    said: { ...NOTHING_ASKED, ...(row?.said as AskedSaid | undefined) },
    version: row?.version ?? 0,
    savedBy: row?.savedBy ?? null,
  };
}

/** Whether a review says something of each topic: of itself, or of a goal under it. @param goals their topics' keys and titles */
export function topicsSaid(
  topics: readonly (TopicSaid & { key: string; title: string })[],
  goals: readonly { topicKey: string; topicTitle: string }[],
): { title: string; isSaid: boolean }[] {
  return topics.map((topic) => ({
    title: topic.title,
    isSaid:
      isTopicSaid(topic) ||
      goals.some(({ topicKey, topicTitle }) => topicKey === topic.key || topicTitle === topic.title),
  }));
}

async function partsOf({ manager }: Work, reviewId: string): Promise<(PlanReviewPart & { savedBy: string | null })[]> {
  return manager.query(
    `select p.part, p.said, p.version, s.name as "savedBy"
       from plan_review_part p left join staff s on s.id = p.changed_by_id where p.review_id = $1`,
    [reviewId],
  );
}

async function topicsOfPlan(
  work: Work,
  person: YoungPerson,
  versionId: string | null,
): Promise<{ key: string; title: string }[]> {
  const [found] = await work.manager.query<{ document: string }[]>('select document from plan_version where id = $1', [
    versionId,
  ]);
  const topics = found ? (JSON.parse(found.document) as PlanDocument).topics : [];
  return topics.length > 0 ? topics : [...sectionsOf(await planOf(work, person))];
}
