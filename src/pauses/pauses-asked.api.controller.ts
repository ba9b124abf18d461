import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { pauseAnswer } from './pauses.api.controller';
import { daysInAll } from './pause-standing';
import { PausesWaitingAnswer, PausesWaitingQueryDto } from './pauses.dto';
import { PausesService } from './pauses.service';

@ApiController('team/pauses', GROUPS.due)
export class PausesAskedApiController {
  constructor(private readonly pauses: PausesService) {}

  @Operation({
    does: 'List pauses that wait for a manager',
    about: 'For managers: across their teams. Decide with POST /young-people/{id}/pauses/{pauseId}/decision.',
    scope: 'read:people',
    answers: () => PausesWaitingAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: PausesWaitingQueryDto,
    @Today() today: LocalDate,
  ): Promise<PausesWaitingAnswer> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    const after = placeIn(cursor, ['instant', 'id']);
    const { inAll, pauses } = await this.pauses.asked(actor, { after, limit }, today);
    const list = listed(
      pauses,
      query,
      'team/pauses',
      (pause) => ({
        ...pauseAnswer(pause, today),
        person: personNamed({ ...pause, id: pause.personId }),
        dueOn: pause.dueOn,
        severity: pause.severity,
        daysPausedBefore: daysInAll(pause.same),
        teamName: pause.teamName,
      }),
      ({ askedExactly, id }) => [askedExactly, id],
    );
    return { ...list, inAll };
  }
}
