import { supportPackageSteps } from '../../statutory/clocks/arrangements';
import type { LocalDate } from '../../statutory/local-date';
import { choice, dayAhead, long, money, ownWords, text, whole } from '../said-fields';
import { pounds } from '../said-words';
import { decidedOf, DECISION, decisionOf, LETTER, REASON } from './decided';
import { lastDayOf, sayIf, standing, type ArrangementKind, type Story } from './kind';

const HOURS = whole('hours', 'Hours a week', { min: 1, max: 168 });
const PROVIDER = text('provider', 'Who gives it', { hint: 'A provider, a team or a person' });
const WEEKLY_COST = money('weeklyCost', 'What it costs a week');

const wasAgreed = (story: Story) => {
  const decided = decisionOf(story);
  return decided !== null && decided.decision !== 'refused';
};

/** Support one to one, bought or given by the hour: asked for with what shows the need, decided by a manager, looked at again. */
export const SUPPORT_PACKAGE: ArrangementKind = {
  key: 'support-package',
  title: 'Support package',
  about:
    'Support by the hour: the need and what shows it, hours, cost, the decision and its letter, reviews, stepping down.',
  link: 'Ask for a support package',
  when: 'When was it asked for?',
  fields: [
    long('need', 'What do they need?', { required: 'Enter what they need' }),
    long('evidence', 'What shows it?', {
      required: 'Enter what shows it',
      hint: 'The assessment, what was tried and what came of it, what others who know them say',
    }),
    long('purpose', 'What is the support to change?', { required: 'Enter what the support is to change' }),
    { ...HOURS, required: 'Enter the hours a week' },
    PROVIDER,
    { ...WEEKLY_COST, required: 'Enter what it costs a week' },
    dayAhead('endsOn', 'Until', { hint: 'Leave empty where nobody knows. For example, 9/6/27' }),
    ownWords('theirView', 'What the young person wishes, in their own words'),
  ],
  line: ({ hours, weeklyCost }) => `${hours as number} hours a week, ${pounds(weeklyCost as number)}`,
  entries: [
    {
      key: 'decision',
      title: 'Decided',
      link: 'Decide',
      action: 'decide-for-manager',
      hint: 'What is left empty is as it was asked for.',
      fields: [
        DECISION,
        HOURS,
        PROVIDER,
        WEEKLY_COST,
        dayAhead('startsOn', 'Starts on', { hint: 'For example, 7/12/26' }),
        dayAhead('endsOn', 'Until'),
        dayAhead('reviewOn', 'Looked at again on', { hint: 'Left empty, after the council’s own weeks' }),
        REASON,
      ],
      faults: (said, story, { onDay }) => {
        const { decision, hours, weeklyCost, endsOn, startsOn, reviewOn } = said;
        const agreed = decision !== 'refused';
        const starts = (startsOn as LocalDate | undefined) ?? onDay;
        return [
          ...sayIf(agreed && startsOn === undefined, 'startsOn', 'Enter the day it starts'),
          ...sayIf(
            agreed && (said.provider ?? standing(story, 'provider')) === null,
            'provider',
            'Enter who gives it: nobody was named when it was asked for',
          ),
          ...sayIf(
            decision === 'in-part' && hours === undefined && weeklyCost === undefined && endsOn === undefined,
            'hours',
            'Enter what is agreed: other hours, another cost or another last day',
          ),
          ...sayIf(
            endsOn !== undefined && (endsOn as LocalDate) < starts,
            'endsOn',
            'The last day must be on or after the first',
          ),
          ...sayIf(
            reviewOn !== undefined && (reviewOn as LocalDate) < starts,
            'reviewOn',
            'Enter a day on or after the first',
          ),
        ];
      },
    },
    LETTER,
    {
      key: 'changed',
      title: 'Changed',
      link: 'Change the hours, the cost or who gives it',
      action: 'decide-for-manager',
      offered: wasAgreed,
      fields: [
        HOURS,
        PROVIDER,
        WEEKLY_COST,
        dayAhead('endsOn', 'Until'),
        long('words', 'Why', { required: 'Enter why' }),
      ],
      faults: ({ hours, provider, weeklyCost, endsOn }, story) => [
        ...notAgreed(story, 'words'),
        ...sayIf(
          hours === undefined && provider === undefined && weeklyCost === undefined && endsOn === undefined,
          'hours',
          'Enter what changes',
        ),
      ],
    },
    {
      key: 'review',
      title: 'Reviewed',
      link: 'Record a review',
      offered: wasAgreed,
      fields: [
        long('going', 'What has changed since it began', { required: 'Enter what has changed' }),
        choice(
          'found',
          'What follows',
          {
            'go-on': 'It goes on as it is',
            less: 'Less is enough now',
            more: 'It is not enough',
            'no-more': 'It is not needed any more',
          },
          { required: 'Choose what follows' },
        ),
        dayAhead('reviewOn', 'Looked at again on', { hint: 'Left empty, after the council’s own weeks' }),
        ownWords('theirView', 'What the young person says'),
      ],
      faults: (_, story) => notAgreed(story, 'going'),
    },
    {
      key: 'step-down',
      title: 'Stepping down planned',
      link: 'Plan how it becomes less',
      offered: wasAgreed,
      fields: [
        long('stepDown', 'How it becomes less, step by step', {
          required: 'Enter how it becomes less',
          hint: 'From how many hours to how many, when, and what takes its place',
        }),
        dayAhead('endsOn', 'Until'),
      ],
      faults: (_, story) => notAgreed(story, 'stepDown'),
    },
    {
      key: 'end',
      title: 'Ended',
      link: 'Record the end',
      ends: true,
      fields: [
        choice(
          'outcome',
          'What came of it',
          {
            reached: 'What it was for was reached',
            partly: 'It was reached in part',
            'not-reached': 'It was not reached',
            'not-given': 'It was never given',
          },
          { required: 'Choose what came of it' },
        ),
        long('words', 'More about it'),
        ownWords('theirView', 'What the young person says'),
      ],
      faults: ({ outcome }, story) =>
        sayIf(outcome !== 'not-given' && !wasAgreed(story), 'outcome', 'It was not agreed to, so it was never given'),
    },
  ],
  letter: (said) => ({
    title: 'Our decision about your support',
    asked: `You asked us for support of ${said.hours as number} hours a week.`,
  }),
  steps: (story, { policy, calendar }) => {
    const decided = decisionOf(story);
    const lastSaid = story.entries.findLast(({ said }) => said.reviewOn !== undefined);
    return supportPackageSteps(
      {
        askedOn: story.onDay,
        ...decidedOf(story),
        startsOn: decided && decided.decision !== 'refused' ? (decided.said.startsOn as LocalDate) : null,
        reviewedOn: lastDayOf(story, 'review'),
        reviewOn: lastSaid ? { saidOn: lastSaid.onDay, on: lastSaid.said.reviewOn as LocalDate } : null,
        stepDownOn: lastDayOf(story, 'step-down'),
      },
      policy,
      calendar,
    );
  },
};

const notAgreed = (story: Story, field: string) =>
  sayIf(!wasAgreed(story), field, 'Nobody has agreed to this package: it is decided first');
