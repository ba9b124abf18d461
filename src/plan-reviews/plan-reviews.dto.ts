import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Part, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { MIDWAY_STANDINGS, type MidwayStanding } from './midway';
import { DUTY_BASES } from '../statutory/case-file';
import { HOMES } from './review-parts';
import { PLAN_NEXTS, PRESENCES, WAYS_TO_ATTEND, type PlanNext, type Presence } from './review-said';
import { GOAL_RESULTS, type GoalResult } from './tried-before';

const words = (about: string) => ({ about, max: LONG_TEXT, optional: true, nullable: true, example: null });
const told = (about: string) => ({ about, max: LONG_TEXT, nullable: true, example: null });

export class ReviewOpenedDto {
  @Day({ about: 'The day on which it will be held.', optional: true, nullable: true })
  plannedOn?: string | null;

  @Id({
    about: 'The request it answers: the id of a step `review-request`. Such a review is held; it cannot be closed.',
    optional: true,
    nullable: true,
    example: null,
  })
  requestId?: string | null;
}

export class ActionSaidDto {
  @Id({ about: 'The id of the action.' })
  id: string;

  @YesNo({ about: 'Whether it was done.' })
  done: boolean;

  @Text(words('What came of it; needed where it was not done: why.'))
  words?: string | null;
}

export class GoalSaidDto {
  @Whole({
    about: 'The version of what is said of this goal that you looked at; 0 where nothing was said.',
    example: 0,
  })
  version: number;

  @Choice(GOAL_RESULTS, { about: 'done, kept (it goes on), changed, or stopped.', example: 'kept' })
  result: GoalResult;

  @Text({ about: 'What came of it.', max: LONG_TEXT, example: 'She rings the landlord herself now.' })
  cameOf: string;

  @Parts(() => ActionSaidDto, { about: 'Each action of the goal that was not done before.' })
  actions: ActionSaidDto[];
}

export class AttendedDto {
  @Text({ about: 'Their name.', example: 'Ruth Calder' })
  name: string;

  @Text({ about: 'Their post, or who they are to the young person.', nullable: true, example: 'Head of year' })
  role: string | null;

  @Choice(WAYS_TO_ATTEND, { about: 'How they attended.', example: 'in-person' })
  how: (typeof WAYS_TO_ATTEND)[number];
}

class PeopleFields {
  @Text({ about: 'Who chaired the review.', nullable: true, example: 'Ruth Calder, reviewing officer' })
  chairedBy: string | null;

  @Text({ about: 'Who recorded it.', nullable: true, example: 'Ada Worker' })
  recordedBy: string | null;

  @Parts(() => AttendedDto, { about: 'Who attended.' })
  attended: AttendedDto[];

  @Choice(PRESENCES, { about: 'Whether the young person was there.', nullable: true, example: 'present' })
  presence: Presence | null;

  @Text(told('How they took part another way.'))
  anotherWay: string | null;

  @Text(told('Needed where the review was held without them: what was done so that they could be there.'))
  efforts: string | null;

  @Text(told('In their own words.'))
  ownWords: string | null;

  @Text(told('What they think of the plan.'))
  ofThePlan: string | null;

  @Text(told('The steps taken so that they could take part in the meeting (AP-10).'))
  meetings: string | null;

  @Text(told('Why it was not practicable to ask for their views.'))
  whyNotViews: string | null;

  @Text(told('Why no step could help them to take part.'))
  whyNotMeetings: string | null;
}

export class PeopleSaidDto extends PeopleFields {
  @Whole({ about: 'The version of the review that you looked at.', example: 1 })
  version: number;
}

export class TopicSaidDto {
  @Whole({
    about: 'The version of what is said of this topic that you looked at; 0 where nothing was said.',
    example: 0,
  })
  version: number;

  @Text({ about: 'What changed.', max: LONG_TEXT, nullable: true, example: 'She moved in with her sister.' })
  changed: string | null;

  @Text({ about: 'What is decided.', max: LONG_TEXT, nullable: true, example: 'The adviser rings every fortnight.' })
  decided: string | null;
}

class AskedFields {
  @Choice(HOMES, { about: 'Whether the home is suitable (RV-03).', nullable: true, example: null })
  home: (typeof HOMES)[number] | null;

  @Text(told('Why it is; needed where it is not suitable: what is done about it.'))
  homeWords: string | null;

  @Text(told('What follows from 21 (RV-08).'))
  after21: string | null;

  @YesNo({
    about: 'Whether an independent reviewing officer chaired it (RV-05, RV-07).',
    nullable: true,
    example: null,
  })
  officerChaired: boolean | null;

  @Text(told('Needed where none did: why.'))
  noOfficerBecause: string | null;
}

export class AskedSaidDto extends AskedFields {
  @Whole({ about: 'The version of what is said of it that you looked at; 0 where nothing was said.', example: 0 })
  version: number;
}

export class HoldingDto {
  @Whole({
    about: '`saves` of the review that you looked at: where somebody saved something of it since, it is not held.',
    example: 4,
  })
  saves: number;

  @Day({ about: 'The day it was held.' })
  heldOn: string;

  @Choice(PLAN_NEXTS, {
    about: 'What follows: a new plan is written, or it stands unchanged. It cannot stand where a goal is changed.',
    example: 'new-plan',
  })
  planNext: PlanNext;
}

export class ReviewGivenDto {
  @Day({ about: 'The day the young person got a copy.', optional: true, nullable: true })
  copyGivenOn?: string | null;

  @Text(words('Why a copy was not practicable.'))
  noCopyBecause?: string | null;

  @Day({ about: 'The day it was explained to them.', optional: true, nullable: true })
  explainedOn?: string | null;

  @Text(words('Why it was not practicable to explain it.'))
  notExplainedBecause?: string | null;
}

export class ActionReviewedAnswer {
  @Id({ about: 'The id of the action.' })
  id: string;

  @Text({ about: 'What is to be done.', max: LONG_TEXT, example: 'Ring the college' })
  what: string;

  @Day({ about: 'Its own date.', nullable: true })
  dueOn: string | null;

  @Day({ about: 'When it was done, before this review.', nullable: true })
  doneOn: string | null;
}

export class GoalReviewedAnswer {
  @Id({ about: 'The id of the goal.' })
  id: string;

  @Text({ about: 'The topic of the plan.', example: 'Where I live' })
  topicTitle: string;

  @Text({ about: 'The goal.', max: LONG_TEXT, example: 'A flat of my own' })
  goal: string;

  @Whole({ about: 'The version of what is said of it; 0 where nothing is.', example: 0 })
  version: number;

  @Choice(GOAL_RESULTS, { about: 'What is said of it.', nullable: true, example: null })
  result: GoalResult | null;

  @Text(told('What came of it.'))
  cameOf: string | null;

  @Parts(() => ActionReviewedAnswer, { about: 'Its actions in the plan in force.' })
  actions: ActionReviewedAnswer[];
}

export class TopicReviewedAnswer {
  @Text({ about: 'The key of the topic.', example: 'accommodation' })
  key: string;

  @Text({ about: 'The topic, as the plan has it.', example: 'Where I live' })
  title: string;

  @Whole({ about: 'The version of what is said of it; 0 where nothing is.', example: 0 })
  version: number;

  @Text(told('What changed.'))
  changed: string | null;

  @Text(told('What is decided.'))
  decided: string | null;
}

export class AskedAnswer extends AskedFields {
  @Whole({ about: 'The version of what is said of it; 0 where nothing is.', example: 0 })
  version: number;
}

export class ReviewGapAnswer {
  @Text({ about: 'The rule that asks for it.', example: 'RV-03' })
  rule: string;

  @Choice(['topics', 'home', 'officerChaired', 'after21'], { about: 'What lacks.', example: 'home' })
  item: string;

  @Choice(DUTY_BASES, { about: 'On what it rests.', example: 'statute' })
  basis: string;

  @YesNo({ about: 'Whether the text that asks for it is confirmed against the law.' })
  confirmed: boolean;

  @Text({ about: 'What lacks, as a sentence.', max: LONG_TEXT, example: 'The home is not said to be suitable or not.' })
  sentence: string;
}

export class ReviewAnswer extends PeopleFields {
  @Id({ about: 'The id of the review. The step `review` that it becomes has the same.' })
  id: string;

  @Choice(['open', 'held'], { about: 'Whether it is being written, or was held.', example: 'open' })
  state: string;

  @Whole({ about: 'Goes up with each change of who was there and what was said; 0 once it was held.', example: 1 })
  version: number;

  @Day({ about: 'The day on which it is to be held.', nullable: true })
  plannedOn: string | null;

  @Day({ about: 'The day it was held.', nullable: true })
  heldOn: string | null;

  @Choice(PLAN_NEXTS, { about: 'What follows for the plan.', nullable: true, example: null })
  planNext: PlanNext | null;

  @Parts(() => GoalReviewedAnswer, { about: 'The goals it looks at, or looked at.' })
  goals: GoalReviewedAnswer[];

  @Parts(() => TopicReviewedAnswer, { about: 'The topics of the plan, with or without goals.' })
  topics: TopicReviewedAnswer[];

  @Part(() => AskedAnswer, { about: 'What is said of what the rules ask of some reviews.' })
  asked: AskedAnswer;

  @Parts(() => ReviewGapAnswer, {
    about: 'What the rules ask of this review and it does not say, on its planned day or today. None of it stops it.',
  })
  lacks: ReviewGapAnswer[];

  @Whole({ about: 'How often anything of it was saved, to be sent when it is held; 0 once it was.', example: 4 })
  saves: number;

  @Day({ about: 'When the next review is due.', nullable: true })
  nextReviewOn: string | null;

  @Text({ about: 'And why, as a sentence.', max: LONG_TEXT, nullable: true, example: null })
  nextReviewBecause: string | null;
}

export class ReviewLineAnswer {
  @Id({ about: 'The id of the review.' })
  id: string;

  @Choice(['open', 'held'], { about: 'Whether it is being written, or was held.', example: 'held' })
  state: string;

  @Day({ about: 'The day on which it is to be held.', nullable: true })
  plannedOn: string | null;

  @Day({ about: 'The day it was held.', nullable: true })
  heldOn: string | null;

  @YesNo({ about: 'False where only the date is recorded.' })
  written: boolean;
}

export class ReviewsAnswer extends listOf(() => ReviewLineAnswer, 'The open one first, then the last held first.') {}

export class MidwayGoalDto {
  @Id({ about: 'The id of the goal.' })
  goalId: string;

  @Choice(MIDWAY_STANDINGS, { about: 'How it stands.', example: 'on-track' })
  stands: MidwayStanding;

  @Text(words('What was done about it; needed where it is stuck.'))
  done?: string | null;
}

export class MidwayCheckDto {
  @Day({ about: 'The day somebody looked.' })
  checkedOn: string;

  @Text({ about: 'Who looked, by name and post.', example: 'Ruth Calder, reviewing officer' })
  looked: string;

  @Parts(() => MidwayGoalDto, { about: 'Every goal of the plan in force.' })
  goals: MidwayGoalDto[];
}

export class MidwayCheckAnswer {
  @Id({ about: 'The id of the check.' })
  id: string;

  @Day({ about: 'The day somebody looked.' })
  checkedOn: string;

  @Text({ about: 'Who looked.', example: 'Ruth Calder, reviewing officer' })
  looked: string;

  @Parts(() => MidwayGoalDto, { about: 'How each goal stood.' })
  goals: MidwayGoalDto[];
}

export class MidwayChecksAnswer extends listOf(() => MidwayCheckAnswer, 'The last one first.') {}

export class GoalResultAnswer {
  @Day({ about: 'The day of the review.' })
  on: string;

  @Choice(GOAL_RESULTS, { about: 'What it found.', example: 'stopped' })
  result: GoalResult;

  @Text({ about: 'What came of it.', max: LONG_TEXT, example: 'The course was too far away.' })
  cameOf: string;
}

export class TriedBeforeAnswer {
  @Id({ about: 'The id of the goal, the same through every version of the plan.' })
  goalId: string;

  @Text({ about: 'The topic of the plan.', example: 'Learning' })
  topicTitle: string;

  @Text({ about: 'The need.', max: LONG_TEXT, example: 'A course' })
  need: string;

  @Text({ about: 'The goal.', max: LONG_TEXT, example: 'Start at college' })
  goal: string;

  @Day({ about: 'The day it was set.' })
  setOn: string;

  @YesNo({ about: 'Whether the plan in force has it.' })
  inForce: boolean;

  @Parts(() => GoalResultAnswer, { about: 'What reviews found, the last first.' })
  results: GoalResultAnswer[];
}

export class TriedBeforeListAnswer extends listOf(() => TriedBeforeAnswer, 'The latest first.') {}
