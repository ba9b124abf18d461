import { Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, nextPage, PageQueryDto, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import type { Standing } from './attainment';
import type { AgainstAskedAnswer } from './eet.dto';
import { MATCHING } from './interest-match';
import { FittingListAnswer, InterestListAnswer } from './interests.dto';
import { InterestsService } from './interests.service';

@ApiController('', GROUPS.eet)
export class InterestsApiController {
  constructor(private readonly interests: InterestsService) {}

  @Operation({
    does: 'List a young person’s interests, with what came of them and what fits them',
    about: `${MATCHING} Only those that are open, and whose last day to apply is not over.`,
    scope: 'read:notes',
    answers: () => InterestListAnswer,
  })
  @Get('young-people/:id/interests')
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<InterestListAnswer> {
    const { interests } = await this.interests.open(actor, id, today);
    const items = interests.map(({ fits, goals, ...told }) => ({
      ...told,
      goals: goals.map(({ id: goalId, words, state, doneOn, result }) => ({
        id: goalId,
        words,
        state,
        doneOn,
        result,
      })),
      opportunities: fits.map(({ opportunity, because, referralId, standing }) => ({
        id: opportunity.id,
        title: opportunity.title,
        because,
        referralId,
        standing: standingAnswer(standing),
      })),
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'List whose interests an opportunity fits',
    about: `${MATCHING} Only young people whom the token’s owner may see and works with; somebody with two interests that fit is there twice.`,
    scope: 'read:notes',
    answers: () => FittingListAnswer,
  })
  @Get('opportunities/:opportunityId/interests')
  async fitting(
    @CurrentActor() actor: UserActor,
    @Param('opportunityId') id: string,
    @Query() asked: PageQueryDto,
    @Today() today: LocalDate,
  ): Promise<FittingListAnswer> {
    const { limit = DEFAULT_LIMIT } = asked;
    const skip = Number(placeIn(asked.cursor, ['number'])?.[0] ?? 0);
    const { total, people } = await this.interests.fitting(actor, id, { skip, limit }, today);
    const items = people.map(
      ({ id: interestId, youngPersonId, words, inTheirWords, because, referralId, standing }) => ({
        ...{ interestId, youngPersonId, words, inTheirWords, because, referralId, standing: standingAnswer(standing) },
      }),
    );
    const until = skip + items.length;
    const path = `opportunities/${id}/interests`;
    return { total, items, next: until < total ? nextPage(path, asked, [String(until)]) : null };
  }
}

function standingAnswer(standing: Standing | null): AgainstAskedAnswer | null {
  return standing && { state: standing.state, words: standing.words };
}
