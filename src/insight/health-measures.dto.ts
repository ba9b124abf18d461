import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Open, Part, Parts, Text, Whole } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { HEALTH_FIGURES } from './health-measure';

const FIGURE = 'The figure.';

export class HealthFigureAnswer {
  @Choice(HEALTH_FIGURES, { about: FIGURE, example: 'passportBy18' }) figure: string;
  @Text({ about: 'Whom it counts.', example: 'Young people who turned 18 in the last 12 months' }) cohort: string;
  @Text({ about: 'What it means.', example: 'The young person themselves was given it.' }) means: string;
  @Whole({ about: 'How many it says this of.' }) numerator: number;
  @Whole({ about: 'Among how many.' }) among: number;
  @Whole({ about: 'The share in percent; null where nobody is among it.', nullable: true }) percent: number | null;
  @Whole({ about: 'Of so many it is not known.' }) unknown: number;
  @Open({ about: 'How many are of each kind.' }) kinds: object;
}

export class HealthDelayAnswer {
  @Text({ about: 'Who was waited for.', nullable: true, example: null }) partner: string | null;
  @Text({ about: 'The cause.', example: 'no-clinic' }) delay: string;
  @Whole({ about: 'How often.', min: 1 }) count: number;
}

export class HealthFiguresAnswer {
  @Day({ about: 'As of which day.' }) asOf: string;
  @Parts(() => HealthFigureAnswer, { about: 'Every figure.' }) figures: HealthFigureAnswer[];
  @Parts(() => HealthDelayAnswer, { about: 'Why reviews of health were late in the last 12 months.' })
  delays: HealthDelayAnswer[];
}

export class HealthPeopleQueryDto extends PageQueryDto {
  @Choice(HEALTH_FIGURES, { about: `${FIGURE} passportBy18 unless said.`, optional: true })
  figure?: (typeof HEALTH_FIGURES)[number];
  @Text({ about: 'One kind of it, `numerator`, `among`, or `everyone`, as unless said.', optional: true, max: 20 })
  of?: string;
  @Text({ about: 'The id of a team, or `none`.', optional: true, max: 36 }) teamId?: string;
}

export class HealthPersonAnswer {
  @Part(() => PersonNamed, { about: 'Who.' }) person: PersonNamed;
  @Text({ about: 'Their kind.', example: 'by18' }) kind: string;
  @Text({ about: 'Their team.', nullable: true, example: 'North' }) teamName: string | null;
  @Text({ about: 'Their adviser.', nullable: true, example: 'Ada Worker' }) workerName: string | null;
}

export class HealthPeopleAnswer extends listOf(() => HealthPersonAnswer, 'In the order of their ids.') {}
