import { DEADLINE_STATES } from '../statutory/case-file';
import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, InAddress, Instant, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { LINES, RULE_IDS } from './fell-due.query';
import { FOOTINGS, LEFT_OUT, LISTS, OUTCOMES } from './outcome';
import { PERIOD_KEY } from './period';

const ID_OR_NONE = /^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;
const AN_ID = '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f';

const PERIOD = {
  about: 'A month, a quarter, or a year from April: 2026-11, 2026-q4, 2026-year. Unless said: this quarter.',
  optional: true,
  pattern: PERIOD_KEY,
  example: '2026-q4',
};
const BASIS = {
  about:
    'What it rests on. lawOtherDays: a duty in law whose number of days is set by guidance or by the council. Never add them up.',
};
const RULE = { about: 'Only what this rule makes due.', optional: true, example: 'PA-02' };
const TEAM = {
  about: 'Only what was due when this team had the young person; none: no team.',
  optional: true,
  pattern: ID_OR_NONE,
  example: AN_ID,
};
const WORKER = {
  about: 'Only what was due when this member of staff had the young person; none: nobody did.',
  optional: true,
  pattern: ID_OR_NONE,
  example: AN_ID,
};
const TO_BE_CONFIRMED = {
  about: 'true: only what rests on a rule whose wording has still to be confirmed.',
  optional: true,
};

export class FellDueQueryDto {
  @Text(PERIOD) period?: string;

  @Choice(LINES, { about: 'What the lines are: rule unless said.', optional: true })
  by?: (typeof LINES)[number];

  @Choice(FOOTINGS, { ...BASIS, optional: true }) basis?: (typeof FOOTINGS)[number];

  @Choice(RULE_IDS, RULE) rule?: (typeof RULE_IDS)[number];

  @Text(TEAM) teamId?: string;

  @Text(WORKER) workerId?: string;

  @InAddress()
  @YesNo(TO_BE_CONFIRMED)
  toBeConfirmed?: boolean;
}

export class FellDueItemsQueryDto extends PageQueryDto {
  @Text(PERIOD) period?: string;

  @Choice(LISTS, {
    about:
      'Only these: one outcome, `late` for the three bands, or what is left out. Unless said: all that is counted.',
    optional: true,
  })
  of?: (typeof LISTS)[number];

  @Choice(FOOTINGS, { ...BASIS, optional: true }) basis?: (typeof FOOTINGS)[number];

  @Choice(RULE_IDS, RULE) rule?: (typeof RULE_IDS)[number];

  @Text(TEAM) teamId?: string;

  @Text(WORKER) workerId?: string;

  @InAddress()
  @YesNo(TO_BE_CONFIRMED)
  toBeConfirmed?: boolean;

  @InAddress()
  @YesNo({ about: 'true: only what is paused.', optional: true })
  paused?: boolean;
}

/** Items by how they went. Those from `onTime` to `unknown` are one outcome each and add up to `fellDue`. */
export class FellDueCountsAnswer {
  @Whole({ about: 'Everything that is counted.', example: 12 })
  fellDue: number;

  @Whole({ about: 'Done by the due date.', example: 8 })
  onTime: number;

  @Whole({ about: 'Done late, by up to 7 days.', example: 1 })
  lateTo7: number;

  @Whole({ about: 'Done late, by 8 to 28 days.' })
  lateTo28: number;

  @Whole({ about: 'Done late, by more than 28 days.' })
  lateOver28: number;

  @Whole({ about: 'Met by a substitute that a manager accepted.' })
  substitute: number;

  @Whole({ about: 'Past its due date, and still owed.', example: 1 })
  overdue: number;

  @Whole({ about: 'Never done: the duty ended after its due date.' })
  never: number;

  @Whole({ about: 'The young person said no; still owed, whatever its due date.' })
  declined: number;

  @Whole({ about: 'Due today or later.', example: 2 })
  notYetDue: number;

  @Whole({ about: 'Due before the records of its kind are complete.' })
  unknown: number;

  @Whole({ about: 'Of those counted: paused today.' })
  paused: number;

  @Whole({ about: 'Of those counted: by a rule whose wording has still to be confirmed.' })
  toBeConfirmed: number;

  @Whole({ about: 'Left out: no longer owed on its day.' })
  superseded: number;

  @Whole({ about: 'Left out: not applicable after all.' })
  notApplicable: number;

  @Whole({ about: 'Left out: what started it was corrected away.' })
  cancelled: number;
}

export class FellDueLineAnswer extends FellDueCountsAnswer {
  @Choice(FOOTINGS, BASIS) basis: string;

  @Text({
    about: 'The rule, or the id of the team or worker; null: no team, or nobody.',
    nullable: true,
    example: 'PA-02',
  })
  key: string | null;

  @Text({ about: 'What it is called.', example: 'PA-02 Visit within 7 days of moving in' })
  name: string;
}

export class FellDueMonthAnswer extends FellDueCountsAnswer {
  @Choice(FOOTINGS, BASIS) basis: string;

  @Day({ about: 'The first day of the month.', example: '2026-11-01' })
  month: string;
}

/** A share with all that it is a share of. */
export class MeasuredAnswer {
  @Text({ about: 'What it says.', example: 'done on time' })
  name: string;

  @Whole({ about: 'How many did.', example: 8 })
  numerator: number;

  @Whole({ about: 'Among how many: done, overdue or never done.', example: 10 })
  among: number;

  @Whole({ about: 'In whole percent; null where it is among none.', nullable: true, example: 80 })
  percent: number | null;

  @Whole({ about: 'How many more of which it is not known.' })
  unknown: number;

  @Whole({ about: 'How many more to which it does not apply, or not yet: declined and not yet due.', example: 2 })
  beside: number;
}

export class FellDueTotalAnswer extends FellDueCountsAnswer {
  @Choice(FOOTINGS, BASIS) basis: string;

  @Part(() => MeasuredAnswer, { about: 'The share that was done on time.' })
  doneOnTime: MeasuredAnswer;
}

export class FellDueAnswer {
  @Day({ about: 'The day for which these figures are right.' })
  asOf: string;

  @Text({ about: 'The period.', example: '2026-q4' })
  period: string;

  @Day({ about: 'Its first day.', example: '2026-10-01' })
  from: string;

  @Day({ about: 'Its last day.', example: '2026-12-31' })
  to: string;

  @Text({ about: 'What is counted, in words.', max: 2000, example: 'Everything due in the period.' })
  cohort: string;

  @Parts(() => FellDueTotalAnswer, { about: 'One for each basis on which anything fell due.' })
  totals: FellDueTotalAnswer[];

  @Parts(() => FellDueLineAnswer, { about: 'By rule, team or worker, for each basis.' })
  lines: FellDueLineAnswer[];

  @Parts(() => FellDueMonthAnswer, { about: 'By month, for each basis; a month without any is left out.' })
  months: FellDueMonthAnswer[];
}

export class FellDueItemAnswer {
  @Id({ about: 'The item; see GET /young-people/{id}/deadlines/{deadlineId}.' })
  id: string;

  @Part(() => PersonNamed, { about: 'Whom it was or is owed to.' })
  person: PersonNamed;

  @Text({ about: 'The rule that makes it due.', example: 'PA-02' })
  rule: string;

  @Text({ about: 'What was due, in words.', example: 'Visit within 7 days of moving in' })
  title: string;

  @Choice(FOOTINGS, BASIS) basis: string;

  @YesNo({ about: 'False where the wording of the rule has still to be confirmed.' })
  confirmed: boolean;

  @Day({ about: 'The last day on which it was in time.' })
  dueOn: string;

  @Instant({ about: 'The instant, where hours are counted.', nullable: true })
  dueAt: string | null;

  @Choice(DEADLINE_STATES, { about: 'Its state in the ledger.' })
  state: string;

  @Choice([...OUTCOMES, ...LEFT_OUT], { about: 'How it is counted.' })
  outcome: string;

  @Text({ about: 'What happened, in words.', example: 'Done on 3 October 2026, 5 days late' })
  happened: string;

  @Day({ about: 'The day it was done.', nullable: true })
  metOn: string | null;

  @Day({ about: 'Until when it is paused; null where it is not.', nullable: true })
  pausedUntil: string | null;

  @Id({ about: 'Who had the young person on the due date.', nullable: true })
  workerId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Grace Adeyemi' })
  workerName: string | null;

  @Id({ about: 'The team that had them then.', nullable: true })
  teamId: string | null;

  @Text({ about: 'Its name.', nullable: true, example: 'North' })
  teamName: string | null;
}

export class FellDueItemsAnswer extends listOf(() => FellDueItemAnswer, 'In the order in which they were due.') {
  @Day({ about: 'The day for which this is right.' })
  asOf: string;

  @Whole({ about: 'How many there are, on all pages: the figure that the list is behind.', example: 1 })
  total: number;
}
