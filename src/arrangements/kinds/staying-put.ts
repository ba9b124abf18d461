import { stayingPutSteps } from '../../statutory/clocks/arrangements';
import { birthday, formatLong, type LocalDate } from '../../statutory/local-date';
import { choice, dayAhead, long, money, ownWords, text, yesNo } from '../said-fields';
import { lastDayOf, lastOf, sayIf, standing, type ArrangementKind, type Story } from './kind';

const MONEY = [
  money('carerWeekly', 'What the council pays the carer a week'),
  money('youngPersonWeekly', 'What the young person pays a week'),
  long('benefits', 'What it does to benefits', {
    hint: 'The young person’s and the carer’s: universal credit, housing costs, council tax',
  }),
];
const MOVE_ON = [
  dayAhead('plannedEndOn', 'Planned end', { hint: 'In law it can run to the day before 21. For example, 9/3/28' }),
  long('moveOn', 'What comes afterwards', { hint: 'Where they will live next, and what has to be ready for it' }),
];

const WHY_ENDED = choice(
  'why',
  'Why it ended',
  {
    'moved-on': 'They moved on as planned',
    'reached-21': 'They reached 21',
    'own-wish': 'The young person wished it',
    'carer-wish': 'The carer could not go on',
    'broke-down': 'It broke down',
    welfare: 'It was not right for their welfare',
  },
  { required: 'Choose why it ended' },
);

/** Living on with a former foster carer: the agreement, its money, its reviews and its end (AC-08). */
export const STAYING_PUT: ArrangementKind = {
  key: 'staying-put',
  title: 'Staying put',
  about: 'Living on with a former foster carer after 18: what was agreed, the money, reviews, and what comes next.',
  link: 'Record a staying put agreement',
  when: 'When was it agreed?',
  oneAtATime: true,
  fields: [
    text('carer', 'Foster carer', { required: 'Enter the name of the carer' }),
    dayAhead('startsOn', 'Starts on', {
      required: 'Enter the day it starts',
      hint: 'Usually the 18th birthday. For example, 9/3/26',
    }),
    long('terms', 'What was agreed', {
      required: 'Enter what was agreed',
      hint: 'House rules, help with skills, visitors, holidays, how either can end it',
    }),
    ...MONEY,
    ...MOVE_ON,
    ownWords('theirView', 'What the young person says'),
  ],
  line: ({ carer }) => `with ${String(carer)}`,
  faults: ({ startsOn, plannedEndOn }, { dateOfBirth }) => {
    const [eighteen, twentyFive] = [birthday(dateOfBirth, 18), birthday(dateOfBirth, 25)];
    return [
      ...sayIf(
        (startsOn as LocalDate) < eighteen,
        'startsOn',
        `Staying put starts at 18 at the earliest: enter ${formatLong(eighteen)} or later. Until then it is a foster placement`,
      ),
      ...sayIf((startsOn as LocalDate) >= twentyFive, 'startsOn', 'Enter a day before their 25th birthday'),
      ...endFault(startsOn as LocalDate, plannedEndOn as LocalDate | undefined),
    ];
  },
  entries: [
    {
      key: 'moved-in',
      title: 'Lives there as staying put',
      link: 'Say from when they live there as staying put',
      hint: 'For a home that stands on the record already. Otherwise record the home: this is written with it.',
      fields: [],
      offered: (story) => lastOf(story, 'moved-in') === null,
      move: {
        link: 'Record the home with the carer',
        fields: [],
        begin: ({ said }) => ({ onDay: startOf({ said }), type: 'Z', carer: said.carer as string }),
      },
    },
    {
      key: 'review',
      title: 'Reviewed',
      link: 'Record a review',
      fields: [
        long('going', 'How it is going', { required: 'Enter how it is going' }),
        ownWords('theirView', 'What the young person says'),
        long('carerView', 'What the carer says'),
        yesNo('stillRight', 'Is it still right for the young person?', {
          required: 'Choose whether it is still right for the young person',
          hint: 'The duty to support it ends where it would not be consistent with their welfare',
        }),
        ...MOVE_ON,
      ],
      faults: ({ plannedEndOn }, story) => endFault(startOf(story), plannedEndOn as LocalDate | undefined),
    },
    { key: 'money', title: 'Money changed', link: 'Record a change of money', fields: MONEY },
    {
      key: 'plan',
      title: 'End and move-on planned',
      link: 'Plan the end and what comes next',
      fields: MOVE_ON.map((field) => ({
        ...field,
        required: field.name === 'moveOn' ? 'Enter what comes afterwards' : 'Enter the planned end',
      })),
      faults: ({ plannedEndOn }, story) => endFault(startOf(story), plannedEndOn as LocalDate | undefined),
    },
    {
      key: 'end',
      title: 'Ended',
      link: 'Record the end',
      ends: true,
      fields: [
        WHY_ENDED,
        text('movedTo', 'Where they live now', { hint: 'If the move is not recorded with it' }),
        ownWords('theirView', 'What the young person says'),
      ],
      move: { link: 'Record the move with it', fields: [WHY_ENDED], begin: () => ({}) },
    },
  ],
  steps: (story, { dateOfBirth, policy }) =>
    stayingPutSteps(
      {
        dateOfBirth,
        startsOn: startOf(story),
        reviewedOn: lastDayOf(story, 'review'),
        plannedEndOn: standing<LocalDate & string>(story, 'plannedEndOn'),
        moveOnPlannedOn: moveOnPlannedOn(story),
      },
      policy,
    ),
};

const startOf = (story: Pick<Story, 'said'>) => story.said.startsOn as LocalDate;

/** The last day on which it was said what comes afterwards. */
function moveOnPlannedOn(story: Story): LocalDate | null {
  return (
    story.entries.findLast(({ said }) => said.moveOn !== undefined)?.onDay ?? (story.said.moveOn ? story.onDay : null)
  );
}

const endFault = (startsOn: LocalDate, plannedEndOn: LocalDate | undefined) =>
  sayIf(
    plannedEndOn !== undefined && plannedEndOn < startsOn,
    'plannedEndOn',
    'The planned end must be on or after the start',
  );
