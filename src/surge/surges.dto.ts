import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { LONGEST_SURGE_TEXT, WHICH, type Which } from './surges.service';
import { ANSWERS, BANDS, type Answer, type Band } from './triage';

export class SurgeShapeDto {
  @Day({ about: 'By when every case is looked at.', example: '2026-04-10' })
  targetOn: string;

  @Whole({ about: 'How many cases are looked at each working day.', min: 1, max: 500, example: 10 })
  pace: number;

  @Words({
    about: 'The ids of the staff who look at the cases: of the team, or managers who answer for it.',
    example: [],
  })
  workerIds: string[];
}

export class SurgeBegunDto extends SurgeShapeDto {
  @Id({ about: 'The team, one of yours.' })
  teamId: string;

  @Text({ about: 'Why the team needs it.', max: LONGEST_SURGE_TEXT, example: 'Three workers left in a month.' })
  reason: string;

  @Choice(WHICH, { about: 'Whose cases: everyone of the team who is owed something, or those who wait for a worker.' })
  which: Which;
}

export class SurgeChangeDto extends SurgeShapeDto {
  @Whole({ about: 'The version you read.', min: 1, example: 1 })
  version: number;
}

export class SurgeEndDto {
  @Text({ about: 'What came of it.', max: LONGEST_SURGE_TEXT, example: 'Everyone is seen; two moved.' })
  outcome: string;

  @Whole({ about: 'The version you read.', min: 1, example: 1 })
  version: number;
}

export class SurgeAnswersDto {
  @Choice(ANSWERS, { about: 'Are they safe?', example: 'yes' })
  safe: Answer;

  @Choice(ANSWERS, { about: 'Is somebody in contact with them?', example: 'yes' })
  inContact: Answer;

  @Choice(ANSWERS, { about: 'Is the plan in date?', example: 'yes' })
  planInDate: Answer;

  @Choice(ANSWERS, { about: 'Have they a settled home?', example: 'yes' })
  home: Answer;

  @Choice(ANSWERS, { about: 'Does somebody work with them?', example: 'yes' })
  worker: Answer;

  @Choice(ANSWERS, { about: 'Has something to be done at once?', example: 'no' })
  urgent: Answer;
}

export class SurgeReviewDto {
  @Part(() => SurgeAnswersDto, { about: 'The answers.' })
  answers: SurgeAnswersDto;

  @Choice(BANDS, {
    about: 'The band, where it is another than the answers give.',
    optional: true,
    nullable: true,
    example: null,
  })
  band?: Band | null;

  @Text({ about: 'Why it is another.', max: LONGEST_SURGE_TEXT, optional: true, nullable: true, example: null })
  otherwiseBecause?: string | null;

  @Text({
    about: 'What is done by the next working day: needed where it is red.',
    max: LONGEST_SURGE_TEXT,
    optional: true,
    nullable: true,
    example: null,
  })
  action?: string | null;

  @Id({ about: 'Who does it; you unless said.', optional: true, nullable: true, example: null })
  actionById?: string | null;

  @Id({ about: 'The last review you read of this case; null for none.', optional: true, nullable: true, example: null })
  basedOn?: string | null;
}

export class SurgeDoneDto {
  @Text({ about: 'What was done.', max: LONGEST_SURGE_TEXT, example: 'Seen at home; a key safe is fitted.' })
  words: string;
}

export class SurgeWorkerAnswer {
  @Id({ about: 'Their id.' })
  id: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  name: string;
}

export class SurgeSummaryAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Id({ about: 'The team.' })
  teamId: string;

  @Text({ about: 'Its name.', example: 'North' })
  teamName: string;

  @Text({ about: 'Why it was begun.', max: LONG_TEXT, example: 'Three workers left in a month.' })
  reason: string;

  @Day({ about: 'When it began.' })
  startedOn: string;

  @Text({ about: 'Who began it.', example: 'Bo Manager' })
  startedBy: string;

  @Day({ about: 'By when every case is looked at.' })
  targetOn: string;

  @Whole({ about: 'Cases each working day, as chosen.', example: 10 })
  pace: number;

  @Parts(() => SurgeWorkerAnswer, { about: 'Who looks at the cases.' })
  workers: SurgeWorkerAnswer[];

  @Whole({ about: 'How many cases it has.', example: 40 })
  cases: number;

  @Whole({ about: 'How many of them somebody looked at.', example: 12 })
  reviewed: number;

  @Day({ about: 'When it ended.', nullable: true, example: null })
  endedOn: string | null;

  @Text({ about: 'Who ended it.', nullable: true, example: null })
  endedBy: string | null;

  @Text({ about: 'What came of it.', max: LONG_TEXT, nullable: true, example: null })
  outcome: string | null;

  @Whole({ about: 'Grows with every change.', min: 1, example: 1 })
  version: number;
}

export class SurgeListAnswer extends listOf(() => SurgeSummaryAnswer, 'Those that run first.') {}

export class SurgeReviewAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Part(() => SurgeAnswersDto, { about: 'The answers.' })
  answers: SurgeAnswersDto;

  @Choice(BANDS, { about: 'The band that the answers give.' })
  workedOut: string;

  @Choice(BANDS, { about: 'The band that counts.' })
  band: string;

  @Text({ about: 'Why it is another.', max: LONG_TEXT, nullable: true, example: null })
  otherwiseBecause: string | null;

  @Day({ about: 'When it was looked at.' })
  reviewedOn: string;

  @Text({ about: 'By whom.', example: 'Ada Worker' })
  reviewedBy: string;

  @Text({ about: 'What is done at once.', max: LONG_TEXT, nullable: true, example: null })
  action: string | null;

  @Text({ about: 'By whom.', nullable: true, example: null })
  actionBy: string | null;

  @Day({ about: 'By when.', nullable: true, example: null })
  actionDueOn: string | null;

  @Day({ about: 'When it was done.', nullable: true, example: null })
  doneOn: string | null;

  @Text({ about: 'What was done.', max: LONG_TEXT, nullable: true, example: null })
  doneWords: string | null;
}

export class SurgeCaseAnswer {
  @Part(() => PersonNamed, { about: 'Whom it is about; null for whom you may not see.', nullable: true })
  person: PersonNamed | null;

  @Text({ about: 'Their personal adviser.', nullable: true, example: 'Ada Worker' })
  workerName: string | null;

  @Part(() => SurgeAnswersDto, {
    about: 'What the record would answer today; null for whom you may not see.',
    nullable: true,
  })
  fromRecord: SurgeAnswersDto | null;

  @Choice(BANDS, { about: 'The band of those answers, as if nothing had to be done at once.' })
  proposed: string;

  @Choice(BANDS, { about: 'The band of the last look at it; null while there is none.', nullable: true })
  band: string | null;

  @Part(() => SurgeReviewAnswer, {
    about: 'The last look at it; null while there is none, and for whom you may not see.',
    nullable: true,
  })
  review: SurgeReviewAnswer | null;
}

export class SurgeLeftAnswer {
  @Day({ about: 'The day.' })
  on: string;

  @Whole({ about: 'How many nobody had looked at when it ended.', example: 28 })
  left: number;
}

export class SurgeAnswer extends SurgeSummaryAnswer {
  @Parts(() => SurgeLeftAnswer, { about: 'Day by day.' })
  burnDown: SurgeLeftAnswer[];

  @Parts(() => SurgeCaseAnswer, { about: 'Its cases.' })
  items: SurgeCaseAnswer[];
}

export class SurgeCaseHistoryAnswer {
  @Part(() => SurgeAnswersDto, { about: 'What the record would answer today.' })
  fromRecord: SurgeAnswersDto;

  @Parts(() => SurgeReviewAnswer, { about: 'Every look at it, the last first.' })
  reviews: SurgeReviewAnswer[];

  @YesNo({ about: 'Whether the surge still runs.' })
  isOpen: boolean;
}
