import type { ReviewGap } from '../statutory/content/review';
import { BASIS_WORDS } from '../young-people/status-words';
import type { ReviewOpened } from './plan-reviews.service';
import type { PartForm } from './review-parts.form';
import { isTopicSaid, type AskedSaid, type TopicKept } from './review-parts';
import type { TopicReviewed } from './topics-reviewed';

/** The topics of an open review, with the goals under each counted, and where each is written. */
export function toTopics({ topics, goals }: ReviewOpened, reviewAt: string) {
  const lines = topics.map((topic) => {
    const under = goals.filter(({ topicKey, topicTitle }) => topicKey === topic.key || topicTitle === topic.title);
    return {
      title: topic.title,
      at: topicAt(reviewAt, topic),
      isSaid: isTopicSaid(topic.said),
      goals: under.length,
    };
  });
  return {
    topics: lines,
    topicsLeft: lines.filter(({ isSaid, goals: under }) => !isSaid && under === 0).length,
    firstTopicLeft: lines.find(({ isSaid, goals: under }) => !isSaid && under === 0)?.at ?? null,
  };
}

/** The boxes that the rules of this review ask for. */
export function boxesOf(rules: readonly string[]) {
  return {
    home: rules.includes('RV-03'),
    officer: rules.includes('RV-05') || rules.includes('RV-07'),
    after21: rules.includes('RV-08'),
  };
}

/** What lacks of what the rules ask, with the basis of each. */
export function toLacks(lacks: readonly ReviewGap[]) {
  return lacks.map((gap) => ({ ...gap, basisWords: BASIS_WORDS[gap.basis] }));
}

const HOME_WORDS = { suitable: 'Yes, it is suitable', 'not-suitable': 'No, it is not suitable' } as const;

/** What was said of what the rules ask, as the review's page shows it; only what was said. */
export function toAskedLines({ home, homeWords, after21, officerChaired, noOfficerBecause }: AskedSaid) {
  const chaired =
    officerChaired === null ? null : officerChaired ? 'Yes' : `No${noOfficerBecause ? `: ${noOfficerBecause}` : ''}`;
  return [
    { label: 'Is the home suitable?', text: home && [HOME_WORDS[home], homeWords].filter(Boolean).join('. ') },
    { label: 'Chaired by an independent reviewing officer?', text: chaired },
    { label: 'What follows from 21', text: after21 },
  ].flatMap(({ label, text }) => (text ? [{ label, text }] : []));
}

/** The topics of a review that was held: those of which something was said. */
export function toTopicsKept(topics: readonly TopicKept[]) {
  return topics.filter(isTopicSaid);
}

/** The form of one topic, and where in the review it stands. */
export function toTopicPage(opened: ReviewOpened, reviewAt: string, topic: TopicReviewed, form: PartForm) {
  const place = opened.topics.findIndex(({ key }) => key === topic.key);
  const before = opened.topics[place - 1];
  return {
    person: opened.person,
    reviewAt,
    backAt: before ? topicAt(reviewAt, before) : null,
    at: topicAt(reviewAt, topic),
    topicTitle: topic.title,
    place: place + 1,
    inAll: opened.topics.length,
    goals: opened.goals.filter(({ topicKey, topicTitle }) => topicKey === topic.key || topicTitle === topic.title),
    form,
    errors: form.errors,
  };
}

/** The form of what the rules ask of this review. */
export function toAskedPage(opened: ReviewOpened, reviewAt: string, form: PartForm) {
  return {
    person: opened.person,
    reviewAt,
    boxes: boxesOf(opened.rules),
    homes: Object.entries(HOME_WORDS).map(([value, text]) => ({ value, text })),
    form,
    errors: form.errors,
  };
}

export function topicAt(reviewAt: string, { key }: { key: string }): string {
  return `${reviewAt}/topics/${encodeURIComponent(key)}`;
}
