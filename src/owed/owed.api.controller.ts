import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DEFAULT_LIMIT, listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { OwedListAnswer, OwedQueryDto } from './owed.dto';
import { OwedService } from './owed.service';

@ApiController('owed', GROUPS.due)
export class OwedApiController {
  constructor(private readonly owed: OwedService) {}

  @Operation({
    does: 'List what is owed beside the dates in law',
    about: 'Promises, actions of approved plans and answers that are owed to young people you may see, and by whom.',
    scope: 'read:people',
    answers: () => OwedListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: OwedQueryDto,
    @Today() today: LocalDate,
  ): Promise<OwedListAnswer> {
    const { limit = DEFAULT_LIMIT, cursor, show = 'all', kind = null, staffId = null, teamId = null } = query;
    const after = placeIn(cursor, ['day', 'id']);
    const { inAll, lines } = await this.owed.list(actor, { show, kind, who: staffId, teamId }, { after, limit }, today);
    const list = listed(
      lines,
      query,
      'owed',
      (line) => ({
        id: line.id,
        kind: line.kind,
        person: personNamed({ ...line, id: line.personId }),
        what: line.what,
        dueOn: line.dueOn,
        late: line.late,
        staffId: line.ownerId,
        staffName: line.ownerName,
        teamName: line.teamName,
        page: `/young-people/${line.personId}/${line.at}`,
      }),
      (line) => [line.dueOn ?? '9999-12-31', line.id],
    );
    return { ...list, inAll };
  }
}
