import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { HealthServicesService } from './health-services.service';
import { HealthServiceListAnswer, HealthServicesQueryDto } from './passport.dto';

/** Health services by area, and the pathway for emotional wellbeing. */
@ApiController('health-services', GROUPS.health)
export class HealthServicesApiController {
  constructor(private readonly services: HealthServicesService) {}

  @Operation({
    does: 'List health services',
    about: 'All at once. Those with a step are the pathway for emotional wellbeing.',
    scope: 'read:people',
    answers: () => HealthServiceListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { area }: HealthServicesQueryDto,
  ): Promise<HealthServiceListAnswer> {
    const services = await this.services.list(actor, area ?? null);
    const items = services.map(({ version: _version, changedAt: _at, changedById: _by, ...shown }) => shown);
    return { items, next: null };
  }
}
