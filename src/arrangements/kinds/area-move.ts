import { areaMoveSteps } from '../../statutory/clocks/arrangements';
import type { LocalDate } from '../../statutory/local-date';
import { choice, dayAhead, long, ownWords, text, whole } from '../said-fields';
import { lastDayOf, lastOf, sayIf, standing, type ArrangementKind } from './kind';

const KEEPING_UP = [
  long('contactPlan', 'How they keep in touch with family and friends'),
  whole('everyWeeks', 'Seen every so many weeks at first', { min: 1, max: 8 }),
  whole('forWeeks', 'For how many weeks', { min: 1, max: 52 }),
];

/** Who wants a move to another area. */
export const WHOSE_MOVE = {
  'young-person': 'The young person chooses it',
  'to-be-safe': 'The council arranges it to keep them safe',
  'council-arranges': 'The council arranges it for another reason',
};

/** Moving to the area of another council: why, who was asked, the council there told, and seen more often at first. */
export const AREA_MOVE: ArrangementKind = {
  key: 'another-area',
  title: 'Moving to another area',
  about: 'Why, who was asked, the decision, the council there told, more visits in the first weeks, and coming back.',
  link: 'Record a move to another area',
  when: 'When did it come up?',
  fields: [
    text('council', 'Council of the new area', { required: 'Enter the council of the new area' }),
    text('where', 'Town or place'),
    choice('whose', 'Who wants the move?', WHOSE_MOVE, { required: 'Choose who wants the move' }),
    long('why', 'Why', {
      required: 'Enter why',
      hint: 'What is better there, what is lost, and what else was thought of',
    }),
    long('consulted', 'Who was asked, and what they said'),
    dayAhead('plannedOn', 'Planned for', { hint: 'Leave empty where nobody knows. For example, 9/1/27' }),
    ...KEEPING_UP,
    ownWords('theirView', 'What the young person says'),
  ],
  line: ({ council }) => `to ${String(council)}`,
  faults: ({ everyWeeks, forWeeks }) => extraFaults(everyWeeks, forWeeks),
  entries: [
    {
      key: 'decision',
      title: 'Decided',
      link: 'Decide on the move',
      action: 'decide-for-manager',
      fields: [
        choice(
          'decision',
          'Decision',
          { agreed: 'The move is right', refused: 'The move is not right' },
          { required: 'Choose the decision' },
        ),
        long('reason', 'Why', { required: 'Enter why' }),
      ],
    },
    {
      key: 'told-council',
      title: 'Other council told',
      link: 'Record that the other council was told',
      fields: [
        text('toldWhom', 'Whom', { required: 'Enter whom', hint: 'A name or a team' }),
        choice(
          'how',
          'How',
          { 'e-mail': 'By e-mail', phone: 'By phone', meeting: 'In a meeting', letter: 'By letter' },
          { required: 'Choose how' },
        ),
        long('toldWhat', 'What it was told', {
          required: 'Enter what it was told',
          hint: 'With the young person’s knowledge: who they are, who supports them, what it is asked to do',
        }),
      ],
    },
    {
      key: 'changed',
      title: 'Plan changed',
      link: 'Change the day or the plan',
      fields: [dayAhead('plannedOn', 'Planned for'), ...KEEPING_UP, long('words', 'More about it')],
      faults: (said, story) =>
        extraFaults(
          said.everyWeeks ?? standing(story, 'everyWeeks') ?? undefined,
          said.forWeeks ?? standing(story, 'forWeeks') ?? undefined,
        ),
    },
    {
      key: 'moved',
      title: 'Moved',
      link: 'Record that they moved',
      hint: 'For a move that stands on the record already. Otherwise record the move: this is written with it.',
      fields: [text('where', 'Town or place'), ownWords('theirView', 'What the young person says')],
      offered: (story) => lastOf(story, 'moved') === null,
      move: { link: 'Record that they moved', fields: [], begin: () => ({}) },
      faults: (_, story, { hasMoved }) =>
        sayIf(
          !hasMoved && story.said.whose !== 'young-person' && lastOf(story, 'decision')?.said.decision !== 'agreed',
          'onDay',
          'The council arranges this move, so a manager agrees to it first',
        ),
    },
    {
      key: 'return-plan',
      title: 'Coming back planned',
      link: 'Plan to come back',
      hint: 'Also for somebody who has lived there for long, whenever they moved.',
      fields: [
        choice(
          'wishes',
          'Does the young person wish to come back?',
          { yes: 'Yes', no: 'No', later: 'Later' },
          { required: 'Choose what they wish' },
        ),
        long('steps', 'What has to be ready'),
        dayAhead('backOn', 'Back by'),
      ],
    },
    {
      key: 'end',
      title: 'Closed',
      link: 'Close this',
      ends: true,
      fields: [
        choice(
          'outcome',
          'How did it end?',
          {
            settled: 'They have settled there',
            'came-back': 'They came back',
            'did-not-move': 'They did not move',
            'moved-again': 'They moved on elsewhere',
          },
          { required: 'Choose how it ended' },
        ),
        long('words', 'More about it'),
        ownWords('theirView', 'What the young person says'),
      ],
      move: {
        link: 'Record the move with it',
        fields: [
          choice(
            'outcome',
            'How did it end?',
            { 'came-back': 'They came back', 'moved-again': 'They moved on elsewhere' },
            { required: 'Choose how it ended' },
          ),
          long('words', 'More about it'),
        ],
        begin: () => ({}),
      },
    },
  ],
  steps: (story, { policy, calendar, seen }) => {
    const movedOn = lastDayOf(story, 'moved');
    const [everyWeeks, forWeeks] = [standing<number>(story, 'everyWeeks'), standing<number>(story, 'forWeeks')];
    return areaMoveSteps(
      {
        plannedOn: standing<LocalDate & string>(story, 'plannedOn'),
        movedOn,
        isArranged: story.said.whose !== 'young-person',
        decidedOn: lastDayOf(story, 'decision'),
        toldOn: lastDayOf(story, 'told-council'),
        extra: everyWeeks !== null && forWeeks !== null ? { everyWeeks, forWeeks } : null,
        seenOn: movedOn && (seen.findLast(({ on }) => on >= movedOn)?.on ?? null),
      },
      policy,
      calendar,
    );
  },
};

function extraFaults(everyWeeks: unknown, forWeeks: unknown) {
  return [
    ...sayIf(everyWeeks !== undefined && forWeeks === undefined, 'forWeeks', 'Enter for how many weeks'),
    ...sayIf(forWeeks !== undefined && everyWeeks === undefined, 'everyWeeks', 'Enter how often in those weeks'),
  ];
}
