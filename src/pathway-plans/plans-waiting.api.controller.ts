import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { PlansWaitingAnswer, PlansWaitingQueryDto } from './plan-version.dto';
import { PlanVersionsService } from './plan-versions.service';

@ApiController('team/plans', GROUPS.plans)
export class PlansWaitingApiController {
  constructor(private readonly versions: PlanVersionsService) {}

  @Operation({
    does: 'List plans that wait for a manager',
    about: 'For managers: across their teams. Decide with POST /young-people/{id}/plan-versions/{number}/decision.',
    scope: 'read:people',
    answers: () => PlansWaitingAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: PlansWaitingQueryDto): Promise<PlansWaitingAnswer> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const after = placeIn(cursor, ['instant', 'id']);
    const { inAll, versions } = await this.versions.waiting(actor, { after, limit });
    const list = listed(
      versions,
      query,
      'team/plans',
      (one) => {
        const { id, number, finishedOn, finishedBy, agreement, isOwn, teamName } = one;
        const person = personNamed({ ...one, id: one.personId });
        return { id, number, person, finishedOn, finishedBy, agreement, isOwn, teamName };
      },
      ({ madeExactly, id }) => [madeExactly, id],
    );
    return { ...list, inAll };
  }
}
