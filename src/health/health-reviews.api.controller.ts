import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DatedFacts, type SaidOf } from '../young-people/dated-facts';
import { HEALTH_REVIEW } from './health-facts';
import type { HealthReview } from './health.entities';
import { ChangedHealthReviewDto, HealthReviewAnswer, HealthReviewListAnswer, HealthReviewSaidDto } from './health.dto';

@ApiController('young-people/:id/health-reviews', GROUPS.health)
export class HealthReviewsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List health reviews',
    about: 'For those who work with the young person: advisers and managers.',
    scope: 'read:notes',
    answers: () => HealthReviewListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<HealthReviewListAnswer> {
    const reviews = await this.facts.list(actor, id, HEALTH_REVIEW, pageAsked(query));
    return listed(reviews, query, `young-people/${id}/health-reviews`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a health review',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: HealthReviewSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { heldOn, kind, score = null, reportOn = null, delay = null, partner = null, actions = [] } = said;
    const days = { heldOn: heldOn as LocalDate, reportOn: reportOn as LocalDate | null };
    const review = { ...days, kind, score, delay, partner, actions };
    const reviewId = await this.facts.record(actor, id, HEALTH_REVIEW, review, today);
    return created({ id: reviewId }, `young-people/${id}/health-reviews/${reviewId}`);
  }

  @Operation({ does: 'Read a health review', scope: 'read:notes', answers: () => HealthReviewAnswer, etag: true })
  @Get(':reviewId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
  ): Promise<Answered<HealthReviewAnswer>> {
    const review = await this.facts.read(actor, id, HEALTH_REVIEW, reviewId);
    return withEtag(answer(review), review.id);
  }

  @Operation({
    does: 'Correct a health review',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => HealthReviewAnswer,
    etag: true,
  })
  @Patch(':reviewId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedHealthReviewDto,
    @Today() today: LocalDate,
  ): Promise<Answered<HealthReviewAnswer>> {
    const changes = said as Partial<SaidOf<HealthReview>>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, HEALTH_REVIEW, reviewId),
      ({ version }) => this.facts.correct(actor, id, HEALTH_REVIEW, reviewId, changes, today, version),
    );
    return this.read(actor, id, reviewId);
  }
}

function answer(review: HealthReview): HealthReviewAnswer {
  const { factId, heldOn, kind, score, reportOn, delay, partner, actions } = review;
  return { id: factId, heldOn, kind, score, reportOn, delay, partner, actions };
}
