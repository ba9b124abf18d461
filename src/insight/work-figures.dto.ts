import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, Part, Parts, Text, Whole } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { PERIOD_KEY } from './period';
import { WORK_FIGURES, WORK_LISTS, workKindsOf } from './work-figure';

const ID_OR_NONE = /^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;
const PERIOD = {
  about:
    'Of what happened: a month, a quarter, or a year from April: 2026-11, 2026-q4, 2026-year. Unless said: this quarter.',
  optional: true,
  pattern: PERIOD_KEY,
  example: '2026-q4',
};
const TEAM = {
  about: 'Only this team; none: whatever has no team.',
  optional: true,
  pattern: ID_OR_NONE,
  example: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f',
};
const KINDS = [...new Set(WORK_FIGURES.flatMap(workKindsOf))];

export class WorkFiguresQueryDto {
  @Text(PERIOD) period?: string;

  @Text(TEAM) teamId?: string;
}

export class WorkMonthsQueryDto {
  @Choice(WORK_FIGURES, { about: 'The figure: load unless said.', optional: true })
  figure?: (typeof WORK_FIGURES)[number];

  @Text(TEAM) teamId?: string;
}

export class WorkNamesQueryDto extends PageQueryDto {
  @Choice(WORK_FIGURES, { about: 'The figure: load unless said.', optional: true })
  figure?: (typeof WORK_FIGURES)[number];

  @Choice([...WORK_LISTS, ...KINDS], {
    about:
      'Which: one kind of the figure, `numerator`, `among` for all that its share is of, or `everything`. Unless said: everything.',
    optional: true,
  })
  of?: string;

  @Text(PERIOD) period?: string;

  @Text(TEAM) teamId?: string;

  @Day({
    about: 'Of a figure that says how it stands: the end of one of the last eleven months. Unless said: today.',
    optional: true,
  })
  on?: string;
}

export class WorkKindAnswer {
  @Choice(KINDS, { about: 'The kind, for `of` of the list.' }) kind: string;

  @Text({ about: 'What it is called.', example: 'Over the red line' }) words: string;

  @Whole({ about: 'How many are of it.', example: 2 }) count: number;
}

/** A share with all that it is a share of. Each that is counted is in one of its kinds. */
export class WorkShareAnswer {
  @Whole({ about: 'How many do.', example: 3 }) numerator: number;

  @Whole({ about: 'Among how many.', example: 8 }) among: number;

  @Whole({ about: 'In whole percent; null where it is among none.', nullable: true, example: 38 })
  percent: number | null;

  @Whole({ about: 'How many more of which it is not known.' }) unknown: number;

  @Parts(() => WorkKindAnswer, { about: 'Every kind: those that the share is among, those beside, and not known.' })
  kinds: WorkKindAnswer[];
}

export class WorkLineAnswer extends WorkShareAnswer {
  @Id({ about: 'The team; null: none.', nullable: true }) teamId: string | null;

  @Text({ about: 'What it is called.', example: 'North' }) name: string;
}

export class WorkFigureAnswer {
  @Choice(WORK_FIGURES, { about: 'The figure.' }) figure: string;

  @Text({ about: 'What it says of those it counts.', example: 'carry more than their line' }) name: string;

  @Text({ about: 'Who or what is counted, in words.', max: 2000, example: 'Workers of your teams' }) cohort: string;

  @Text({ about: 'How it is counted.', max: 2000, example: 'Points over net capacity.' }) means: string;

  @Day({ about: 'The first day of the period; the day itself where it says how it stands.' }) from: string;

  @Day({ about: 'The last day of it.' }) to: string;

  @Part(() => WorkShareAnswer, { about: 'All teams together.' }) total: WorkShareAnswer;

  @Parts(() => WorkLineAnswer, { about: 'Each team.' }) lines: WorkLineAnswer[];
}

export class WorkFiguresAnswer {
  @Day({ about: 'The day for which these figures are right.' }) asOf: string;

  @Text({ about: 'The period.', example: '2026-q4' }) period: string;

  @Parts(() => WorkFigureAnswer, { about: 'Those that you may see.' }) figures: WorkFigureAnswer[];
}

export class WorkMonthAnswer {
  @Day({ about: 'The last day counted: the end of the month, or today.', example: '2026-10-31' }) day: string;

  @Whole({ about: 'How many do; null where the night kept no number.', nullable: true, example: 3 })
  numerator: number | null;

  @Whole({ about: 'Among how many; null where only the number was kept.', nullable: true, example: 8 })
  among: number | null;
}

export class WorkMonthsLineAnswer {
  @Id({ about: 'The team; null: none.', nullable: true }) teamId: string | null;

  @Text({ about: 'What it is called.', example: 'North' }) name: string;

  @Parts(() => WorkMonthAnswer, { about: 'Twelve months, the last one that of today.' }) months: WorkMonthAnswer[];
}

export class WorkMonthsAnswer {
  @Day({ about: 'The day for which this is right.' }) asOf: string;

  @Choice(WORK_FIGURES, { about: 'The figure.' }) figure: string;

  @Text({ about: 'What it says of those it counts.', example: 'carry more than their line' }) name: string;

  @Parts(() => WorkMonthsLineAnswer, { about: 'Each team.' }) lines: WorkMonthsLineAnswer[];
}

export class WorkNameAnswer {
  @Id({ about: 'The young person, worker, visit, contact, supervision or decision that is counted.' }) id: string;

  @Part(() => PersonNamed, { about: 'The young person; null where it is about a worker.', nullable: true })
  person: PersonNamed | null;

  @Choice(KINDS, { about: 'The kind of the figure that was asked.' }) kind: string;

  @Text({ about: 'What was counted, in words.', example: 'Waiting since 3 October 2026' }) counted: string;

  @Id({ about: 'The worker.', nullable: true }) workerId: string | null;

  @Text({ about: 'Their name.', nullable: true, example: 'Grace Adeyemi' }) workerName: string | null;

  @Id({ about: 'The team of the young person today, or of the worker.', nullable: true }) teamId: string | null;

  @Text({ about: 'Its name.', nullable: true, example: 'North' }) teamName: string | null;
}

export class WorkNamesAnswer extends listOf(() => WorkNameAnswer, 'What presses most comes first.') {
  @Day({ about: 'The day for which this is right.' }) asOf: string;

  @Whole({ about: 'How many there are, on all pages: the figure that the list is behind.', example: 1 }) total: number;
}
