import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { MattersService } from './matters.service';
import { personNamed } from './person-named';
import { ToDecideListAnswer, ToDecideQueryDto } from './to-decide.dto';

@ApiController('team/to-decide', GROUPS.people)
export class ToDecideApiController {
  constructor(private readonly matters: MattersService) {}

  @Operation({
    does: 'List what waits for a manager to decide',
    about:
      'For managers: across their teams. What the status leaves open is decided with POST /young-people/{id}/status-decisions, every other matter settled with POST /young-people/{id}/matters/{key}/settlement.',
    scope: 'read:people',
    answers: () => ToDecideListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: ToDecideQueryDto): Promise<ToDecideListAnswer> {
    const { kind = null, limit = DEFAULT_LIMIT, cursor } = query;
    const after = placeIn(cursor, ['instant', 'id', 'key']);
    const { kinds, matters } = await this.matters.toDecideAfter(actor, { kind, after, limit });
    const list = listed(
      matters,
      query,
      'team/to-decide',
      ({ key, kind, text, facts, status, because, decided, since, teamName, ...matter }) => ({
        person: personNamed({ ...matter, id: matter.personId }),
        key,
        kind,
        text,
        facts,
        status,
        because,
        decided,
        since: since.toISOString(),
        teamName,
      }),
      ({ sinceExactly, personId, key }) => [sinceExactly, personId, key],
    );
    return { ...list, kinds };
  }
}
