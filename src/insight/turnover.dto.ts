import { Day, Id, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';

export class TurnoverQueryDto {
  @Id({ about: 'Only this team.', optional: true, inExample: false }) teamId?: string;
}

export class TurnoverCaseAnswer {
  @Part(() => PersonNamed, { about: 'The young person.' }) person: PersonNamed;

  @Day({ about: 'From when the worker was not their adviser any more.' }) endedOn: string;

  @Day({ about: 'From when they had another; null: not so far.', nullable: true }) newOn: string | null;

  @YesNo({ about: 'Whether they are owed another and have none.' }) waits: boolean;

  @Day({ about: 'When they were told of the new one.', nullable: true }) toldOn: string | null;

  @Day({ about: 'When both signed the hand-over.', nullable: true }) handedOverOn: string | null;

  @Whole({ about: 'How much fell due in the sixty days after.', example: 4 }) due: number;

  @Whole({ about: 'How much of it was late, is overdue or was never done.', example: 1 }) slipped: number;
}

export class TurnoverLeaverAnswer {
  @Id({ about: 'The worker.' }) workerId: string;

  @Text({ about: 'Their name.', example: 'Grace Adeyemi' }) name: string;

  @Day({ about: 'The first day on which they did not work here any more.' }) leftOn: string;

  @YesNo({ about: 'Whether they were from an agency.' }) agency: boolean;

  @Parts(() => TurnoverCaseAnswer, { about: 'Whom they had in their last four weeks.' }) cases: TurnoverCaseAnswer[];
}

export class TurnoverMonthAnswer {
  @Day({ about: 'The end of the month, or today.' }) day: string;

  @Whole({ about: 'Advisers who worked here.', example: 12 }) here: number;

  @Whole({ about: 'Of them from an agency.', example: 2 }) agency: number;

  @Whole({ about: 'Posts that were vacant.', example: 1 }) vacant: number;

  @Whole({ about: 'Young people who met three people in their last three visits.', example: 4 }) passedAround: number;

  @Whole({ about: 'Among how many with three visits.', example: 50 }) passedAroundAmong: number;

  @Whole({ about: 'What fell due in the month and was done in time.', example: 80 }) onTime: number;

  @Whole({ about: 'Among how much that fell due.', example: 100 }) onTimeAmong: number;
}

export class TurnoverAnswer {
  @Day({ about: 'The day for which this is right.' }) asOf: string;

  @Parts(() => TurnoverLeaverAnswer, { about: 'Advisers who left in twelve months, the last one first.' })
  leavers: TurnoverLeaverAnswer[];

  @Parts(() => TurnoverMonthAnswer, { about: 'Twelve months, the last one that of today.' })
  months: TurnoverMonthAnswer[];
}
