import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Open, Part, Parts, Text, Whole, Words } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { DIFFERENCES, HOME_BANDS, HOME_FIGURES, type HomeFigureId } from './home-figure';
import { HOME_LINES, type HomeLinesBy } from './home-figures.query';

const ID_OR_NONE = /^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;
const YEAR = {
  about:
    'The year of a return, to 31 March: how they lived on their birthday in it, and the nights of it. Unless said: today.',
  optional: true as const,
  pattern: /^20\d\d$/,
  example: '2026',
};
const TEAM = {
  about: 'Only the young people of this team; none: of no team.',
  optional: true as const,
  pattern: ID_OR_NONE,
  example: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f',
};

export class HomeFiguresQueryDto {
  @Choice(HOME_LINES, { about: 'What the lines are: band unless said.', optional: true }) by?: HomeLinesBy;

  @Text(YEAR) year?: string;

  @Text(TEAM) teamId?: string;
}

export class HomePeopleQueryDto extends PageQueryDto {
  @Choice(HOME_FIGURES, { about: 'The figure: suitable unless said.', optional: true }) figure?: HomeFigureId;

  @Text({
    about:
      'One kind of it, or numerator, among, not-known, left-out, everyone; of suitable also differs and each difference; of sustained each of them so long after the move, as 3-months-left. Unless said: everyone.',
    optional: true,
    max: 30,
  })
  of?: string;

  @Text(YEAR) year?: string;

  @Choice(HOME_BANDS, { about: 'Only these ages.', optional: true }) band?: (typeof HOME_BANDS)[number];

  @Text(TEAM) teamId?: string;
}

export class HomeCountsAnswer {
  @Whole({ about: 'How many it says this of.', example: 33 }) numerator: number;

  @Whole({ about: 'Among how many: of suitable homes those not known too.', example: 37 }) among: number;

  @Whole({
    about: 'The share in percent; of suitable homes rounded half up, as published. Null where nobody is among it.',
    nullable: true,
    example: 89,
  })
  percent: number | null;

  @Whole({ about: 'Of so many it is not known.', example: 3 }) unknown: number;

  @Open({ about: 'How many are of each kind.', example: { suitable: 33 } }) kinds: object;

  @Open({ about: 'Of suitable homes: where two answers differ; `any` counts each young person once.' })
  differs: object;

  @Open({
    about:
      'Of homes of their own: how many are of each kind 1, 3, 6 and 12 months after the move; the list is `3-months-left`.',
    example: { '3-months': { left: 1 } },
  })
  marks: object;

  @Whole({ about: 'Nights in bed and breakfast; null for the other figures.', nullable: true, example: 12 })
  nights: number | null;

  @Whole({
    about: 'Those that began before the 18th birthday; null for the other figures.',
    nullable: true,
    example: 0,
  })
  nightsUnder18: number | null;
}

export class HomeLineAnswer extends HomeCountsAnswer {
  @Text({ about: 'The age group, or the id of the team; null: no team.', nullable: true, example: '17-18' })
  key: string | null;

  @Text({ about: 'What it is called.', example: '17 and 18' }) name: string;
}

export class HomeFigureAnswer {
  @Choice(HOME_FIGURES, { about: 'The figure.', example: 'suitable' }) figure: string;

  @Text({ about: 'Whom it counts, in words.', max: 2000, example: 'Care leavers of 17 to 25' }) cohort: string;

  @Text({ about: 'What it means.', max: 2000, example: 'The judgement of the return.' }) means: string;

  @Part(() => HomeCountsAnswer, { about: 'All together.' }) total: HomeCountsAnswer;

  @Parts(() => HomeLineAnswer, { about: 'By age group or team.' }) lines: HomeLineAnswer[];
}

export class HomeFiguresAnswer {
  @Day({ about: 'The day for which these figures are right.' }) asOf: string;

  @Parts(() => HomeFigureAnswer, { about: 'Every figure; of a year those that can be said of a year.' })
  figures: HomeFigureAnswer[];
}

export class HomeFigurePersonAnswer {
  @Part(() => PersonNamed, { about: 'Who it is.' }) person: PersonNamed;

  @Whole({ about: 'The age on that day.', example: 18 }) age: number;

  @Day({ about: 'The day that counts for them.' }) onDay: string;

  @Text({ about: 'What they are counted as.', example: 'suitable' }) kind: string;

  @Words({ about: 'Where two answers about the home differ.', of: DIFFERENCES }) differs: string[];

  @Text({ about: 'The home, in words.', max: 2000, example: 'Supported lodgings (E1)' }) home: string;

  @Text({ about: 'Of who lives out of area: whether the council there was told.', nullable: true, example: null })
  councilThere: string | null;

  @Text({ about: 'Of who lives out of area: what is planned about coming back.', nullable: true, example: null })
  comingBack: string | null;

  @Text({ about: 'Their team today.', nullable: true, example: 'North' }) teamName: string | null;

  @Text({ about: 'Their personal adviser today.', nullable: true, example: 'Grace Adeyemi' }) workerName: string | null;
}

export class HomeFigurePeopleAnswer extends listOf(
  () => HomeFigurePersonAnswer,
  'By name; out of area the farthest first.',
) {
  @Whole({ about: 'How many there are, on all pages: the figure that the list is behind.', example: 1 }) total: number;
}
