import type { FieldError } from '../../platform/problem';
import { custodySteps } from '../../statutory/clocks/arrangements';
import type { LocalDate } from '../../statutory/local-date';
import { choice, dayAhead, long, ownWords, text, yesNo, type SaidValues } from '../said-fields';
import { lastDayOf, lastOf, sayIf, seenSince, standing, type ArrangementKind, type Story } from './kind';

/** What a young person knows before release (CU-05). */
export const RELEASE_CHECKLIST = [
  text('collects', 'Who collects them'),
  text('livesAt', 'Where they will live'),
  text('reports', 'When and to whom they report'),
  text('moneyThen', 'What money they have on the day, and from when benefits'),
  text('byDay', 'What they will do by day: education, training or work'),
  text('reachAdviser', 'How they reach their adviser'),
] as const;

const PLACE = [
  text('place', 'Prison or other place', { required: 'Enter where they are' }),
  text('prisonNumber', 'Prison number'),
  long('reachedHow', 'How they are reached there', {
    hint: 'Visits desk, e-mail a prisoner, key worker, offender manager',
  }),
];

/** The entry that says who their probation officer is: the last one says all of it. */
export const PROBATION_ENTRY = 'probation-officer';

const OFFICER = [
  text('officerName', 'Name'),
  text('officerPhone', 'Phone'),
  text('officerEmail', 'E-mail'),
  text('officerOffice', 'Office'),
];

function officerFaults(said: SaidValues): FieldError[] {
  const { officer, officerName, officerEmail } = said;
  if (officer !== 'named') {
    const message = 'Choose that they have a probation officer, or leave this empty';
    return OFFICER.filter(({ name }) => said[name] !== undefined).map(({ name }) => ({ field: name, message }));
  }
  return [
    ...sayIf(officerName === undefined, 'officerName', 'Enter the name of the probation officer'),
    ...sayIf(
      officerEmail !== undefined && !/^[^\s@?&,]+@[^\s@?&,]+\.[^\s@?&,]+$/.test(String(officerEmail)),
      'officerEmail',
      'Enter an e-mail address, as name@example.org',
    ),
  ];
}

const MET = [
  yesNo('met', 'Did somebody meet or collect them?', { required: 'Choose whether somebody met them' }),
  text('metBy', 'Who met them'),
];

const HOME = choice('home', 'What becomes of their home?', {
  kept: 'It stays theirs',
  lost: 'It is lost, or given up',
  'not-known': 'Not known yet',
});
const HOME_UNTIL = dayAhead('homeUntilOn', 'If it is lost: theirs until', { hint: 'For example, 9/3/27' });

function homeFaults({ home, homeUntilOn }: SaidValues): FieldError[] {
  return [
    ...sayIf(home === 'lost' && homeUntilOn === undefined, 'homeUntilOn', 'Enter the day until which it is theirs'),
    ...sayIf(home !== 'lost' && homeUntilOn !== undefined, 'home', 'Choose that it is lost, or leave the day empty'),
  ];
}

const releaseDay = dayAhead('releaseExpectedOn', 'Release is expected on', {
  hint: 'Leave empty where nobody knows. For example, 9/3/27',
});

/** A time in custody: where, visits that were asked for, what is arranged for release, and who was at the gate (CU rules). */
export const CUSTODY: ArrangementKind = {
  key: 'custody',
  title: 'Custody',
  about:
    'Where they are and how they are reached, visits that were asked for, the release checklist, and the day of release.',
  link: 'Record custody',
  when: 'When did it begin?',
  fields: [
    ...PLACE,
    choice(
      'held',
      'Held',
      {
        remand: 'On remand',
        sentenced: 'Under a sentence',
        recalled: 'Recalled',
        'not-known': 'Not known yet',
      },
      { required: 'Choose how they are held' },
    ),
    releaseDay,
    {
      ...HOME,
      hint: 'They live in custody from that day: the home they had ends on the record, and is there again at the release if it stays theirs. Left open, somebody asks again',
    },
    HOME_UNTIL,
    ownWords('theirView', 'What the young person says'),
  ],
  faults: homeFaults,
  line: ({ place }) => `at ${String(place)}`,
  entries: [
    {
      key: 'arrange',
      title: 'Arranged for release',
      link: 'Fill in the release checklist',
      hint: 'What you leave empty stays as it was.',
      fields: [
        ...RELEASE_CHECKLIST,
        yesNo('told', 'Has the young person been told all of this?', {
          required: 'Choose whether the young person was told',
        }),
        ownWords('theirView', 'What the young person says'),
      ],
      faults: (said, story) => {
        const missing = RELEASE_CHECKLIST.filter(
          ({ name }) => said[name] === undefined && standing(story, name) === null,
        );
        return said.told === true && missing.length > 0
          ? missing.map(({ name, label }) => ({
              field: name,
              message: `Enter this before they can have been told: ${label.toLowerCase()}`,
            }))
          : [];
      },
    },
    {
      key: 'home',
      title: 'What becomes of the home',
      link: 'Say what becomes of their home',
      fields: [
        { ...HOME, required: 'Choose what becomes of the home' },
        HOME_UNTIL,
        long('words', 'More about it', { hint: 'Rent, belongings, who was told' }),
        ownWords('theirView', 'What the young person says'),
      ],
      faults: homeFaults,
    },
    {
      key: 'release-day',
      title: 'Day of release',
      link: 'Set or change the day of release',
      fields: [{ ...releaseDay, hint: 'For example, 9/3/27', required: 'Enter the day on which release is expected' }],
      faults: ({ releaseExpectedOn }, story) =>
        (releaseExpectedOn as LocalDate) < story.onDay
          ? [{ field: 'releaseExpectedOn', message: 'The day of release must be on or after the day custody began' }]
          : [],
    },
    {
      key: 'visit-asked',
      title: 'A visit was asked for',
      link: 'Record that a visit was asked for',
      fields: [
        choice(
          'by',
          'Who asked',
          {
            'young-person': 'The young person',
            staff: 'Staff of the place',
            parent: 'A parent',
            'youth-offending-team': 'The youth offending team',
            other: 'Somebody else',
          },
          { required: 'Choose who asked' },
        ),
        long('words', 'Why, if they said'),
      ],
    },
    {
      key: PROBATION_ENTRY,
      title: 'Probation officer',
      link: 'Record or change the probation officer',
      hint: 'Who supervises them in custody, on licence or on a community order. It stands in the emergency summary too. What you save takes the place of what was said before, which stays in the story.',
      afterEnd: true,
      prefill: (story) => {
        const said = lastOf(story, PROBATION_ENTRY)?.said ?? {};
        return Object.fromEntries(
          ['officer', ...OFFICER.map(({ name }) => name)].map((name) => [name, String(said[name] ?? '')]),
        );
      },
      fields: [
        choice(
          'officer',
          'Do they have a probation officer?',
          { named: 'Yes', none: 'No, or not any more', 'not-known': 'Not known yet' },
          { required: 'Choose whether they have a probation officer' },
        ),
        ...OFFICER,
      ],
      moot: ({ officer }) => (officer === 'none' || officer === 'not-known' ? OFFICER.map(({ name }) => name) : []),
      faults: officerFaults,
    },
    { key: 'moved', title: 'Moved to another place', link: 'Record a move to another prison', fields: PLACE },
    {
      key: 'release',
      title: 'Released',
      link: 'Record the release',
      ends: true,
      hint: 'The detention on the record ends on this day.',
      fields: [
        ...MET,
        text('wentTo', 'Where they went', { hint: 'If the move is not recorded with it' }),
        ownWords('theirView', 'What the young person says'),
      ],
      move: {
        link: 'Record the release and the move in one',
        fields: MET,
        begin: (story) => {
          const address = standing<string>(story, 'livesAt');
          return address ? { address } : {};
        },
      },
      faults: ({ met, metBy }, story, { onDay }) => [
        ...(met === true && !metBy ? [{ field: 'metBy', message: 'Enter who met them' }] : []),
        ...(onDay < story.onDay
          ? [{ field: 'onDay', message: 'The release must be on or after the day custody began' }]
          : []),
      ],
    },
  ],
  steps: (story, known) => {
    const release = story.entries.findLast(({ entry }) => entry === 'release') ?? null;
    return custodySteps(
      {
        releaseExpectedOn: known.detention?.releaseExpectedOn ?? null,
        releasedOn: known.detention?.toOn ?? release?.onDay ?? null,
        toldAllOn: toldAllOn(story),
        metOn: release?.said.met === true ? release.onDay : null,
        home: homeSaid(story),
        visitsAsked: story.entries
          .filter(({ entry }) => entry === 'visit-asked')
          .map(({ id, onDay }) => ({ id, on: onDay, visitedOn: seenSince(known, onDay, 'anywhere') })),
      },
      known.policy,
      known.calendar,
    );
  },
};

/** What was said last of the home; null where there was none to keep. */
function homeSaid(story: Story): { saidOn: LocalDate; isSettled: boolean } | null {
  const home = standing<string>(story, 'home');
  if (home === null) return null;
  return { saidOn: lastDayOf(story, 'home') ?? story.onDay, isSettled: home !== 'not-known' };
}

/** The day on which they had been told everything; null where something was changed since without telling them. */
function toldAllOn(story: Story): LocalDate | null {
  const last = story.entries.findLast(({ entry }) => entry === 'arrange');
  return last?.said.told === true ? last.onDay : null;
}
