import { Body, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { AskedSaidDto, ReviewAnswer, TopicSaidDto } from './plan-reviews.dto';
import { PlanReviewsService } from './plan-reviews.service';
import { toReviewAnswer } from './review-answer';
import { ReviewPartsService } from './review-parts.service';

@ApiController('young-people/:id/reviews/:reviewId', GROUPS.plans)
export class ReviewPartsApiController {
  constructor(
    private readonly parts: ReviewPartsService,
    private readonly reviews: PlanReviewsService,
  ) {}

  @Operation({
    does: 'Say what changed of a topic, and what is decided',
    about: 'While the review is open; with or without goals under the topic.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => ReviewAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post('topics/:key')
  async saveTopic(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Param('key') key: string,
    @Body() { version, changed, decided }: TopicSaidDto,
    @Today() today: LocalDate,
  ): Promise<ReviewAnswer> {
    const said = { changed: changed ?? '', decided: decided ?? '' };
    await this.parts.saveTopic(actor, id, { reviewId, key, version }, said, today);
    return toReviewAnswer(await this.reviews.read(actor, id, reviewId, today));
  }

  @Operation({
    does: 'Say what the rules ask of a review',
    about:
      'Whether the home is suitable, who chaired it, and what follows from 21. What applies is under `lacks` until it is said.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => ReviewAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post('asked')
  async saveAsked(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() { version, home, homeWords, after21, officerChaired, noOfficerBecause }: AskedSaidDto,
    @Today() today: LocalDate,
  ): Promise<ReviewAnswer> {
    const said = {
      home,
      homeWords: homeWords ?? '',
      after21: after21 ?? '',
      officerChaired,
      noOfficerBecause: noOfficerBecause ?? '',
    };
    await this.parts.saveAsked(actor, id, { reviewId, version }, said, today);
    return toReviewAnswer(await this.reviews.read(actor, id, reviewId, today));
  }
}
