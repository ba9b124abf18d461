import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Part, Parts, Text, Whole } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { KS4_KINDS, KS4_OF, type Ks4Of } from './key-stage-4';
import { EET_BANDS, EET_FIGURE_WORDS, EET_OF } from './eet-figure';
import {
  DISABILITY,
  EET_LINES,
  EET_STATUSES,
  ETHNIC_GROUPS,
  SEN_LINES,
  type EetLinesBy,
  type EetStatus,
  type EthnicGroup,
  type SenLine,
} from './eet-figures.query';

const ID_OR_NONE = /^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;
const KINDS = Object.keys(EET_FIGURE_WORDS);
const YEAR = {
  about: 'The year of a return, to 31 March: what they did on their birthday in it. Unless said: what they do today.',
  optional: true as const,
  example: 2026,
};
const TEAM = {
  about: 'Only the young people of this team; none: of no team.',
  optional: true as const,
  pattern: ID_OR_NONE,
  example: '019abf8e-6b2a-7c3d-9e4f-5a6b7c8d9e0f',
};

export class EetFiguresQueryDto {
  @Choice(EET_LINES, { about: 'What the lines are: band unless said.', optional: true }) by?: EetLinesBy;

  @Text({ ...YEAR, pattern: /^20\d\d$/, example: '2026' }) year?: string;

  @Text(TEAM) teamId?: string;
}

export class EetFigurePeopleQueryDto extends PageQueryDto {
  @Choice(EET_OF, { about: 'Whom: a kind, or eet, neet, counted, left-out. Unless said: counted.', optional: true })
  of?: (typeof EET_OF)[number];

  @Text({ ...YEAR, pattern: /^20\d\d$/, example: '2026' }) year?: string;

  @Choice(EET_BANDS, { about: 'Only these ages.', optional: true }) band?: (typeof EET_BANDS)[number];

  @Choice(DISABILITY, { about: 'Only these.', optional: true }) disability?: (typeof DISABILITY)[number];

  @Choice(SEN_LINES, { about: 'Only those with this support for special educational needs.', optional: true })
  sen?: SenLine;

  @Choice(ETHNIC_GROUPS, { about: 'Only this ethnic group; not-known: also who did not say.', optional: true })
  ethnicity?: EthnicGroup;

  @Choice(EET_STATUSES, { about: 'Only those whose position by law is this one today.', optional: true })
  status?: EetStatus;

  @Choice(KS4_OF, {
    about: 'Only those whose English and maths at Key Stage 4 are so; grade-4: those at 5 too.',
    optional: true,
  })
  ks4?: Ks4Of;

  @Text(TEAM) teamId?: string;
}

export class EetShareAnswer {
  @Whole({ about: 'How many.', example: 8 }) count: number;

  @Whole({ about: 'Of everybody counted, rounded half up; null of nobody.', nullable: true, example: 64 })
  percent: number | null;
}

/** Each share is of those who are known. */
export class KeyStage4Answer {
  @Whole({ about: 'Of whom the results settle it.', example: 20 }) known: number;

  @Whole({ about: 'Not known, which is never counted as below.', example: 5 }) notKnown: number;

  @Part(() => EetShareAnswer, { about: 'Both at grade 5 or above.' }) grade5: EetShareAnswer;

  @Part(() => EetShareAnswer, { about: 'Both at grade 4 or above, those at 5 too.' }) grade4: EetShareAnswer;

  @Part(() => EetShareAnswer, { about: 'Not both at grade 4 then, both held since.' }) since: EetShareAnswer;

  @Part(() => EetShareAnswer, { about: 'Not both at grade 4.' }) below: EetShareAnswer;
}

export class EetKindAnswer {
  @Choice(KINDS, { about: 'The kind, for `of` of the list.' }) kind: string;

  @Text({ about: 'What it is called.', example: 'Apprenticeship' }) words: string;

  @Whole({ about: 'How many young people are of it.', example: 8 }) count: number;
}

export class EetFigureLineAnswer {
  @Text({
    about: 'The age group, the id of the team, or the answer; null: no team, or all.',
    nullable: true,
    example: '17-18',
  })
  key: string | null;

  @Text({ about: 'What it is called.', example: '17 and 18' }) name: string;

  @Whole({ about: 'Everybody the shares are of: those not known too.', example: 40 }) counted: number;

  @Part(() => EetShareAnswer, { about: 'In education, training or work.' }) eet: EetShareAnswer;

  @Part(() => EetShareAnswer, { about: 'In none.' }) neet: EetShareAnswer;

  @Part(() => EetShareAnswer, { about: 'Not known, which is never counted as none.' }) notKnown: EetShareAnswer;

  @Whole({ about: 'Left out of the shares: died, back home, other council, short breaks only, birthday to come.' })
  leftOut: number;

  @Parts(() => EetKindAnswer, { about: 'Every kind.' }) kinds: EetKindAnswer[];

  @Part(() => KeyStage4Answer, { about: 'English and maths at Key Stage 4, of all who are counted.' })
  keyStage4: KeyStage4Answer;
}

export class EetFiguresAnswer {
  @Day({ about: 'The day for which these figures are right.' }) asOf: string;

  @Text({ about: 'Who is counted, in words.', max: 2000, example: 'Care leavers of 17 to 25.' }) cohort: string;

  @Text({ about: 'On what the figures of Key Stage 4 rest.', max: 2000, example: 'The council’s own figure.' })
  keyStage4Basis: string;

  @Part(() => EetFigureLineAnswer, { about: 'All lines together.' }) total: EetFigureLineAnswer;

  @Parts(() => EetFigureLineAnswer, {
    about: 'By age group, team, disability, special educational needs, ethnicity or legal status.',
  })
  lines: EetFigureLineAnswer[];
}

export class EetFigurePersonAnswer {
  @Part(() => PersonNamed, { about: 'Who it is.' }) person: PersonNamed;

  @Whole({ about: 'The age on that day.', example: 18 }) age: number;

  @Day({ about: 'The day that counts for them.' }) onDay: string;

  @Choice(KINDS, { about: 'What they are counted as.' }) kind: string;

  @Text({ about: 'What they did that day, in words.', example: 'Apprenticeship, full time' }) what: string;

  @Text({ about: 'Their team today.', nullable: true, example: 'North' }) teamName: string | null;

  @Text({ about: 'Their personal adviser today.', nullable: true, example: 'Grace Adeyemi' }) workerName: string | null;

  @Choice(KS4_KINDS, { about: 'English and maths at Key Stage 4.' }) keyStage4: string;
}

export class EetFigurePeopleAnswer extends listOf(() => EetFigurePersonAnswer, 'By name.') {
  @Whole({ about: 'How many there are, on all pages: the figure that the list is behind.', example: 1 }) total: number;
}
