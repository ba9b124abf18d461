import { supportedLodgingsSteps } from '../../statutory/clocks/arrangements';
import { ageOn, type LocalDate } from '../../statutory/local-date';
import { REGISTRATION_FROM } from '../../statutory/suitability';
import { choice, dayAhead, host, long, money, ownWords, text, yesNo } from '../said-fields';
import { lastDayOf, lastOf, sayIf, type ArrangementKind } from './kind';

const MONEY = [
  money('paysWeekly', 'What the council pays the host a week'),
  money('youngPersonWeekly', 'What the young person pays a week'),
  text('paymentReference', 'Reference of the payments'),
];

const WHY_ENDED = choice(
  'why',
  'Why it ended',
  {
    'moved-on': 'They moved on as planned',
    'own-wish': 'The young person wished it',
    'host-wish': 'The host could not go on',
    'broke-down': 'It broke down',
    'host-stopped': 'The host is no longer approved',
  },
  { required: 'Choose why it ended' },
);
const LEARNED = long('learned', 'What to know for the next match');

/** A room in a host's own home: why this host, support visits, money and the end (AC-05, AC-07). */
export const SUPPORTED_LODGINGS: ArrangementKind = {
  key: 'supported-lodgings',
  title: 'Supported lodgings',
  about: 'A room in the home of an approved host: the match, visits to both, payments and the end.',
  link: 'Record supported lodgings',
  when: 'When was it agreed?',
  fields: [
    host('hostId', 'Host', { required: 'Choose the host' }),
    dayAhead('movesInOn', 'Moves in on', { required: 'Enter the day they move in', hint: 'For example, 9/3/26' }),
    long('match', 'Why this host', {
      required: 'Enter why this host suits them',
      hint: 'What was weighed: needs, culture, others in the home, way to work or college, what did not fit',
    }),
    ownWords('theirView', 'What the young person says of the host'),
    text('registration', 'Ofsted registration number of whoever arranges it', { hint: 'Needed under 18' }),
    ...MONEY,
  ],
  line: () => 'in a host’s home',
  faults: ({ movesInOn, registration }, { dateOfBirth }) =>
    sayIf(
      ageOn(dateOfBirth, movesInOn as LocalDate) < 18 && (movesInOn as LocalDate) >= REGISTRATION_FROM && !registration,
      'registration',
      'Under 18 whoever arranges supported lodgings must be registered with Ofsted: enter the registration number',
    ),
  entries: [
    {
      key: 'moved-in',
      title: 'Moved in',
      link: 'Say that they moved in',
      hint: 'For a move that stands on the record already. Otherwise record the move: this is written with it.',
      fields: [],
      offered: (story) => lastOf(story, 'moved-in') === null,
      move: {
        link: 'Record that they moved in',
        fields: [],
        begin: ({ said }, { hostName }) => ({
          onDay: said.movesInOn as LocalDate,
          type: 'E',
          ...(hostName ? { carer: hostName } : {}),
        }),
      },
    },
    {
      key: 'visit',
      title: 'Support visit',
      link: 'Record a support visit',
      fields: [
        yesNo('sawYoungPerson', 'Was the young person seen?', { required: 'Choose whether the young person was seen' }),
        long('going', 'How it is going, for both', { required: 'Enter how it is going' }),
        ownWords('theirView', 'What the young person says'),
        long('hostView', 'What the host says, and needs'),
      ],
      hint: 'A contact that counts as the adviser’s visit is recorded on the record; this is about how the lodgings go.',
    },
    { key: 'money', title: 'Money changed', link: 'Record a change of money', fields: MONEY },
    {
      key: 'end',
      title: 'Ended',
      link: 'Record the end',
      ends: true,
      fields: [
        WHY_ENDED,
        text('movedTo', 'Where they live now', { hint: 'If the move is not recorded with it' }),
        LEARNED,
        ownWords('theirView', 'What the young person says'),
      ],
      move: { link: 'Record the move with it', fields: [WHY_ENDED, LEARNED], begin: () => ({}) },
    },
  ],
  steps: (story, { policy }) =>
    supportedLodgingsSteps(
      {
        movedInOn: lastDayOf(story, 'moved-in') ?? (story.said.movesInOn as LocalDate),
        visitedOn: lastDayOf(story, 'visit'),
      },
      policy,
    ),
};
