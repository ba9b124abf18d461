import { isWritten } from '../statutory/content/gap';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { part, text, under, words } from './blocks';
import { colourOf } from './printed-plan';
import type { Block, PrintedDocument } from './printed-document';

/** A review as it was held. */
export interface PaperReview {
  name: string;
  council: string | null;
  heldOn: LocalDate;
  chairedBy: string;
  recordedBy: string;
  attended: readonly { name: string; role: string; how: 'in-person' | 'by-phone' }[];
  presence: 'present' | 'another-way' | 'not-present' | null;
  anotherWay: string;
  efforts: string;
  ownWords: string;
  ofThePlan: string;
  meetings: string;
  whyNotViews: string;
  whyNotMeetings: string;
  goals: readonly {
    topic: string;
    goal: string;
    result: 'done' | 'kept' | 'changed' | 'stopped';
    cameOf: string;
    actions: readonly { what: string; done: boolean; words: string }[];
  }[];
  /** What was said of each topic of the plan; those without a word are left out. */
  topics: readonly { title: string; changed: string; decided: string }[];
  /** What was said of what the rules ask of some reviews. */
  asked: {
    home: 'suitable' | 'not-suitable' | null;
    homeWords: string;
    after21: string;
    officerChaired: boolean | null;
    noOfficerBecause: string;
  };
  /** What else was open on that day. */
  carried: readonly { kind: string; what: string; dueOn: LocalDate | null }[];
  /** What follows for the plan. */
  planNext: 'new-plan' | 'stands';
  /** It was taken out as recorded in error. */
  inError: boolean;
}

const RESULT_WORDS = { done: 'Done', kept: 'We go on with it', changed: 'Changed', stopped: 'Stopped' } as const;

/** A review on paper: the young person’s words first, then each goal with what came of it, and what follows. */
export function printedReview(review: PaperReview): PrintedDocument {
  return {
    kind: 'Review of the pathway plan',
    language: 'en-GB',
    cover: {
      title: 'My review',
      colour: colourOf('blue'),
      name: review.name,
      lines: [
        `Held on ${formatLong(review.heldOn)}`,
        `Chaired by ${review.chairedBy}`,
        ...(isWritten(review.recordedBy) ? [`Written down by ${review.recordedBy}`] : []),
        ...(review.council ? [review.council] : []),
      ],
    },
    mark: review.inError ? 'RECORDED IN ERROR: this review does not count' : null,
    parts: [
      ...part('What I said', [
        ...words(review.ownWords),
        ...under(2, 'What I think of my plan', words(review.ofThePlan)),
        ...under(2, 'Why my views could not be had', text(review.whyNotViews)),
      ]),
      ...part('My goals', review.goals.flatMap(goalBlocks)),
      ...part('Topic by topic', review.topics.flatMap(topicBlocks)),
      ...part('My home, and what comes next', askedBlocks(review.asked)),
      ...part('What else was open', carriedBlocks(review.carried)),
      ...part('Who was there', thereBlocks(review)),
      ...part('What follows', text(nextWords(review.planNext))),
    ],
  };
}

function goalBlocks({ topic, goal, result, cameOf, actions }: PaperReview['goals'][number]): Block[] {
  const rows = actions.map(({ what, done, words: said }) => [what, done ? 'Done' : 'Not done', said]);
  return under(2, goal, [
    ...text(topic),
    { kind: 'text', text: `${RESULT_WORDS[result]}.` },
    ...under(3, 'What came of it', text(cameOf)),
    ...(rows.length > 0
      ? [
          {
            kind: 'table' as const,
            heads: ['What', 'Done?', 'What came of it, or why not'],
            widths: [1.6, 0.8, 1.8],
            rows,
          },
        ]
      : []),
  ]);
}

function topicBlocks({ title, changed, decided }: PaperReview['topics'][number]): Block[] {
  return under(2, title, [...under(3, 'What changed', text(changed)), ...under(3, 'What is decided', text(decided))]);
}

const HOME_WORDS = { suitable: 'My home is suitable.', 'not-suitable': 'My home is not suitable.' } as const;

function askedBlocks({ home, homeWords, after21, officerChaired, noOfficerBecause }: PaperReview['asked']): Block[] {
  return [
    ...under(2, 'Where I live', [...(home ? text(HOME_WORDS[home]) : []), ...text(homeWords)]),
    ...under(2, 'What follows when I am 21', text(after21)),
    ...under(2, 'Who was in the chair', [
      ...(officerChaired === null
        ? []
        : text(
            officerChaired
              ? 'An independent reviewing officer chaired my review.'
              : 'No independent reviewing officer chaired my review.',
          )),
      ...text(noOfficerBecause),
    ]),
  ];
}

function carriedBlocks(carried: PaperReview['carried']): Block[] {
  if (carried.length === 0) return [];
  const rows = carried.map(({ kind, what, dueOn }) => [what, kind, dueOn ? formatLong(dueOn) : 'No date']);
  return [{ kind: 'table', heads: ['What', 'Kind', 'By when'], widths: [2, 1.2, 1], rows }];
}

function thereBlocks({ attended, presence, anotherWay, efforts, meetings, whyNotMeetings }: PaperReview): Block[] {
  const rows = attended.map(({ name, role, how }) => [name, role, how === 'in-person' ? 'In person' : 'By phone']);
  return [
    ...(presence === 'present' ? text('I was there.') : []),
    ...(presence === 'another-way' ? text(`I took part another way: ${anotherWay}`) : []),
    ...(presence === 'not-present' ? text(`I was not there. What was done so that I could be: ${efforts}`) : []),
    ...(rows.length > 0
      ? [{ kind: 'table' as const, heads: ['Who', 'What they do', 'How'], widths: [1.5, 1.5, 1], rows }]
      : []),
    ...under(2, 'What was done so that I could come and speak', text(meetings)),
    ...under(2, 'Why that could not be done', text(whyNotMeetings)),
  ];
}

function nextWords(next: PaperReview['planNext']): string {
  return next === 'new-plan' ? 'A new plan is written.' : 'My plan stays as it is.';
}
