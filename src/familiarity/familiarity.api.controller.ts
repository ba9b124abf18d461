import { Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import type { Familiarity } from './familiarity';
import { FamiliarityAnswer, KnownListAnswer, KnownQueryDto } from './familiarity.dto';
import { FamiliarityService } from './familiarity.service';

@ApiController('', GROUPS.workers)
export class FamiliarityApiController {
  constructor(private readonly familiarity: FamiliarityService) {}

  @Operation({
    does: 'Read who knows a young person',
    about: 'From visits and from whose worker they were: how many faces, and whom to send when their worker cannot.',
    scope: 'read:people',
    answers: () => FamiliarityAnswer,
  })
  @Get('young-people/:id/familiarity')
  async ofOne(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<FamiliarityAnswer> {
    return answer(await this.familiarity.ofOne(actor, id, today));
  }

  @Operation({
    does: 'List who knows whom',
    about: 'For managers: everyone they answer for, with the figures that the list can be opened by.',
    scope: 'read:people',
    answers: () => KnownListAnswer,
  })
  @Get('team/familiarity')
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { show = 'all' }: KnownQueryDto,
    @Today() today: LocalDate,
  ): Promise<KnownListAnswer> {
    const { lines, ...figures } = await this.familiarity.list(actor, show, today);
    return { ...figures, items: lines.map((line) => ({ youngPersonId: line.id, ...answer(line) })) };
  }
}

function answer({ lastThree, visitorsInYear, workersInYear, longest, familiar }: Familiarity): FamiliarityAnswer {
  return { lastThree, visitorsInYear, workersInYear, longest, familiar };
}
