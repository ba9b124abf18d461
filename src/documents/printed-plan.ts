import type { LocalDate } from '../statutory/local-date';
import { formatLong } from '../statutory/local-date';
import { isWritten } from '../statutory/content/gap';
import {
  recordFactsOf,
  urgentFirst,
  type COVER_COLOURS,
  type PlanAction,
  type PlanDocument,
  type PlanNeed,
  type PlanTopicDocument,
} from '../pathway-plans/plan-document';
import type { ADVOCACY, AGREEMENTS } from '../pathway-plans/plan.entities';
import { part, pictures, text, under, words, type PrintedPicture } from './blocks';
import type { Block, Part, PrintedDocument } from './printed-document';
import { upperFirst } from '../web/upper-first';

/** What stands beside the document of a plan: whose it is, and what was said and decided of it. */
export interface PlanStanding {
  name: string;
  council: string | null;
  /** What the council calls a personal adviser, and who it is. */
  adviser: { word: string; name: string | null };
  /** Null for a plan that is still being written. */
  version: { number: number; finishedOn: LocalDate } | null;
  agreement: {
    answer: (typeof AGREEMENTS)[number];
    saidOn: LocalDate;
    words: string | null;
    tried: string | null;
    advocacy: (typeof ADVOCACY)[number];
    answerDueOn: LocalDate | null;
    /** What the council answered to a disagreement. */
    answered: { on: LocalDate; answer: string } | null;
  } | null;
  /** Null while no manager has approved it. */
  approved: { on: LocalDate; by: string } | null;
  returned: boolean;
  /** Taken back as recorded in error. */
  withdrawn: boolean;
  promises: PrintedPromise[];
  /** What they made and let it show. */
  pictures: PrintedPicture[];
}

export interface PrintedPromise {
  what: string;
  who: string;
  byOn: LocalDate | null;
  /** Such as: kept on 3 March 2026. */
  standing: string;
}

/** Dark enough for white letters: at least 4.5 to 1. */
export const COLOURS: Record<(typeof COVER_COLOURS)[number], string> = {
  blue: '#1d70b8',
  green: '#00703c',
  purple: '#4c2c92',
  orange: '#a8480c',
  pink: '#a8226a',
  grey: '#484949',
};

/** A pathway plan in the order in which it is read: what goes well, the topics, what was promised, who took part. */
export function printedPlan(plan: PlanDocument, standing: PlanStanding): PrintedDocument {
  const { cover } = plan;
  return {
    kind: 'Pathway plan',
    language: 'en-GB',
    cover: {
      title: isWritten(cover.title) ? cover.title : 'My pathway plan',
      colour: colourOf(cover.colour),
      name: standing.name,
      lines: coverLines(standing),
    },
    mark: markOf(standing),
    parts: [
      ...part('What is going well', words(cover.goingWell)),
      ...plan.topics.flatMap((topic) => topicPart(topic, plan, standing)),
      ...part('What I made', pictures(standing.pictures)),
      ...part('What was promised', promiseBlocks(standing.promises)),
      ...part('How I took part', takingPartBlocks(plan)),
      ...part('What I say about this plan', agreementBlocks(standing)),
    ],
  };
}

export function colourOf(colour: string): string {
  return Object.hasOwn(COLOURS, colour) ? COLOURS[colour as keyof typeof COLOURS] : COLOURS.blue;
}

function markOf({ version, approved, returned, withdrawn }: PlanStanding): string | null {
  if (withdrawn) return 'Recorded in error';
  if (version === null) return 'DRAFT: still being written, not approved yet';
  if (approved) return null;
  return returned ? 'DRAFT: not approved, it was returned to be worked on' : 'DRAFT: not approved yet';
}

function coverLines({ council, adviser, version, approved }: PlanStanding): string[] {
  const { word, name } = adviser;
  return [
    version ? `Plan ${version.number}, finished on ${formatLong(version.finishedOn)}` : null,
    name ? `My ${word}: ${name}` : null,
    approved ? `Approved on ${formatLong(approved.on)} by ${approved.by}` : null,
    council,
  ].filter((line) => line !== null);
}

function topicPart(topic: PlanTopicDocument, plan: PlanDocument, standing: PlanStanding): Part[] {
  const { needs } = topic;
  return [
    {
      title: topic.title,
      blocks: [
        ...text(topic.question),
        ...under(2, 'In my words', words(topic.myWords)),
        ...under(2, 'What goes well', text(topic.goesWell)),
        ...under(2, `What my ${standing.adviser.word} adds`, text(topic.workerAdds)),
        ...under(2, 'Who supports me', supporterBlocks(topic)),
        ...needs.flatMap((need, n) => needBlocks(need, needs.length === 1 ? 'What I need' : `Need ${n + 1}`, standing)),
        ...withoutNeeds(topic, plan),
        ...recordBlocks(topic, plan),
      ],
    },
  ];
}

function withoutNeeds({ key, matter, explored, noNeedBecause, needs }: PlanTopicDocument, plan: PlanDocument): Block[] {
  if (needs.length > 0) return [];
  // Its name is all that is asked
  if (matter === 'adviser' && recordFactsOf(plan, key)?.length) return [];
  if (explored === 'no-need') {
    return text(
      isWritten(noNeedBecause) ? `There is no need here, because: ${noNeedBecause}` : 'There is no need here.',
    );
  }
  if (explored === 'did-not-say') return text('I was asked about this, and did not want to say.');
  return text('We have not talked about this yet.');
}

/** Apart from what we wrote, with the day on which it stood on the record. */
function recordBlocks({ key }: PlanTopicDocument, plan: PlanDocument): Block[] {
  const rows = (recordFactsOf(plan, key) ?? []).map(({ label, words: said }) => [label, said]);
  if (rows.length === 0) return [];
  const heading = `From my record, as it stood on ${formatLong(plan.fromRecord!.asOf)}`;
  return under(2, heading, [{ kind: 'table', heads: ['What', 'What the record says'], widths: [1, 2], rows }]);
}

function supporterBlocks({ supporters }: PlanTopicDocument): Block[] {
  if (supporters.length === 0) return [];
  const rows = supporters.map(({ who, how, howOften }) => [who, how, howOften]);
  return [{ kind: 'table', heads: ['Who', 'With what', 'How often'], widths: [1.5, 1.5, 1], rows }];
}

function needBlocks(need: PlanNeed, heading: string, standing: PlanStanding): Block[] {
  const { goals } = need;
  return [
    { kind: 'heading', level: 2, text: heading },
    ...text(need.text),
    ...(isWritten(need.noActionBecause)
      ? text(`Nothing is to be done about it now, because: ${need.noActionBecause}`)
      : []),
    ...goals.flatMap(({ text: goal, actions }, n) =>
      under(3, goals.length === 1 ? 'What I want to reach' : `What I want to reach, ${n + 1} of ${goals.length}`, [
        ...text(goal),
        ...actionBlocks(actions, standing),
      ]),
    ),
  ];
}

function actionBlocks(actions: PlanAction[], standing: PlanStanding): Block[] {
  if (actions.length === 0) return text('Nothing has been agreed on for this yet.');
  const rows = urgentFirst(actions).map((action) => [
    isWritten(action.result) ? `${action.what}\nIt is done when: ${action.result}` : action.what,
    ownerOf(action, standing),
    byWhen(action),
    isWritten(action.firstStep) ? action.firstStep : 'None said yet',
  ]);
  return [{ kind: 'table', heads: ['What', 'Who', 'By when', 'First step'], widths: [1.7, 1.5, 1.1, 1.3], rows }];
}

function ownerOf({ owner }: PlanAction, { adviser }: PlanStanding): string {
  if (owner === null) return 'Nobody yet';
  if (owner.kind === 'young-person') return 'Me';
  const { name } = owner;
  if (owner.kind === 'adviser') return name ? `${name}, my ${adviser.word}` : `My ${adviser.word}`;
  return name ?? 'Someone else';
}

const PRIORITY_WORDS = { now: 'Now', next: 'Next', later: 'Later' } as const;

function byWhen({ priority, dueOn }: PlanAction): string {
  const day = dueOn ? `by ${formatLong(dueOn)}` : 'no date yet';
  const said = priority ? `${PRIORITY_WORDS[priority]}, ${day}` : day;
  return upperFirst(said);
}

function promiseBlocks(promises: PrintedPromise[]): Block[] {
  if (promises.length === 0) return [];
  const rows = promises.map(({ what, who, byOn, standing }) => [
    what,
    who,
    byOn ? formatLong(byOn) : 'No date',
    standing,
  ]);
  return [{ kind: 'table', heads: ['What', 'Who', 'By when', 'How it stands'], widths: [1.7, 1.5, 1.1, 1.3], rows }];
}

const WHY_NOT_WORDS: Record<string, string> = {
  views: 'Why my views could not be had',
  meetings: 'Why I could not come to the meetings',
  copy: 'Why I was not given a copy',
  explained: 'Why the plan was not explained to me',
};

function takingPartBlocks({ takingPart, consulted }: PlanDocument): Block[] {
  const { meetings, explainedOn, whyNot } = takingPart;
  const rows = consulted.map(({ who, on, consent, said }) => [
    who,
    formatLong(on),
    consent ? 'I agreed' : 'I did not agree',
    isWritten(said) ? said : 'Nothing was written down',
  ]);
  return [
    ...under(2, 'Meetings', text(meetings)),
    ...(explainedOn ? text(`The plan was explained to me on ${formatLong(explainedOn)}.`) : []),
    ...Object.entries(whyNot).flatMap(([what, why]) =>
      under(2, WHY_NOT_WORDS[what] ?? 'What could not be done', text(why)),
    ),
    ...(rows.length > 0
      ? under(2, 'Who was asked', [
          {
            kind: 'table' as const,
            heads: ['Who', 'When', 'Did I agree that they were asked?', 'What they said'],
            widths: [1.5, 1, 1.2, 1.9],
            rows,
          },
        ])
      : []),
  ];
}

const ANSWER_WORDS: Record<(typeof AGREEMENTS)[number], string> = {
  agrees: 'I agree with this plan',
  'does-not-agree': 'I do not agree with this plan',
  'not-now': 'I did not want to say whether I agree',
  'could-not-ask': 'I could not be asked whether I agree',
};

const ADVOCACY_WORDS: Record<(typeof ADVOCACY)[number], string> = {
  'has-one': 'I have an advocate.',
  'offered-wanted': 'I was offered an advocate and want one.',
  'offered-not-wanted': 'I was offered an advocate and did not want one.',
  'not-offered': 'I was not offered an advocate.',
};

function agreementBlocks({ version, agreement, approved }: PlanStanding): Block[] {
  if (version === null) return [];
  const decision = approved ? text(`A manager, ${approved.by}, approved this plan on ${formatLong(approved.on)}.`) : [];
  if (agreement === null) return [...text('I have not been asked yet whether I agree.'), ...decision];
  const { answer, saidOn, words: said, tried, advocacy, answerDueOn, answered } = agreement;
  return [
    { kind: 'notice', text: `${ANSWER_WORDS[answer]} (${formatLong(saidOn)}).` },
    ...(said ? under(2, 'In my words', words(said)) : []),
    ...(tried ? under(2, 'What was tried so that I could say', text(tried)) : []),
    ...text(ADVOCACY_WORDS[advocacy]),
    ...(answered
      ? under(2, `What the council answered on ${formatLong(answered.on)}`, text(answered.answer))
      : answerDueOn
        ? text(`The council is to answer by ${formatLong(answerDueOn)}.`)
        : []),
    ...decision,
  ];
}
