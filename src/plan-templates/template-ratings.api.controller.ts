import { Body, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PlanRatingDto } from './plan-templates.dto';
import { TemplateRatingsService } from './template-ratings.service';

@ApiController('young-people/:id/plan-ratings', GROUPS.plans)
export class TemplateRatingsApiController {
  constructor(private readonly ratings: TemplateRatingsService) {}

  @Operation({
    does: 'Record what a young person says of the form of their plan',
    about: 'Of the version their plan was made with. The last one of each young person counts.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async rate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { score, words = null, mayBeShown, saidOn }: PlanRatingDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const ratingId = newId();
    await this.ratings.rate(actor, id, { score, words, mayBeShown, saidOn: saidOn as LocalDate }, today, ratingId);
    return { id: ratingId };
  }
}
