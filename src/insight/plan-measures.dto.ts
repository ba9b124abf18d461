import { AGREEMENTS } from '../pathway-plans/plan.entities';
import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Id, Part, Parts, Text, Whole } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { STATUS_CODES } from '../young-people/status-words';
import { FIGURES, kindsOf, LISTS_OF } from './plan-measure';
import { PLAN_LINES } from './plan-measures.query';

const ID_OR_NONE = /^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;
const AN_ID = '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f';
const TEAM = {
  about: 'Only the young people of this team; none: of no team.',
  optional: true,
  pattern: ID_OR_NONE,
  example: AN_ID,
};
const WORKER = {
  about: 'Only the young people whom this member of staff has today; none: whom nobody has.',
  optional: true,
  pattern: ID_OR_NONE,
  example: AN_ID,
};
const KINDS = [...new Set(FIGURES.flatMap(kindsOf))];

export class PlanFiguresQueryDto {
  @Choice(PLAN_LINES, { about: 'What the lines are: team unless said.', optional: true })
  by?: (typeof PLAN_LINES)[number];

  @Text(TEAM) teamId?: string;

  @Text(WORKER) workerId?: string;
}

export class PlanFigurePeopleQueryDto extends PageQueryDto {
  @Choice(FIGURES, { about: 'The figure: current unless said.', optional: true }) figure?: (typeof FIGURES)[number];

  @Choice([...LISTS_OF, ...KINDS], {
    about:
      'Whom: one kind of the figure, `numerator`, `among` for all that its share is of, or `everyone`. Unless said: everyone.',
    optional: true,
  })
  of?: string;

  @Text(TEAM) teamId?: string;

  @Text(WORKER) workerId?: string;
}

export class PlanKindAnswer {
  @Choice(KINDS, { about: 'The kind, for `of` of the list.' }) kind: string;

  @Text({ about: 'What it is called.', example: 'Co-written' }) words: string;

  @Whole({ about: 'How many young people are of it.', example: 8 }) count: number;
}

/** A share with all that it is a share of. Each young person is in one of its kinds. */
export class PlanFigureAnswer {
  @Choice(FIGURES, { about: 'The figure.' }) figure: string;

  @Text({ about: 'What it says.', example: 'are co-written' }) name: string;

  @Whole({ about: 'How many do.', example: 8 }) numerator: number;

  @Whole({ about: 'Among how many.', example: 10 }) among: number;

  @Whole({ about: 'In whole percent; null where it is among none.', nullable: true, example: 80 })
  percent: number | null;

  @Whole({ about: 'How many more of whom it is not known.' }) unknown: number;

  @Parts(() => PlanKindAnswer, { about: 'Every kind: those that the share is among, those beside, and not known.' })
  kinds: PlanKindAnswer[];
}

/** Sums over the plans whose contents are known. */
export class PlanSumsAnswer {
  @Whole({ about: 'Young people counted.', example: 12 }) people: number;

  @Whole({ about: 'Needs in their plans.', example: 60 }) needs: number;

  @Whole({ about: 'Of these, with neither an action nor a reason.', example: 3 }) needsWithout: number;

  @Whole({ about: 'Actions in their plans.', example: 140 }) actions: number;

  @Whole({ about: 'Of these, specific, short-term and measurable.', example: 90 }) clearActions: number;
}

export class PlanLineAnswer extends PlanSumsAnswer {
  @Id({ about: 'The team or worker; null: no team, or nobody.', nullable: true }) key: string | null;

  @Text({ about: 'What it is called.', example: 'North' }) name: string;

  @Parts(() => PlanFigureAnswer, { about: 'Each figure of this line.' }) figures: PlanFigureAnswer[];
}

export class PlanFiguresAnswer {
  @Day({ about: 'The day for which these figures are right.' }) asOf: string;

  @Text({ about: 'Who is counted, in words.', max: 2000, example: 'Young people who are to have a pathway plan.' })
  cohort: string;

  @Part(() => PlanSumsAnswer, { about: 'Of all lines together.' }) sums: PlanSumsAnswer;

  @Parts(() => PlanFigureAnswer, { about: 'Each figure of all lines together.' }) totals: PlanFigureAnswer[];

  @Parts(() => PlanLineAnswer, { about: 'By team or worker.' }) lines: PlanLineAnswer[];
}

export class PlanFigurePersonAnswer {
  @Part(() => PersonNamed, { about: 'Who it is.' }) person: PersonNamed;

  @Choice(STATUS_CODES, { about: 'The legal status today; null where none is worked out.', nullable: true })
  status: string | null;

  @Choice(KINDS, { about: 'The kind of the figure that was asked.' }) kind: string;

  @Text({ about: 'What was counted, in words.', example: 'Co-written: 6 of 10 topics talked about' }) counted: string;

  @Day({ about: 'The day the plan in force was completed; null where none is known.', nullable: true })
  completedOn: string | null;

  @Whole({ about: 'Its version; null for a plan known by its date only.', nullable: true, example: 3 })
  versionNumber: number | null;

  @Choice(AGREEMENTS, {
    about: 'What the young person said of it last; null where nobody wrote it down.',
    nullable: true,
  })
  answer: string | null;

  @Day({ about: 'The day they were given their first copy of it.', nullable: true }) copyOn: string | null;

  @Day({
    about: 'The last day with something in their own words; null also where they let others see it only.',
    nullable: true,
  })
  heardOn: string | null;

  @Text({
    about: 'Where that was: `their own words` where they let others see it only.',
    nullable: true,
    example: 'contact',
  })
  heardIn: string | null;

  @Text({ about: 'Their team today.', nullable: true, example: 'North' }) teamName: string | null;

  @Text({ about: 'Their personal adviser today.', nullable: true, example: 'Grace Adeyemi' }) workerName: string | null;
}

export class PlanFigurePeopleAnswer extends listOf(
  () => PlanFigurePersonAnswer,
  'The oldest plan first; those without one before.',
) {
  @Day({ about: 'The day for which this is right.' }) asOf: string;

  @Whole({ about: 'How many there are, on all pages: the figure that the list is behind.', example: 1 }) total: number;

  @Part(() => PlanSumsAnswer, { about: 'Of all of them.' }) sums: PlanSumsAnswer;
}
