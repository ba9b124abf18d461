import { listOf, PageQueryDto } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, LONG_TEXT, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { IMPROVEMENT_SHOWS } from './improvement-told';
import { CHANGES, SOURCES, STEP_KINDS, type Changes, type Source } from './improvement.entities';
import { LONGEST_IMPROVEMENT_TEXT } from './improvements.service';

const OPTIONAL = { optional: true, nullable: true, example: null } as const;

export class ImprovementQueryDto extends PageQueryDto {
  @Choice(IMPROVEMENT_SHOWS, { about: 'Which ones: those that are open unless said.', optional: true })
  show?: (typeof IMPROVEMENT_SHOWS)[number];
}

export class ImprovementLeaderDto {
  @Text({ about: 'Their name, on one line; without commas where they lead too.', max: 200, example: 'Ann Head' })
  name: string;

  @Text({
    about: 'Their role, on one line; without commas where they lead too.',
    max: 200,
    example: 'Virtual school head',
  })
  role: string;

  @Text({ about: 'Their service, on one line.', max: 200, example: 'Education' })
  service: string;
}

export class ImprovementShapeDto {
  @Choice(SOURCES, { about: 'Where it was found.' })
  source: Source;

  @Text({ about: 'Which one.', max: 200, ...OPTIONAL })
  sourceWords?: string | null;

  @Id({ about: 'The inspection it comes from: see inspections. Only with the source `inspection`.', ...OPTIONAL })
  inspectionId?: string | null;

  @Day({ about: 'When it was found.', example: '2026-03-09' })
  foundOn: string;

  @Text({ about: 'What was found. Name no young person.', max: LONGEST_IMPROVEMENT_TEXT, example: 'Plans were late.' })
  found: string;

  @Text({ about: 'What is done.', max: LONGEST_IMPROVEMENT_TEXT, example: 'Plan a month ahead.' })
  todo: string;

  @Choice(CHANGES, { about: 'What it changes.' })
  changes: Changes;

  @Text({
    about: 'Which rule, template or practice: needed where it changes one.',
    max: LONGEST_IMPROVEMENT_TEXT,
    ...OPTIONAL,
    example: 'Reviews are booked with the plan.',
  })
  changesWords?: string | null;

  @Whole({ about: 'In percent: needed with a measure.', max: 100, ...OPTIONAL })
  target?: number | null;

  @Text({ about: 'What you look at yourselves: needed without a measure.', max: LONGEST_IMPROVEMENT_TEXT, ...OPTIONAL })
  looksAt?: string | null;

  @Id({ about: 'The manager who answers for it; null where somebody of another service does.', ...OPTIONAL })
  ownerId?: string | null;

  @Part(() => ImprovementLeaderDto, { about: 'Who answers for it, of another service.', ...OPTIONAL })
  ownerElsewhere?: ImprovementLeaderDto | null;

  @Text({
    about: 'Their email address at work, with `ownerElsewhere`: they are told by mail, which names no young person.',
    max: 200,
    ...OPTIONAL,
  })
  ownerEmail?: string | null;

  @Id({ about: 'The manager who keeps the record; the owner unless said.', ...OPTIONAL })
  keeperId?: string | null;

  @Parts(() => ImprovementLeaderDto, { about: 'Who else leads it, of other services.', optional: true, example: [] })
  leaders?: ImprovementLeaderDto[];

  @Day({ about: 'By when it is done.', example: '2026-06-30' })
  dueOn: string;

  @Day({ about: 'When somebody looks again: needed without a measure.', ...OPTIONAL })
  reauditOn?: string | null;
}

export class ImprovementOpenedDto extends ImprovementShapeDto {
  @Id({ about: 'Whose, one of your teams; null for the whole council.', ...OPTIONAL })
  teamId?: string | null;

  @Text({ about: 'The key of a figure: see improvement-measures. Null: you look yourselves.', ...OPTIONAL })
  measure?: string | null;
}

export class ImprovementChangeDto extends changesTo(ImprovementShapeDto) {
  @Whole({ about: 'The version you read.', min: 1, example: 1 })
  version: number;
}

export class ImprovementNoteDto {
  @Text({ about: 'How far it is. Name no young person.', max: LONGEST_IMPROVEMENT_TEXT, example: 'Half are done.' })
  words: string;
}

export class ImprovementLookDto {
  @YesNo({ about: 'Whether it holds. Where it was closed and does not, it opens again.' })
  kept: boolean;

  @Text({ about: 'What was seen.', max: LONGEST_IMPROVEMENT_TEXT, example: 'Nine of ten plans say so.' })
  words: string;

  @Day({ about: 'When somebody looks the next time: needed without a measure.', ...OPTIONAL })
  nextOn?: string | null;
}

export class ImprovementClosingDto {
  @Choice(['worked', 'ended'], { about: 'Whether it worked; ended is given up, or done elsewhere.', example: 'ended' })
  how: 'worked' | 'ended';

  @Text({ about: 'What shows it, or why it ends.', max: LONGEST_IMPROVEMENT_TEXT, example: 'Done with another.' })
  words: string;

  @Day({ about: 'When somebody looks again: needed without a measure.', ...OPTIONAL })
  reauditOn?: string | null;

  @Whole({ about: 'The version you read.', min: 1, example: 1 })
  version: number;
}

export class ImprovementReadingAnswer {
  @Day({ about: 'The day.' })
  asOf: string;

  @Whole({ about: 'How many are what the figure says.', example: 40 })
  numerator: number;

  @Whole({ about: 'Of how many.', example: 50 })
  among: number;

  @Whole({ about: 'Of how many more it is not known.', example: 2 })
  unknown: number;
}

export class ImprovementSummaryAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Id({ about: 'Whose; null for the whole council.', nullable: true })
  teamId: string | null;

  @Text({ about: 'The name of the team.', nullable: true, example: 'North' })
  teamName: string | null;

  @Choice(SOURCES, { about: 'Where it was found.' })
  source: string;

  @Text({ about: 'Which one.', nullable: true, example: null })
  sourceWords: string | null;

  @Id({ about: 'The inspection it comes from.', nullable: true, example: null })
  inspectionId: string | null;

  @Day({ about: 'When it was found.' })
  foundOn: string;

  @Text({ about: 'What was found.', max: LONG_TEXT, example: 'Plans were late.' })
  found: string;

  @Text({ about: 'What is done.', max: LONG_TEXT, example: 'Plan a month ahead.' })
  todo: string;

  @Choice(CHANGES, { about: 'What it changes.' })
  changes: string;

  @Text({ about: 'Which rule, template or practice.', max: LONG_TEXT, nullable: true, example: null })
  changesWords: string | null;

  @Text({ about: 'The key of its figure; null where somebody looks.', nullable: true, example: 'plan.current' })
  measure: string | null;

  @Whole({ about: 'In percent.', max: 100, nullable: true, example: 90 })
  target: number | null;

  @Text({ about: 'What somebody looks at.', max: LONG_TEXT, nullable: true, example: null })
  looksAt: string | null;

  @Part(() => ImprovementReadingAnswer, {
    about: 'Its last reading; null where there is none, or the figure is not for you.',
    nullable: true,
  })
  reading: ImprovementReadingAnswer | null;

  @Id({ about: 'The manager who answers for it.', nullable: true })
  ownerId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Bo Manager' })
  ownerName: string | null;

  @YesNo({ about: 'Whether they have left.', example: false })
  ownerLeft: boolean;

  @Part(() => ImprovementLeaderDto, { about: 'Who answers for it, of another service.', nullable: true, example: null })
  ownerElsewhere: ImprovementLeaderDto | null;

  @Text({ about: 'Where that one is told.', nullable: true, example: null })
  ownerEmail: string | null;

  @Id({ about: 'Who keeps the record.' })
  keeperId: string;

  @Text({ about: 'Their name.', example: 'Bo Manager' })
  keeperName: string;

  @YesNo({ about: 'Whether they have left.', example: false })
  keeperLeft: boolean;

  @Parts(() => ImprovementLeaderDto, { about: 'Who else leads it, of other services.' })
  leaders: ImprovementLeaderDto[];

  @Day({ about: 'By when it is done.' })
  dueOn: string;

  @Day({ about: 'When somebody looks again.', nullable: true })
  reauditOn: string | null;

  @Day({ about: 'When it was opened.' })
  openedOn: string;

  @Text({ about: 'By whom.', example: 'Bo Manager' })
  openedBy: string;

  @Day({ about: 'When it was closed; null while it is open.', nullable: true, example: null })
  closedOn: string | null;

  @Choice(['worked', 'ended'], { about: 'How it was closed.', nullable: true, example: null })
  closedHow: string | null;

  @Whole({ about: 'How often it came back after it was closed.', example: 0 })
  cameBack: number;

  @Day({ about: 'When it was closed for the first time.', nullable: true, example: null })
  firstClosedOn: string | null;

  @Whole({ about: 'Grows with every change.', min: 1, example: 1 })
  version: number;
}

export class ImprovementListAnswer extends listOf(() => ImprovementSummaryAnswer, 'What waits first.') {}

export class ImprovementStepAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(STEP_KINDS, { about: 'What it is.' })
  kind: string;

  @Text({ about: 'What was said.', max: LONG_TEXT, example: 'Half are done.' })
  words: string;

  @Day({ about: 'When.' })
  onDay: string;

  @Text({ about: 'By whom; null: by itself.', nullable: true, example: 'Bo Manager' })
  by: string | null;

  @Part(() => ImprovementReadingAnswer, { about: 'The figure as it was then.', nullable: true })
  reading: ImprovementReadingAnswer | null;
}

export class ImprovementAnswer extends ImprovementSummaryAnswer {
  @Parts(() => ImprovementStepAnswer, { about: 'What happened, the last first.' })
  steps: ImprovementStepAnswer[];

  @Parts(() => ImprovementReadingAnswer, { about: 'The readings, the last first.' })
  readings: ImprovementReadingAnswer[];
}

export class ImprovementMeasureAnswer {
  @Text({ about: 'Its key.', example: 'plan.current' })
  key: string;

  @Text({ about: 'What it is called.', example: 'Current plans' })
  title: string;

  @Text({ about: 'What it says of those it counts.', example: 'have a current plan' })
  says: string;

  @YesNo({ about: 'Whether more is better.' })
  goodIsHigh: boolean;
}

export class ImprovementMeasuresAnswer extends listOf(() => ImprovementMeasureAnswer, 'In the order of their pages.') {}
