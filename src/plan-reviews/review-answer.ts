import type { ReviewDue } from './next-review';
import type { ReviewAnswer } from './plan-reviews.dto';
import type { ReviewOpened, ReviewRead } from './plan-reviews.service';
import type { AskedSaid, TopicKept } from './review-parts';
import type { ReviewSaid } from './review-said';

/** A review as a program reads it: open, or as it was held. */
export function toReviewAnswer(
  read: { open: ReviewOpened; held: null } | { open: null; held: ReviewRead },
): ReviewAnswer {
  return read.open ? openAnswer(read.open) : heldAnswer(read.held);
}

function openAnswer({ review, goals, topics, asked, lacks, saves, next }: ReviewOpened): ReviewAnswer {
  return {
    id: review.id,
    state: 'open',
    version: review.version,
    plannedOn: review.plannedOn,
    heldOn: null,
    planNext: null,
    ...peopleAnswer(review.said),
    goals: goals.map((goal) => ({
      id: goal.id,
      topicTitle: goal.topicTitle,
      goal: goal.goal,
      version: goal.version,
      result: goal.said.result,
      cameOf: goal.said.cameOf || null,
      actions: goal.actions.map(({ id, what, dueOn, doneOn }) => ({ id, what, dueOn, doneOn })),
    })),
    topics: topics.map(({ key, title, version, said }) => ({ ...topicAnswer({ key, title, ...said }), version })),
    asked: { ...askedAnswer(asked.said), version: asked.version },
    lacks: lacks.map((gap) => ({ ...gap })),
    saves,
    ...nextAnswer(next),
  };
}

function topicAnswer({ key, title, changed, decided }: TopicKept) {
  return { key, title, changed: changed || null, decided: decided || null };
}

function askedAnswer({ home, officerChaired, ...texts }: AskedSaid) {
  const { homeWords, after21, noOfficerBecause } = texts;
  return {
    home,
    homeWords: homeWords || null,
    after21: after21 || null,
    officerChaired,
    noOfficerBecause: noOfficerBecause || null,
  };
}

function heldAnswer({ review, goals, asked, lacks, next }: ReviewRead): ReviewAnswer {
  return {
    id: review.id,
    state: 'held',
    version: 0,
    plannedOn: null,
    heldOn: review.heldOn,
    planNext: review.planNext,
    ...peopleAnswer(review.said),
    goals: goals.map(({ goalId, topicTitle, goal, result, cameOf }) => {
      return { id: goalId, topicTitle, goal, version: 0, result, cameOf, actions: [] };
    }),
    topics: review.topics.map((topic) => ({ ...topicAnswer(topic), version: 0 })),
    asked: { ...askedAnswer(asked), version: 0 },
    lacks: lacks.map((gap) => ({ ...gap })),
    saves: 0,
    ...nextAnswer(next),
  };
}

function peopleAnswer({ presence, attended, ...texts }: ReviewSaid) {
  const orNull = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text || null]));
  return {
    ...(orNull as { [Key in keyof typeof texts]: string | null }),
    presence,
    attended: attended.map(({ name, role, how }) => ({ name, role: role || null, how })),
  };
}

function nextAnswer(next: ReviewDue | null) {
  return { nextReviewOn: next?.dueOn ?? null, nextReviewBecause: next?.because ?? null };
}
