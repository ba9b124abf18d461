import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Part, Parts, Text, YesNo } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { LONGEST_DECISION, LONGEST_WEIGHED } from './case-texts';
import { DECISION_STEPS, EFFECTS, type DecisionStepKind, type Effect } from './decision-standing';
import { LONGEST_DECIDED, LONGEST_QUESTION } from './decisions.service';

const STANDINGS = ['open', 'late', 'done', 'not-needed'] as const;
const STEPS =
  'done: it was carried out. new-day: another day, and why. not-needed: it is given up, and why. effect: what difference it made.';

export class ActionDto {
  @Text({ about: 'What is to be done.', max: LONGEST_DECISION, example: 'Pay the deposit' })
  what: string;

  @Id({ about: 'Who does it, a member of staff.' })
  ownerId: string;

  @Day({ about: 'By which day.', example: '2026-03-20' })
  byOn: string;
}

export class DecidedDto {
  @Text({ about: 'What you decide, and why.', max: LONGEST_DECIDED, example: 'Yes, because the flat is right.' })
  text: string;

  @Text({ about: 'The facts it rests on.', max: LONGEST_WEIGHED, optional: true, nullable: true, example: null })
  facts?: string | null;

  @Text({ about: 'What else was considered.', max: LONGEST_WEIGHED, optional: true, nullable: true, example: null })
  options?: string | null;

  @Day({
    about: 'When somebody looks at what came of it; needs an action.',
    optional: true,
    nullable: true,
    example: null,
  })
  reviewOn?: string | null;

  @Parts(() => ActionDto, { about: 'What follows.', optional: true, example: [] })
  actions?: ActionDto[];
}

export class QuestionDto {
  @Text({ about: 'What you want to ask a manager.', max: LONGEST_QUESTION, example: 'May I pay the deposit?' })
  question: string;
}

export class DecisionStepDto {
  @Choice(DECISION_STEPS, { about: STEPS })
  step: DecisionStepKind;

  @Day({ about: 'When that was.' })
  onDay: string;

  @Day({ about: 'Of new-day: the new day.', optional: true, nullable: true, example: null })
  byOn?: string | null;

  @Choice(EFFECTS, { about: 'Of effect.', optional: true, nullable: true, example: null })
  effect?: Effect | null;

  @Text({
    about: 'Needed for new-day and not-needed: why; and for effect where it has a day for review: what came of it.',
    max: 2000,
    optional: true,
    nullable: true,
    example: 'It was paid.',
  })
  words?: string | null;

  @Day({
    about: 'Of the effect too-early: when it is looked at again.',
    optional: true,
    nullable: true,
    example: null,
  })
  reviewOn?: string | null;
}

export class DecisionStepAnswer {
  @Choice(DECISION_STEPS, { about: STEPS })
  step: string;

  @Day({ about: 'When that was.' })
  onDay: string;

  @Day({ about: 'Of new-day: the new day.', nullable: true, example: null })
  byOn: string | null;

  @Choice(EFFECTS, { about: 'Of effect.', nullable: true, example: null })
  effect: string | null;

  @Text({ about: 'What was said.', max: LONG_TEXT, nullable: true, example: null })
  words: string | null;

  @Day({ about: 'Of the effect too-early: when it is looked at again.', nullable: true, example: null })
  reviewOn: string | null;

  @Text({ about: 'Who recorded it.', example: 'Ada Worker' })
  by: string;
}

export class DecisionAnswer {
  @Id({ about: 'The id of the decision.' })
  id: string;

  @Id({ about: 'The supervision in which it was made.' })
  supervisionId: string;

  @Text({ about: 'The facts it rests on.', max: LONG_TEXT, nullable: true, example: null })
  facts: string | null;

  @Text({ about: 'What else was considered.', max: LONG_TEXT, nullable: true, example: null })
  options: string | null;

  @Text({ about: 'What was decided.', max: LONG_TEXT, nullable: true, example: 'Pay the deposit' })
  what: string | null;

  @Text({ about: 'Why.', max: LONG_TEXT, nullable: true, example: 'The flat is right.' })
  why: string | null;

  @Id({ about: 'Who does it.' })
  ownerId: string;

  @Text({ about: 'Their name.', example: 'Ada Worker' })
  ownerName: string;

  @Day({ about: 'When it was decided.' })
  decidedOn: string;

  @Text({ about: 'Who decided.', example: 'Bo Manager' })
  decidedBy: string;

  @Day({ about: 'By when, as it was decided.' })
  firstByOn: string;

  @Day({ about: 'By when now.' })
  byOn: string;

  @Day({ about: 'When somebody looks at what came of it; null once it is said.', nullable: true, example: null })
  reviewOn: string | null;

  @Choice(STANDINGS, { about: 'How it stands.' })
  standing: string;

  @Choice(EFFECTS, { about: 'What difference it made; null where nobody has said.', nullable: true, example: null })
  effect: string | null;

  @Parts(() => DecisionStepAnswer, { about: 'What became of it, in order.' })
  steps: DecisionStepAnswer[];
}

export class DecisionListAnswer extends listOf(() => DecisionAnswer, 'The last decided first.') {}

export class DecisionOfPersonAnswer extends DecisionAnswer {
  @Part(() => PersonNamed, { about: 'For whom it was decided.' })
  person: PersonNamed;
}

export class DecisionReportAnswer extends listOf(() => DecisionOfPersonAnswer, 'The first decided first.') {}

export class DecisionReportQueryDto {
  @Day({
    about: 'Decided from this day on; ninety days before `to` unless said.',
    optional: true,
    example: '2026-01-01',
  })
  from?: string;

  @Day({ about: 'Decided up to this day; today unless said.', optional: true, example: '2026-03-31' })
  to?: string;

  @Choice(
    ['all', 'open', 'late', 'done', 'not-needed', 'changed-something', 'changed-nothing', 'too-early', 'not-said'],
    { about: 'Only those that stand so, or made this difference.', optional: true, example: 'changed-nothing' },
  )
  show?: string;
}

export class ManagerAnswerAnswer {
  @Text({
    about: 'What was decided, and why.',
    max: LONG_TEXT,
    nullable: true,
    example: 'Yes, because the flat is right.',
  })
  text: string | null;

  @Text({ about: 'Who answered.', example: 'Bo Manager' })
  by: string;

  @Day({ about: 'When.' })
  on: string;

  @Parts(() => DecisionAnswer, { about: 'What follows.' })
  decisions: DecisionAnswer[];
}

export class QuestionAnswer {
  @Id({ about: 'The id of the question.' })
  id: string;

  @Text({ about: 'What was asked.', max: LONG_TEXT, nullable: true, example: 'May I pay the deposit?' })
  question: string | null;

  @Text({ about: 'Who asked.', example: 'Ada Worker' })
  askedBy: string;

  @Day({ about: 'When.' })
  askedOn: string;

  @Day({ about: 'By when an answer is asked for.' })
  answerBy: string;

  @YesNo({ about: 'Whether a manager has answered.' })
  isAnswered: boolean;

  @Part(() => ManagerAnswerAnswer, { about: 'The answer; null while there is none.', nullable: true })
  answer: ManagerAnswerAnswer | null;
}
