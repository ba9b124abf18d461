import { leftAfterRent, privateRentingSteps } from '../../statutory/clocks/tenancy';
import type { LocalDate } from '../../statutory/local-date';
import { choice, dayAhead, long, money, ownWords, text, yesNo, type SaidValues } from '../said-fields';
import { lastDayOf, lastOf, sayIf, seenSince, standing, type ArrangementKind, type Story } from './kind';

const TENANCY = [
  dayAhead('fixedUntilOn', 'The tenancy is fixed until'),
  long('rights', 'What was explained', { hint: 'Rights, repairs, paying the rent, whom to ring' }),
];
const LEARNED = long('words', 'What to know for the next one');
/** Of a rent a month, in pence. */
const aWeek = (month: number) => Math.round((month * 12) / 52);

/** Renting from a private landlord: viewing, affordability, guarantor, deposit, inventory, moving in and the first visit. */
export const PRIVATE_RENTING: ArrangementKind = {
  key: 'private-renting',
  title: 'Private renting',
  about: 'Viewing, whether it can be afforded, guarantor, deposit, inventory, moving in and the first visit.',
  link: 'Look into a private let',
  when: 'When did it come up?',
  fields: [
    text('address', 'Address, or the street', { required: 'Enter where it is' }),
    text('landlord', 'Landlord or letting agent', { required: 'Enter who lets it' }),
    money('rent', 'Rent a month', { required: 'Enter the rent a month' }),
    yesNo('billsIncluded', 'Are bills included?'),
    ownWords('theirView', 'Why the young person wants it'),
  ],
  line: ({ address }) => String(address),
  entries: [
    {
      key: 'viewing',
      title: 'Viewed',
      link: 'Record a viewing',
      fields: [
        choice(
          'together',
          'Who viewed it',
          {
            both: 'The young person and a worker',
            'young-person': 'The young person',
            worker: 'A worker',
          },
          { required: 'Choose who viewed it' },
        ),
        choice(
          'state',
          'State of the home',
          {
            good: 'Good',
            'to-mend': 'Something has to be mended first',
            bad: 'Not fit to live in',
          },
          { required: 'Choose what state it is in' },
        ),
        long('words', 'What was seen', {
          hint: 'Locks, damp, heating, alarms, sharing, neighbours, the way to work or college',
        }),
        ownWords('theirView', 'What the young person says'),
      ],
    },
    {
      key: 'affordability',
      title: 'Affordability checked',
      link: 'Check that it can be afforded',
      fields: [
        money('income', 'Income a month', {
          required: 'Enter the income a month',
          hint: 'Pay and benefits, without help with the rent',
        }),
        money('help', 'Help with the rent a month', {
          required: 'Enter the help with the rent, or 0',
          hint: 'Housing costs in universal credit, or housing benefit',
        }),
        money('otherCosts', 'Other fixed costs a month', {
          required: 'Enter the other fixed costs, or 0',
          hint: 'Bills, council tax, travel, debts',
        }),
        choice(
          'judged',
          'Can they afford it?',
          { yes: 'Yes', no: 'No', 'with-help': 'Only with more help' },
          { required: 'Choose whether they can afford it' },
        ),
        long('words', 'What was talked through'),
      ],
      faults: (said, story) =>
        sayIf(
          said.judged === 'yes' && leftOf(story, said) < 0,
          'judged',
          'The sums leave less than nothing a month. Check them, or say that it takes more help',
        ),
    },
    {
      key: 'guarantor',
      title: 'Guarantor',
      link: 'Record the guarantor',
      fields: [
        choice(
          'guarantor',
          'Who guarantees the rent?',
          {
            council: 'The council',
            'family-or-friend': 'Family or a friend',
            scheme: 'A scheme',
            'not-needed': 'None is asked for',
            none: 'Nobody was found',
          },
          { required: 'Choose who guarantees the rent' },
        ),
        text('guarantorName', 'Name, or which scheme'),
        dayAhead('guaranteedUntilOn', 'Until'),
      ],
    },
    {
      key: 'deposit',
      title: 'Deposit',
      link: 'Record the deposit',
      fields: [
        money('deposit', 'How much', { required: 'Enter the deposit, or 0 where none is asked' }),
        choice(
          'depositFrom',
          'Who pays it',
          {
            council: 'The council',
            'young-person': 'The young person',
            both: 'Both',
            bond: 'A bond instead',
            none: 'None is asked for',
          },
          { required: 'Choose who pays it' },
        ),
        money('councilDeposit', 'If both pay: the council’s part', {
          hint: 'What the council pays stands among its deposits too, with the day it is due back',
        }),
        text('depositScheme', 'Scheme that holds it, and its reference'),
        dayAhead('depositBackOn', 'Due back on'),
      ],
      faults: ({ deposit, depositFrom, councilDeposit, depositBackOn }, _, { onDay }) => [
        ...sayIf(
          depositFrom === 'both' && !isPartOf(councilDeposit, deposit),
          'councilDeposit',
          'Enter the council’s part: more than nothing, and less than the whole',
        ),
        ...sayIf(
          depositFrom !== 'both' && councilDeposit !== undefined,
          'councilDeposit',
          'Leave this empty, or choose that both pay',
        ),
        ...sayIf(
          depositBackOn !== undefined && (depositBackOn as LocalDate) < onDay,
          'depositBackOn',
          'Enter a day after the one on which it was paid',
        ),
      ],
    },
    {
      key: 'inventory',
      title: 'Inventory agreed',
      link: 'Record the inventory',
      fields: [
        yesNo('landlordAgreed', 'Did the landlord agree it?', { required: 'Choose whether the landlord agreed it' }),
        yesNo('photographs', 'Were photographs taken?', { required: 'Choose whether photographs were taken' }),
        long('words', 'What to remember of it'),
      ],
    },
    {
      key: 'moved-in',
      title: 'Moved in',
      link: 'Record moving in',
      hint: 'For a move that stands on the record already. Otherwise record the move: this is written with it.',
      fields: TENANCY,
      move: {
        link: 'Record moving in',
        fields: TENANCY,
        begin: (story) => ({
          type: 'U',
          address: story.said.address as string,
          carer: story.said.landlord as string,
          weeklyCostPence: aWeek(standing<number>(story, 'rent')!),
        }),
      },
      faults: (_, story) =>
        sayIf(lastOf(story, 'affordability') === null, 'onDay', 'Check first that it can be afforded'),
      offered: (story) => lastOf(story, 'affordability') !== null && lastOf(story, 'moved-in') === null,
    },
    {
      key: 'deposit-back',
      title: 'Deposit came back',
      link: 'Record what became of the deposit',
      afterEnd: true,
      offered: (story) => lastOf(story, 'deposit') !== null,
      fields: [
        money('recovered', 'How much came back', { required: 'Enter how much came back, or 0' }),
        long('words', 'What was kept, and why'),
      ],
      faults: ({ recovered }, story) =>
        sayIf(
          (recovered as number) > (standing<number>(story, 'deposit') ?? 0),
          'recovered',
          'More cannot come back than was paid',
        ),
    },
    {
      key: 'end',
      title: 'Ended',
      link: 'Record that it came to nothing, or ended',
      ends: true,
      fields: [
        choice(
          'outcome',
          'What became of it',
          {
            'not-taken': 'The young person did not take it',
            'not-offered': 'The landlord let it to somebody else',
            'not-affordable': 'It could not be afforded',
            'not-fit': 'It was not fit to live in',
            'moved-on': 'The tenancy ended as planned',
            lost: 'The tenancy was lost',
          },
          { required: 'Choose what became of it' },
        ),
        LEARNED,
        ownWords('theirView', 'What the young person says'),
      ],
      move: {
        link: 'Record the move with it',
        fields: [
          choice(
            'outcome',
            'What became of it',
            { 'moved-on': 'The tenancy ended as planned', lost: 'The tenancy was lost' },
            { required: 'Choose what became of it' },
          ),
          LEARNED,
        ],
        begin: () => ({}),
      },
    },
  ],
  steps: (story, known) => {
    const movedInOn = lastDayOf(story, 'moved-in');
    return privateRentingSteps(
      {
        viewedOn: lastDayOf(story, 'viewing'),
        affordabilityOn: lastDayOf(story, 'affordability'),
        guarantorOn: lastDayOf(story, 'guarantor'),
        depositOn: lastDayOf(story, 'deposit'),
        inventoryOn: lastDayOf(story, 'inventory'),
        movedInOn,
        seenThereOn: movedInOn && seenSince(known, movedInOn, 'at-home'),
        depositDueBackOn: standing<LocalDate & string>(story, 'depositBackOn'),
        depositBackOn: lastDayOf(story, 'deposit-back'),
      },
      known.policy,
    );
  },
};

const isPartOf = (part: unknown, whole: unknown) => Number(part) > 0 && Number(part) < Number(whole);

/** Of a deposit, what the council pays, in pence; a bond is no money that is out. */
export function paidByCouncil({ deposit, depositFrom, councilDeposit }: SaidValues): number {
  if (depositFrom === 'council') return deposit as number;
  return depositFrom === 'both' ? ((councilDeposit as number | undefined) ?? 0) : 0;
}

/** What the sums of a check leave a month, in pence. */
export function leftOf(story: Story, said: SaidValues): number {
  const sum = (name: string) => (said[name] as number | undefined) ?? 0;
  const rent = standing<number>(story, 'rent') ?? 0;
  return leftAfterRent({ rent, income: sum('income'), help: sum('help'), otherCosts: sum('otherCosts') });
}
