import { tenancyAtRiskSteps } from '../../statutory/clocks/tenancy';
import { ageOn, birthday, later, latest, type LocalDate } from '../../statutory/local-date';
import { choice, dayAhead, long, money, ownWords, several, text } from '../said-fields';
import { lastDayOf, lastOf, sayIf, standing, type ArrangementKind, type Story } from './kind';

export const RISK_SIGNALS = {
  arrears: 'Rent arrears',
  notice: 'A notice, or a court date',
  complaints: 'Complaints by neighbours or the landlord',
  damage: 'Damage to the home',
  'other-people': 'Other people use or take over the home',
  relations: 'It does not go well with those who live there',
  'money-stopped': 'Benefits or pay stopped',
  'support-ending': 'The arrangement or its support ends',
  unsafe: 'They are not safe there',
} as const;

const mustLeave = dayAhead('mustLeaveOn', 'They have to leave by', {
  hint: 'As the notice or the court says, where there is one. For example, 9/12/26',
});

const LEFT = {
  'moved-planned': 'They moved to another home as planned',
  'moved-temporary': 'They moved somewhere temporary',
  homeless: 'They lost it with nowhere to go',
  otherwise: 'Otherwise',
};
const HELPED = long('helped', 'What helped, and what did not');

/** A home that may be lost: signals, what is done, the referral that the young person agreed to, and how it ended. */
export const TENANCY_AT_RISK: ArrangementKind = {
  key: 'tenancy-at-risk',
  title: 'Home at risk',
  about:
    'Arrears, notices or complaints: a timetable to keep the home, and a referral to the council they choose if they agree.',
  link: 'Record that the home is at risk',
  when: 'When was it noticed?',
  oneAtATime: true,
  fields: [
    several('signals', 'What was noticed?', RISK_SIGNALS, { required: 'Choose what was noticed' }),
    mustLeave,
    money('arrears', 'Arrears'),
    long('words', 'What happens', { required: 'Enter what happens' }),
    ownWords('theirView', 'What the young person says and wants'),
  ],
  line: ({ signals }) => signalWords(signals as string[]),
  faults: ({ mustLeaveOn }, { onDay }) =>
    sayIf(
      mustLeaveOn !== undefined && (mustLeaveOn as LocalDate) < onDay,
      'mustLeaveOn',
      'The day they have to leave by must be on or after the day it was noticed',
    ),
  entries: [
    {
      key: 'talked',
      title: 'Talked',
      link: 'Record a talk',
      fields: [
        several(
          'talkedWith',
          'With whom',
          {
            'young-person': 'The young person',
            landlord: 'The landlord, provider or host',
            neighbours: 'Neighbours',
            council: 'The housing service',
            benefits: 'Whoever pays the benefits',
          },
          { required: 'Choose with whom' },
        ),
        long('agreed', 'What was agreed', { required: 'Enter what was agreed' }),
        ownWords('theirView', 'What the young person says'),
      ],
    },
    {
      key: 'help',
      title: 'Help given',
      link: 'Record help to keep the home',
      fields: [
        choice(
          'help',
          'What help',
          {
            'repayment-plan': 'A plan to pay arrears back',
            'arrears-paid': 'Arrears paid',
            'housing-payment': 'Discretionary housing payment asked for',
            'benefits-mended': 'Benefits put right',
            mediation: 'Mediation',
            'legal-advice': 'Legal advice',
            'more-support': 'More support in the home',
          },
          { required: 'Choose what help' },
        ),
        money('paid', 'What was paid'),
        long('words', 'More about it'),
      ],
    },
    {
      key: 'notice',
      title: 'Notice or court date',
      link: 'Record a notice or court date',
      fields: [
        { ...mustLeave, required: 'Enter the day by which they have to leave', hint: 'For example, 9/12/26' },
        money('arrears', 'Arrears'),
        long('words', 'What it says'),
      ],
    },
    {
      key: 'consent',
      title: 'Asked about a referral',
      link: 'Ask whether a council may be told',
      offered: (_, { dateOfBirth, today }) => ageOn(dateOfBirth, today) >= 18,
      hint: 'A council’s homelessness team is told only if the young person agrees, and they choose which council. In law this is the duty to refer; its text is still to be confirmed here.',
      fields: [
        choice(
          'agrees',
          'May a council’s homelessness team be told?',
          {
            yes: 'Yes',
            no: 'No',
            'not-decided': 'Not decided yet',
          },
          { required: 'Choose what the young person says' },
        ),
        text('council', 'Which council do they choose?'),
        long('whyCouncil', 'Why that one', { hint: 'Where they lived, work, have family, or are safe' }),
        ownWords('theirView', 'In their own words'),
      ],
      faults: ({ agrees, council }, _, { dateOfBirth, onDay }) => [
        ...sayIf(agrees === 'yes' && !council, 'council', 'Enter the council that the young person chose'),
        ...sayIf(
          ageOn(dateOfBirth, onDay) < 18,
          'agrees',
          'Under 18 nobody is referred to housing: the council that looks after them, or looked after them, has to house them',
        ),
      ],
    },
    {
      key: 'referred',
      title: 'Council told',
      link: 'Record the referral',
      offered: (story) => consentOf(story)?.agrees === true,
      prefill: (story) => ({ council: consentOf(story)?.council ?? '' }),
      fields: [
        text('council', 'Which council was told?', { required: 'Enter which council was told' }),
        choice(
          'how',
          'How',
          { form: 'Its form or portal', 'e-mail': 'By e-mail', phone: 'By phone' },
          { required: 'Choose how' },
        ),
        text('reference', 'Its reference'),
        long('words', 'What it was told'),
      ],
      faults: ({ council }, story) => {
        const consent = consentOf(story);
        if (consent?.agrees !== true) {
          return [
            {
              field: 'council',
              message: 'The young person has not agreed to a referral. Ask first, and record what they say',
            },
          ];
        }
        return sayIf(
          sameName(council as string) !== sameName(consent.council),
          'council',
          'The young person chose another council. Ask again and record it, or tell the one they chose',
        );
      },
    },
    {
      key: 'answered',
      title: 'Council answered',
      link: 'Record the council’s answer',
      offered: (story) => lastOf(story, 'referred') !== null,
      fields: [
        long('answer', 'What the council will do', { required: 'Enter what the council will do' }),
        text('officer', 'Who deals with it'),
      ],
    },
    {
      key: 'applied',
      title: 'Applied as homeless',
      link: 'Record that they applied as homeless',
      offered: (_, { dateOfBirth, today }) => ageOn(dateOfBirth, today) >= 18,
      fields: [text('council', 'To which council', { required: 'Enter the council' }), long('words', 'More about it')],
    },
    {
      key: 'told-each-other',
      title: 'The two services told each other',
      link: 'Record that leaving care and housing told each other',
      offered: (story) => lastOf(story, 'applied') !== null,
      fields: [long('words', 'What the joint protocol asks next', { required: 'Enter what comes next' })],
    },
    {
      key: 'look',
      title: 'Looked again',
      link: 'Look again at how things stand',
      fields: [
        choice(
          'stands',
          'How do things stand?',
          { better: 'Better', same: 'The same', worse: 'Worse' },
          { required: 'Choose how things stand' },
        ),
        long('next', 'What happens next', { required: 'Enter what happens next' }),
        money('arrears', 'Arrears'),
        ownWords('theirView', 'What the young person says'),
      ],
    },
    {
      key: 'end',
      title: 'Over',
      link: 'Record how it ended',
      ends: true,
      fields: [
        choice(
          'outcome',
          'How did it end?',
          { kept: 'They kept the home', ...LEFT },
          { required: 'Choose how it ended' },
        ),
        HELPED,
        ownWords('theirView', 'What the young person says'),
      ],
      move: {
        link: 'Record the move with it',
        fields: [choice('outcome', 'How did it end?', LEFT, { required: 'Choose how it ended' }), HELPED],
        begin: () => ({}),
      },
    },
  ],
  steps: (story, { dateOfBirth, today, policy, calendar }) => {
    const eighteen = birthday(dateOfBirth, 18);
    const consent = consentOf(story);
    const referred = lastOf(story, 'referred');
    const stillTheirs =
      referred !== null &&
      consent?.agrees === true &&
      sameName(referred.said.council as string) === sameName(consent.council);
    const appliedOn = lastDayOf(story, 'applied');
    return tenancyAtRiskSteps(
      {
        noticedOn: story.onDay,
        mustLeaveOn: standing<LocalDate & string>(story, 'mustLeaveOn'),
        talkedOn: firstDayOf(story, 'talked'),
        askedOn: consent?.onDay ?? null,
        agrees: consent?.agrees ?? null,
        referredOn: stillTheirs ? referred.onDay : null,
        answeredOn: onOrAfter(lastDayOf(story, 'answered'), referred?.onDay ?? null),
        appliedOn,
        toldOn: onOrAfter(lastDayOf(story, 'told-each-other'), appliedOn),
        lookedOn: latest(lastDayOf(story, 'look'), latest(lastDayOf(story, 'talked'), lastDayOf(story, 'help'))),
        askableFrom: today < eighteen ? null : later(story.onDay, eighteen),
      },
      policy,
      calendar,
    );
  },
};

export interface Consent {
  onDay: LocalDate;
  /** Null for not decided. */
  agrees: boolean | null;
  council: string;
}

/** What they said last about a referral. */
export function consentOf(story: Story): Consent | null {
  const last = lastOf(story, 'consent');
  if (!last) return null;
  const { agrees, council = '' } = last.said;
  return { onDay: last.onDay, agrees: agrees === 'not-decided' ? null : agrees === 'yes', council: council as string };
}

export const signalWords = (signals: readonly string[]): string =>
  signals.map((one, index) => (index === 0 ? wordsOf(one) : wordsOf(one).toLowerCase())).join(', ');

const wordsOf = (signal: string) => RISK_SIGNALS[signal as keyof typeof RISK_SIGNALS];
const firstDayOf = (story: Story, key: string) => story.entries.find(({ entry }) => entry === key)?.onDay ?? null;
const onOrAfter = (day: LocalDate | null, since: LocalDate | null) => (day && since && day >= since ? day : null);
/** A council, however it is written. */
export const sameName = (name: string) =>
  name
    .toLowerCase()
    .replace(/\b(council|city|borough|county|district|of|the)\b/g, '')
    .replaceAll(/[^a-z]/g, '');
