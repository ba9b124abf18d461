import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Open, Opens, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { AT_RISK_SHOWS, PACKAGE_SHOWS, REFERRAL_CODES } from './arrangement.page';
import { KIND_KEYS } from './kinds/kinds';
import { ProbationOfficerAnswer } from './probation-officer';
import { LONGEST_LINE, LONGEST_WORDS } from './said-fields';

const SAID =
  'By the names of the fields that GET arrangement-kinds lists: texts, days as YYYY-MM-DD, money in whole pence, true or false, and for "several" a list.';

export class ArrangementDto {
  @Choice(KIND_KEYS, { about: 'What is arranged.', example: 'tenancy-at-risk' })
  kind: string;

  @Day({ about: 'The day it was agreed, noticed, asked for or began.' })
  onDay: string;

  @Open({ about: SAID, example: { signals: ['arrears'], mustLeaveOn: '2027-01-15', words: 'Two months behind.' } })
  said: Record<string, unknown>;
}

export class ArrangementEntryDto {
  @Text({ about: 'What is written down: the key of an entry of its kind.', max: 40, example: 'talked' })
  entry: string;

  @Day({ about: 'The day of it.' })
  onDay: string;

  @Open({ about: SAID, example: { talkedWith: ['landlord'], agreed: 'Ten pounds a week.' } })
  said: Record<string, unknown>;
}

export class ArrangementTakenOutDto {
  @Text({ about: 'Why it is taken out.', max: LONGEST_WORDS, example: 'Recorded for somebody else.' })
  reason: string;
}

export class StepAnswer {
  @Text({ about: 'Its name within the arrangement.', example: 'talk' })
  step: string;

  @Text({ about: 'The rule that asks for it; null where none of the rule book does.', nullable: true, example: null })
  rule: string | null;

  @Text({ about: 'What is to be done.', example: 'Look again at how things stand' })
  task: string;

  @Day({ about: 'By when; null where no day is set.', nullable: true })
  dueOn: string | null;

  @Choice(['statute', 'guidance', 'policy'], { about: 'Where the duty comes from.', example: 'policy' })
  basis: string;

  @Text({ about: 'Why, in a sentence.', example: 'Looked at every 7 days until it is over.' })
  because: string;

  @Day({ about: 'The day it was done; null while it is open.', nullable: true, example: null })
  doneOn: string | null;
}

export class EntryAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'The key of an entry of its kind.', example: 'talked' })
  entry: string;

  @Day({ about: 'The day of it.' })
  onDay: string;

  @Open({ about: SAID })
  said: Record<string, unknown>;

  @Id({ about: 'The home, of a move that was recorded with it.', nullable: true, example: null })
  homeId: string | null;

  @Text({ about: 'Why it was taken out; null where it stands.', nullable: true, example: null })
  takenOutBecause: string | null;

  @Text({ about: 'Who wrote it.', nullable: true, example: 'Ada Worker' })
  by: string | null;
}

export class ArrangementAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(KIND_KEYS, { about: 'What is arranged.', example: 'tenancy-at-risk' })
  kind: string;

  @Day({ about: 'The day it was agreed, noticed, asked for or began.' })
  onDay: string;

  @Open({ about: SAID })
  said: Record<string, unknown>;

  @Id({ about: 'Of custody: the detention it is of.', nullable: true, example: null })
  detentionId: string | null;

  @Id({ about: 'Of supported lodgings: the host.', nullable: true, example: null })
  hostId: string | null;

  @Part(() => ProbationOfficerAnswer, {
    about:
      'Of custody: the probation officer, by the last entry “probation-officer”; null where none is named. To change it, write that entry again.',
    nullable: true,
  })
  probationOfficer: ProbationOfficerAnswer | null;

  @Day({ about: 'The day it ended; null while it runs.', nullable: true, example: null })
  endedOn: string | null;

  @Text({ about: 'Why it was taken out; null where it stands.', nullable: true, example: null })
  takenOutBecause: string | null;

  @Parts(() => EntryAnswer, { about: 'What was written, in the order of happening; also what was taken out.' })
  entries: EntryAnswer[];

  @Parts(() => StepAnswer, { about: 'What it asks for, done or still to do.' })
  steps: StepAnswer[];
}

export class ArrangementListAnswer extends listOf(() => ArrangementAnswer, 'Those that run first, then the latest.') {}

export class ArrangementKindAnswer {
  @Choice(KIND_KEYS, { about: 'Its key.', example: 'vacation' })
  key: string;

  @Text({ about: 'What it is called.', example: 'University vacation' })
  title: string;

  @Opens({ about: 'Its fields: name, label, type, required, choices.' })
  fields: object[];

  @Opens({ about: 'What can be written of it: key, title, whether it ends it, and its fields.' })
  entries: object[];
}

export class ArrangementKindListAnswer extends listOf(() => ArrangementKindAnswer, 'All of them.') {}

export class AtRiskQueryDto {
  @Choice(Object.keys(AT_RISK_SHOWS), { about: 'Which of them.', optional: true, example: 'all' })
  show?: string;
}

export class HomeAtRiskAnswer {
  @Id({ about: 'The young person.' })
  personId: string;

  @Id({ about: 'The arrangement.' })
  arrangementId: string;

  @Text({ about: 'The young person’s name.', example: 'Mina Fable' })
  name: string;

  @Text({ about: 'Their personal adviser.', nullable: true, example: 'Ada Worker' })
  adviser: string | null;

  @Day({ about: 'The day it was noticed.' })
  noticedOn: string;

  @Text({ about: 'What was noticed.', example: 'Rent arrears' })
  signals: string;

  @Day({ about: 'The day by which they have to leave.', nullable: true })
  mustLeaveOn: string | null;

  @Choice(REFERRAL_CODES, { about: 'How the referral to a council stands.', example: 'not-asked' })
  referral: string;

  @Text({ about: 'What comes next; null where nothing does.', nullable: true, example: 'Look again' })
  nextTask: string | null;

  @Day({ about: 'By when.', nullable: true })
  nextOn: string | null;

  @YesNo({ about: 'Whether a step is late.' })
  late: boolean;
}

export class HomeAtRiskListAnswer extends listOf(() => HomeAtRiskAnswer, 'What comes next first.') {}

export class PackagesQueryDto {
  @Choice(Object.keys(PACKAGE_SHOWS), {
    about: 'Which of them: asked unless said.',
    optional: true,
    example: 'running',
  })
  show?: string;
}

export class HomeToDecideAnswer {
  @Id({ about: 'What waits.' })
  id: string;

  @Part(() => PersonNamed, { about: 'Who it is.' })
  person: PersonNamed;

  @Text({
    about: 'bed-and-breakfast, shared-house, placement, or a kind of arrangement.',
    example: 'placement',
  })
  kind: string;

  @Text({ about: 'What is to be answered.', example: 'Answer whether they may be placed with Larch House' })
  what: string;

  @Day({ about: 'The day it was asked.' })
  since: string;

  @Day({ about: 'The day by which it should be answered; null where none is set.', nullable: true })
  dueOn: string | null;

  @Text({ about: 'Who asked; null where nobody did.', nullable: true, example: 'Ada Worker' })
  askedBy: string | null;

  @Text({ about: 'The manager who is said to have agreed.', nullable: true, example: null })
  named: string | null;
}

export class HomeToDecideListAnswer extends listOf(() => HomeToDecideAnswer, 'What has waited longest first.') {}

export class SupportPackageAnswer {
  @Id({ about: 'The young person.' })
  personId: string;

  @Id({ about: 'The arrangement.' })
  arrangementId: string;

  @Text({ about: 'The young person’s name.', example: 'Mina Fable' })
  name: string;

  @Text({ about: 'Their personal adviser.', nullable: true, example: 'Ada Worker' })
  adviser: string | null;

  @Day({ about: 'The day it was asked for.' })
  askedOn: string;

  @Whole({ about: 'Hours a week, as it stands.', example: 10 })
  hours: number;

  @Text({ about: 'Who gives it; null where nobody is named.', nullable: true, example: 'Mentors' })
  provider: string | null;

  @Whole({ about: 'What it costs a week, in pence.', example: 25_000 })
  weeklyCostPence: number;

  @Day({ about: 'The last day; null where none is said.', nullable: true })
  endsOn: string | null;

  @Day({ about: 'The day by which somebody looks at it again; null before it runs.', nullable: true })
  reviewOn: string | null;
}

export class SupportPackageListAnswer extends listOf(() => SupportPackageAnswer, 'What comes next first.') {}

export class LodgingsHostDto {
  @Text({ about: 'Name.', max: LONGEST_LINE, example: 'Joan and Des Harper' })
  name: string;

  @Text({ about: 'Town or part of town.', max: LONGEST_LINE, example: 'Northfield' })
  area: string;

  @Text({ about: 'Address.', max: LONGEST_LINE, optional: true, nullable: true, example: null })
  address?: string | null;

  @Text({ about: 'Whom they suit, and whom not.', max: LONGEST_WORDS, optional: true, nullable: true, example: null })
  suits?: string | null;
}

export class LodgingsHostAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: 'Name.', example: 'Joan and Des Harper' })
  name: string;

  @Text({ about: 'Town or part of town.', example: 'Northfield' })
  area: string;

  @Choice(['new', 'approve', 'pause', 'remove'], {
    about: 'How they stand: new is being assessed.',
    example: 'approve',
  })
  state: string;

  @Whole({ about: 'For how many young people they are approved.', example: 1 })
  places: number;

  @Whole({ about: 'How many places are taken.', example: 0 })
  taken: number;

  @Words({ about: 'Why nobody can move in today; empty where somebody can.', example: [] })
  against: string[];
}

export class LodgingsHostListAnswer extends listOf(() => LodgingsHostAnswer, 'By name.') {}
