import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { FLAT_STEPS } from './flats';
import { ENTRY_KINDS, MONEY_KINDS } from './money';
import { MARKS, RISKS, STANDARD_KEYS, type Mark, type Standard } from './monitoring';
import {
  INCIDENT_KINDS,
  PROVIDER_KINDS,
  REGISTRATION_STATES,
  type IncidentKind,
  type ProviderKind,
} from './provider-kinds';
import { PROVIDER_STATUSES, type ProviderStatus } from './provider-status';
import { ACTION_STEPS, type ActionStep } from './provider.entities';
import { LONGEST } from './written';

const OWNERS = ['provider', 'council'] as const;
const VERDICTS = ['yes', 'sign-off', 'no'] as const;
const maybe = { optional: true, nullable: true, example: null } as const;

export class ProviderDto {
  @Text({ about: 'Its name, which no other provider has.', max: 300, example: 'Larch House' })
  name: string;

  @Choice(PROVIDER_KINDS, { about: 'What it provides.' })
  kind: ProviderKind;

  @Text({ about: 'The council’s own reference.', max: 300, ...maybe })
  councilReference?: string | null;

  @Text({ about: 'The phone.', max: 300, ...maybe })
  phone?: string | null;

  @Text({ about: 'The phone at night and at the weekend.', max: 300, ...maybe })
  nightPhone?: string | null;

  @Text({ about: 'The e-mail address.', max: 300, ...maybe })
  email?: string | null;

  @Text({ about: 'The postal address.', max: LONGEST, ...maybe })
  address?: string | null;

  @Text({ about: 'What is good to know. No names of young people.', max: LONGEST, ...maybe })
  about?: string | null;

  @Day({ about: 'When it applied.' })
  appliedOn: string;

  @Text({ about: 'What it applied for.', max: LONGEST, example: 'Twelve places for 16 and 17 year olds' })
  reason: string;
}

export class ProviderDecisionDto {
  @Choice(PROVIDER_STATUSES, { about: 'How it stands from now on.', example: 'approved' })
  status: ProviderStatus;

  @Day({ about: 'From which day.' })
  fromOn: string;

  @Text({ about: 'Why, and what the provider was told.', max: LONGEST, example: 'All standards met at two visits' })
  reason: string;
}

export class RegistrationCheckDto {
  @Choice(REGISTRATION_STATES, { about: 'What Ofsted’s register says.' })
  state: (typeof REGISTRATION_STATES)[number];

  @Text({ about: 'The number in the register.', max: 300, optional: true, nullable: true, example: 'SC123456' })
  number?: string | null;

  @Day({ about: 'When somebody looked.' })
  checkedOn: string;

  @Text({ about: 'Of an exempt setting, why it need not be registered.', max: LONGEST, ...maybe })
  words?: string | null;
}

export class ToPutRightDto {
  @Text({ about: 'What is to be put right.', max: LONGEST, example: 'Mend the fire door' })
  what: string;

  @Choice(OWNERS, { about: 'Who does it.' })
  owner: (typeof OWNERS)[number];

  @Day({ about: 'By when.' })
  byOn: string;
}

export class ToPutRightOfDto extends ToPutRightDto {
  @Id({ about: 'The incident that it came of; null for none.', optional: true, nullable: true })
  cameOf?: string | null;
}

export class MarkDto {
  @Choice(STANDARD_KEYS, { about: 'The standard.' })
  standard: Standard;

  @Choice(MARKS, { about: 'How it was found.' })
  mark: Mark;
}

export class ProviderVisitDto {
  @Day({ about: 'When somebody was there.' })
  visitedOn: string;

  @YesNo({ about: 'Whether the provider knew that somebody was coming.' })
  announced: boolean;

  @Text({ about: 'The house or scheme; null for all of it.', max: 300, ...maybe })
  place?: string | null;

  @Parts(() => MarkDto, { about: 'How each standard was found; one that is left out was not looked at.' })
  standards: MarkDto[];

  @Text({ about: 'What was seen and heard. No names of young people.', max: LONGEST, example: 'Clean and calm' })
  found: string;

  @Whole({ about: 'How many young people were spoken to without staff.', max: 500 })
  spokenTo: number;

  @Whole({ about: 'How many of them said that they feel safe there.', max: 500 })
  feelSafe: number;

  @Whole({ about: 'How many of them said that they do not.', max: 500 })
  notSafe: number;

  @Parts(() => ToPutRightDto, { about: 'What is to be put right.' })
  actions: ToPutRightDto[];
}

export class ToPutRightStepDto {
  @Choice(ACTION_STEPS, { about: 'What became of it; the last word counts.' })
  step: ActionStep;

  @Day({ about: 'Since when.' })
  onDay: string;

  @Text({ about: 'How you know, or why.', max: LONGEST, example: 'Seen on Friday' })
  words: string;
}

export class ProviderIncidentDto {
  @Choice(INCIDENT_KINDS, { about: 'What kind it was.' })
  kind: IncidentKind;

  @YesNo({ about: 'Whether somebody was harmed or nearly was, or the police or Ofsted were told.' })
  serious: boolean;

  @Day({ about: 'When it happened.' })
  happenedOn: string;

  @Day({ about: 'When the council was told.' })
  toldOn: string;

  @Text({ about: 'What happened. No names of young people.', max: LONGEST, example: 'A fire in the kitchen' })
  what: string;

  @Text({ about: 'What was done about it.', max: LONGEST, example: 'Everybody moved for two nights' })
  done: string;

  @Parts(() => ToPutRightDto, {
    about: 'What is to be put right; it is open until all of that is settled.',
    optional: true,
  })
  actions?: ToPutRightDto[];
}

export class VacancyDto {
  @Text({ about: 'The house or scheme.', max: 300, example: 'Mill Lane' })
  place: string;

  @Whole({ about: 'How many places are free.', max: 500 })
  free: number;

  @Day({ about: 'From when.' })
  fromOn: string;

  @Whole({ about: 'The youngest age it takes.', max: 25, example: 16 })
  youngest: number;

  @Text({ about: 'For whom it is right.', max: LONGEST, ...maybe })
  words?: string | null;

  @Day({ about: 'When the provider said so.' })
  toldOn: string;
}

export class ProviderLineAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'Its name.', max: 300, example: 'Larch House' })
  name: string;

  @Choice(PROVIDER_KINDS, { about: 'What it provides.' })
  kind: string;

  @Choice(PROVIDER_STATUSES, { about: 'How it stands; null where it is not on the list.', nullable: true })
  status: string | null;

  @Day({ about: 'Since when.', nullable: true })
  statusFromOn: string | null;

  @Choice(RISKS, { about: 'How closely it is watched; null where nobody has said.', nullable: true })
  risk: string | null;

  @Day({ about: 'When it is visited next; null where it is not on the list. Local policy.', nullable: true })
  visitDueOn: string | null;

  @YesNo({ about: 'Whether that visit has to be unannounced.' })
  visitUnannounced: boolean;

  @Choice(REGISTRATION_STATES, { about: 'What Ofsted’s register said last; null where nobody looked.', nullable: true })
  registration: string | null;

  @Text({ about: 'The number in the register.', max: 300, nullable: true, example: 'SC123456' })
  registrationNumber: string | null;

  @Day({ about: 'When somebody looked.', nullable: true })
  registrationCheckedOn: string | null;

  @Whole({ about: 'Free places, as last said; null where nobody said.', nullable: true })
  freePlaces: number | null;

  @Whole({ about: 'How many young people live there: everyone.' })
  living: number;

  @Whole({ about: 'What is to be put right.' })
  actionsOpen: number;

  @Whole({ about: 'How much of it is late.' })
  actionsLate: number;
}

export class ProviderListAnswer extends listOf(() => ProviderLineAnswer, 'By name.') {}

export class VisitAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Day({ about: 'When somebody was there.' })
  visitedOn: string;

  @YesNo({ about: 'Whether it was announced.' })
  announced: boolean;

  @Text({ about: 'What was seen and heard.', max: LONGEST, example: 'Clean and calm' })
  found: string;

  @Parts(() => MarkDto, { about: 'How each standard was found.' })
  standards: MarkDto[];
}

export class ToPutRightAnswer extends ToPutRightDto {
  @Id({ about: 'Its id.' })
  id: string;

  @Id({ about: 'The visit or incident that it came of; null for none.', nullable: true })
  cameOf: string | null;

  @Choice(ACTION_STEPS, { about: 'What became of it; null where nobody said.', nullable: true })
  step: string | null;
}

export class ProviderIncidentAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(INCIDENT_KINDS, { about: 'What kind it was.' })
  kind: IncidentKind;

  @YesNo({ about: 'Whether it was serious.' })
  serious: boolean;

  @Day({ about: 'When it happened.' })
  happenedOn: string;

  @Day({
    about: 'When the last of what came of it was settled; null while it is open, or nothing came of it.',
    nullable: true,
  })
  closedOn: string | null;
}

export class SafeAnswersAnswer {
  @Whole({ about: 'Said yes.' })
  yes: number;

  @Whole({ about: 'Said mostly.' })
  mostly: number;

  @Whole({ about: 'Said no.' })
  no: number;

  @Whole({ about: 'Did not say.' })
  notSaid: number;
}

export class ProviderAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'Its name.', max: 300, example: 'Larch House' })
  name: string;

  @Choice(PROVIDER_STATUSES, { about: 'How it stands; null where it is not on the list.', nullable: true })
  status: string | null;

  @Parts(() => VisitAnswer, { about: 'Visits, the latest first.' })
  visits: VisitAnswer[];

  @Parts(() => ProviderIncidentAnswer, { about: 'Incidents, the latest first; none for duty.' })
  incidents: ProviderIncidentAnswer[];

  @Parts(() => ToPutRightAnswer, { about: 'What is to be put right, and what became of it.' })
  actions: ToPutRightAnswer[];

  @Part(() => SafeAnswersAnswer, { about: 'What young people said of feeling safe there in the last twelve months.' })
  safe: SafeAnswersAnswer;
}

export class PlacingQueryDto {
  @Day({ about: 'From which day, today unless said.', optional: true })
  on?: string;
}

export class PlacingLineAnswer {
  @Id({ about: 'The provider.' })
  providerId: string;

  @Text({ about: 'Its name.', max: 300, example: 'Larch House' })
  provider: string;

  @Choice(VERDICTS, { about: 'Whether they may be placed there, or a manager signs it off.' })
  verdict: string;

  @YesNo({ about: 'Whether it may be, with what was signed off.' })
  allowed: boolean;

  @Text({ about: 'Why not, or why a manager signs it off.', max: LONGEST, nullable: true, example: null })
  because: string | null;

  @Whole({ about: 'Free places for their age.' })
  free: number;
}

export class PlacingListAnswer extends listOf(() => PlacingLineAnswer, 'Who may take them first.') {}

export class PlacingSignOffDto {
  @Day({ about: 'From which day.' })
  fromOn: string;

  @Text({ about: 'Why there, and what makes it safe for them.', max: LONGEST, example: 'Her sister lives there' })
  reason: string;
}

export class HomeMoneyDto {
  @Choice(MONEY_KINDS, { about: 'What it is.' })
  kind: (typeof MONEY_KINDS)[number];

  @Text({ about: 'What it is for.', max: 300, example: 'Flat at Mill Lane' })
  what: string;

  @Text({ about: 'Of a deposit, who holds it.', max: 300, optional: true, nullable: true, example: 'Larch Homes' })
  landlord?: string | null;

  @Text({ about: 'The deposit protection scheme.', max: 300, ...maybe })
  scheme?: string | null;

  @Text({ about: 'The reference in the scheme.', max: 300, ...maybe })
  schemeReference?: string | null;

  @Whole({ about: 'How much was agreed, in pence.', min: 1, max: 10_000_000, example: 45_000 })
  agreedPence: number;

  @Day({ about: 'When it was agreed.' })
  agreedOn: string;

  @Day({ about: 'When a deposit should come back.', ...maybe })
  returnDueOn?: string | null;
}

export class HomeMoneyEntryDto {
  @Choice(ENTRY_KINDS, { about: 'Paid, come back, or lost.' })
  kind: (typeof ENTRY_KINDS)[number];

  @Whole({ about: 'How much, in pence.', min: 1, max: 10_000_000, example: 45_000 })
  pence: number;

  @Day({ about: 'When.' })
  onDay: string;

  @Text({ about: 'Anything to add.', max: LONGEST, ...maybe })
  words?: string | null;
}

export class HomeMoneyAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(MONEY_KINDS, { about: 'What it is.' })
  kind: string;

  @Text({ about: 'What it is for.', max: 300, example: 'Flat at Mill Lane' })
  what: string;

  @Whole({ about: 'How much was agreed, in pence.' })
  agreedPence: number;

  @Whole({ about: 'How much was paid, in pence.' })
  paidPence: number;

  @Whole({ about: 'Agreed and not paid, in pence.' })
  leftPence: number;

  @Whole({ about: 'Of a deposit, paid and neither back nor lost, in pence.' })
  outstandingPence: number;

  @Day({ about: 'When a deposit should come back.', nullable: true })
  returnDueOn: string | null;
}

export class HomeMoneyListAnswer extends listOf(() => HomeMoneyAnswer, 'The latest agreed first.') {}

export class FlatsQueryDto {
  @Text({
    about: 'The year in which the quota begins, on 1 April; this one unless said.',
    optional: true,
    pattern: /^20\d\d$/,
    example: '2026',
  })
  year?: string;
}

export class LandlordAnswer {
  @Text({ about: 'Who gives the flats.', max: 300, example: 'Housing department' })
  landlord: string;

  @Whole({ about: 'Agreed.' })
  agreed: number;

  @Whole({ about: 'Offered.' })
  offered: number;

  @Whole({ about: 'For which somebody was nominated.' })
  nominated: number;

  @Whole({ about: 'Let.' })
  let: number;

  @Whole({ about: 'Let, and the young person was still there after 3 months.' })
  stillThereAfter3Months: number;

  @Whole({ about: 'The same after 6 months.' })
  stillThereAfter6Months: number;

  @Whole({ about: 'The same after 12 months.' })
  stillThereAfter12Months: number;
}

export class QuotaFlatAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'Its address.', max: 300, example: '4 Mill Lane' })
  address: string;

  @Day({ about: 'When it was offered.' })
  offeredOn: string;

  @Choice(FLAT_STEPS, { about: 'The last step; null where it was only offered.', nullable: true })
  last: string | null;

  @Id({ about: 'For whom, where you may see them.', nullable: true })
  personId: string | null;
}

export class QuotaAnswer {
  @Whole({ about: 'The year in which it begins, on 1 April.' })
  year: number;

  @Parts(() => LandlordAnswer, { about: 'What became of it, by landlord.' })
  landlords: LandlordAnswer[];

  @Parts(() => QuotaFlatAnswer, { about: 'The flats, the latest offered first.' })
  flats: QuotaFlatAnswer[];
}
