import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { MidwayChecksService } from './midway-checks.service';
import {
  GoalSaidDto,
  HoldingDto,
  MidwayCheckDto,
  MidwayChecksAnswer,
  PeopleSaidDto,
  ReviewAnswer,
  ReviewGivenDto,
  ReviewOpenedDto,
  ReviewsAnswer,
  TriedBeforeListAnswer,
} from './plan-reviews.dto';
import { PlanReviewsService } from './plan-reviews.service';
import { toReviewAnswer } from './review-answer';
import { NOTHING_SAID, type ReviewSaid } from './review-said';

@ApiController('young-people/:id', GROUPS.plans)
export class PlanReviewsApiController {
  constructor(
    private readonly reviews: PlanReviewsService,
    private readonly checks: MidwayChecksService,
  ) {}

  @Operation({ does: 'List reviews of the plan', scope: 'read:notes', answers: () => ReviewsAnswer })
  @Get('reviews')
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<ReviewsAnswer> {
    const { open, held } = await this.reviews.list(actor, id);
    const lines = held.map((one) => ({
      id: one.id,
      state: 'held',
      plannedOn: null,
      heldOn: one.heldOn,
      written: one.planNext !== null,
    }));
    const opened = open && { id: open.id, state: 'open', plannedOn: open.plannedOn, heldOn: null, written: true };
    return { items: opened ? [opened, ...lines] : lines, next: null };
  }

  @Operation({
    does: 'Open a review of the plan',
    about: 'One is open at most: where one is open already, this answers with that one.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('reviews')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { plannedOn = null, requestId = null }: ReviewOpenedDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = { plannedOn: plannedOn as LocalDate | null, requestId };
    const reviewId = await this.reviews.open(actor, id, said, today);
    return created({ id: reviewId }, `young-people/${id}/reviews/${reviewId}`);
  }

  @Operation({ does: 'Read a review of the plan', scope: 'read:notes', answers: () => ReviewAnswer })
  @Get('reviews/:reviewId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Today() today: LocalDate,
  ): Promise<ReviewAnswer> {
    const read = await this.reviews.read(actor, id, reviewId, today);
    return toReviewAnswer(read);
  }

  @Operation({
    does: 'Say what came of a goal',
    about: 'While the review is open. Once it was held, what it found is kept for good.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => ReviewAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post('reviews/:reviewId/goals/:goalId')
  async saveGoal(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Param('goalId') goalId: string,
    @Body() { version, result, cameOf, actions }: GoalSaidDto,
    @Today() today: LocalDate,
  ): Promise<ReviewAnswer> {
    const said = actions.map(
      (action) => [action.id.toLowerCase(), { done: action.done, words: action.words ?? '' }] as const,
    );
    const goal = { result, cameOf, actions: Object.fromEntries(said) };
    await this.reviews.saveGoal(actor, id, { reviewId, goalId, version }, goal, today);
    return this.read(actor, id, reviewId, today);
  }

  @Operation({
    does: 'Say who was at a review, and what was said',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => ReviewAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post('reviews/:reviewId/people')
  async savePeople(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() { version, ...said }: PeopleSaidDto,
    @Today() today: LocalDate,
  ): Promise<ReviewAnswer> {
    await this.reviews.savePeople(actor, id, { reviewId, version }, peopleOf(said), today);
    return this.read(actor, id, reviewId, today);
  }

  @Operation({
    does: 'Record a review as held',
    about:
      'It meets what is due, and the next review follows from the day. Held without the young person it needs what was done so that they could be there.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => ReviewAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post('reviews/:reviewId/holding')
  async hold(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() { heldOn, planNext, saves }: HoldingDto,
    @Today() today: LocalDate,
  ): Promise<ReviewAnswer> {
    await this.reviews.hold(actor, id, reviewId, { heldOn: heldOn as LocalDate, planNext, saves }, today);
    return this.read(actor, id, reviewId, today);
  }

  @Operation({
    does: 'Record the copy of a review',
    about: 'That the young person got a copy and that it was explained to them, or why not (AP-10).',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => ReviewAnswer,
  })
  @Post('reviews/:reviewId/copies')
  async give(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() said: ReviewGivenDto,
    @Today() today: LocalDate,
  ): Promise<ReviewAnswer> {
    const { copyGivenOn = null, noCopyBecause = null, explainedOn = null, notExplainedBecause = null } = said;
    const given = {
      copyGivenOn: copyGivenOn as LocalDate | null,
      explainedOn: explainedOn as LocalDate | null,
      noCopyBecause,
      notExplainedBecause,
    };
    await this.reviews.give(actor, id, reviewId, given, today);
    return this.read(actor, id, reviewId, today);
  }

  @Operation({
    does: 'List goals that were tried',
    about: 'Every goal that a review found something of, and those that a later plan left out.',
    scope: 'read:notes',
    answers: () => TriedBeforeListAnswer,
  })
  @Get('goals-tried')
  async tried(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<TriedBeforeListAnswer> {
    const { tried } = await this.reviews.list(actor, id);
    const items = tried.map(({ goalId, topicTitle, need, goal, setOn, inForce, results }) => {
      return { goalId, topicTitle, need, goal, setOn, inForce, results };
    });
    return { items, next: null };
  }

  @Operation({ does: 'List midway checks', scope: 'read:notes', answers: () => MidwayChecksAnswer })
  @Get('midway-checks')
  async midwayChecks(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<MidwayChecksAnswer> {
    const { checks } = await this.checks.open(actor, id);
    const items = checks.map(({ id: checkId, checkedOn, looked, goals }) => ({
      id: checkId,
      checkedOn,
      looked,
      goals: goals.map(({ goalId, stands, done }) => ({ goalId, stands, done: done || null })),
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'Record a midway check',
    about: 'How each goal stands between two reviews. It is no review and meets none.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('midway-checks')
  async check(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { checkedOn, looked, goals }: MidwayCheckDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = goals.map(({ goalId, stands, done }) => [goalId, { stands, done: done ?? '' }] as const);
    const check = { checkedOn: checkedOn as LocalDate, looked, goals: Object.fromEntries(said) };
    const checkId = await this.checks.check(actor, id, check, today);
    return created({ id: checkId }, `young-people/${id}/midway-checks`);
  }
}

function peopleOf(said: Omit<PeopleSaidDto, 'version'>): ReviewSaid {
  const texts = Object.entries(said).filter(([, value]) => typeof value === 'string');
  return {
    ...NOTHING_SAID,
    ...(Object.fromEntries(texts) as Partial<ReviewSaid>),
    presence: said.presence,
    attended: said.attended.map(({ name, role, how }) => ({ name, role: role ?? '', how })),
  };
}
