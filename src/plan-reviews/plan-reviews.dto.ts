import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, LONG_TEXT, Parts, Text, Whole, YesNo } from '../web/api/fields';
import { MIDWAY_STANDINGS, type MidwayStanding } from './midway';
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
  @Text(told('Who chaired the review.'))
  chairedBy: string | null;

  @Text(told('Who recorded it.'))
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

export class HoldingDto {
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
