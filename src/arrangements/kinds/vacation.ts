import { vacationSteps } from '../../statutory/clocks/arrangements';
import { daysBetween, formatLong, type LocalDate } from '../../statutory/local-date';
import { VACATION_COURSES } from '../../statutory/vacation';
import { choice, dayAhead, long, money, ownWords, text } from '../said-fields';
import { decidedOf, DECISION, LETTER, REASON } from './decided';
import { sayIf, type ArrangementKind } from './kind';

export const VACATIONS = {
  winter: 'Winter vacation',
  spring: 'Spring vacation',
  summer: 'Summer vacation',
  other: 'Another break',
} as const;

export const VACATION_WISHES = {
  'stay-there': 'To stay in the term-time home',
  'former-carer': 'To be with a former carer',
  'family-or-friends': 'To be with family or friends',
  'somewhere-else': 'Somewhere else to live',
  travel: 'To travel',
  money: 'The money, and to arrange it themselves',
} as const;

const LONGEST_VACATION_DAYS = 150;

/** Somewhere to live in a university vacation, or the money for it: what is asked, the decision and its letter (AC-10). */
export const VACATION: ArrangementKind = {
  key: 'vacation',
  title: 'University vacation',
  about: 'Somewhere to live in a vacation, or the money for it: what they choose, the decision, and the letter.',
  link: 'Ask for help in a vacation',
  when: 'When was it asked for?',
  fields: [
    choice('vacation', 'Which vacation?', VACATIONS, { required: 'Choose which vacation' }),
    dayAhead('startsOn', 'From', { required: 'Enter its first day', hint: 'For example, 12/12/26' }),
    dayAhead('endsOn', 'To', { required: 'Enter its last day', hint: 'For example, 10/1/27' }),
    choice('course', 'What do they study?', VACATION_COURSES, { required: 'Choose what they study' }),
    choice(
      'termHome',
      'Can they live in the term-time home in this vacation?',
      {
        no: 'No, or not all of it',
        yes: 'Yes, all of it',
        'not-known': 'Not known yet',
      },
      { required: 'Choose whether the term-time home can be lived in' },
    ),
    choice('wish', 'What does the young person choose?', VACATION_WISHES, {
      required: 'Choose what the young person wishes',
    }),
    text('where', 'Where, or with whom'),
    money('cost', 'What it costs'),
    ownWords('theirView', 'In their own words'),
  ],
  line: ({ vacation, startsOn }) =>
    `${VACATIONS[vacation as keyof typeof VACATIONS].toLowerCase()} ${String(startsOn).slice(0, 4)}`,
  faults: ({ startsOn, endsOn }) => {
    const [from, to] = [startsOn as LocalDate, endsOn as LocalDate];
    return [
      ...sayIf(to < from, 'endsOn', 'The last day must be on or after the first'),
      ...sayIf(
        to >= from && daysBetween(from, to) > LONGEST_VACATION_DAYS,
        'endsOn',
        'No vacation is longer than five months: check the year',
      ),
    ];
  },
  entries: [
    {
      key: 'decision',
      title: 'Decided',
      link: 'Decide',
      action: 'decide-for-manager',
      fields: [
        DECISION,
        money('pays', 'What the council pays'),
        text('arranged', 'What is arranged', {
          hint: 'For example: your room in the hall stays yours until 10 January',
        }),
        REASON,
      ],
      faults: ({ decision, pays, arranged }) =>
        sayIf(
          decision !== 'refused' && pays === undefined && !arranged,
          'arranged',
          'Enter what is arranged, or what the council pays',
        ),
    },
    LETTER,
    {
      key: 'end',
      title: 'What happened',
      link: 'Record how the vacation went',
      ends: true,
      fields: [
        choice(
          'outcome',
          'What happened',
          {
            'as-agreed': 'As it was agreed',
            otherwise: 'Otherwise than agreed',
            'not-needed': 'It was not needed in the end',
          },
          { required: 'Choose what happened' },
        ),
        long('words', 'More about it'),
        ownWords('theirView', 'What the young person says'),
      ],
    },
  ],
  letter: ({ vacation, startsOn, endsOn }) => ({
    title: `Our decision about your ${VACATIONS[vacation as keyof typeof VACATIONS].toLowerCase()}`,
    asked: `You asked us for help from ${formatLong(startsOn as LocalDate)} to ${formatLong(endsOn as LocalDate)}.`,
  }),
  steps: (story, { policy, calendar }) =>
    vacationSteps(
      { askedOn: story.onDay, startsOn: story.said.startsOn as LocalDate, ...decidedOf(story) },
      policy,
      calendar,
    ),
};
