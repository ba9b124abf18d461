import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DistanceDto, TripsAnswer, TripsQueryDto } from './trips.dto';
import { TripsService } from './trips.service';

@ApiController('', GROUPS.contacts)
export class TripsApiController {
  constructor(private readonly trips: TripsService) {}

  @Operation({
    does: 'Plan a trip',
    about: 'By area: who lives there and whose visit is due. Or who is disabled and lives far away, with gaps (PA-15).',
    scope: 'read:people',
    also: 'write:casework',
    answers: () => TripsAnswer,
  })
  @Get('trips')
  async plan(
    @CurrentActor() actor: UserActor,
    @Query() { show = 'area', area }: TripsQueryDto,
    @Today() today: LocalDate,
  ): Promise<TripsAnswer> {
    const { areas, people, far, gaps, distanceNotSaid } = await this.trips.plan(
      actor,
      { show, area: area ?? null },
      today,
    );
    return {
      areas,
      far,
      gaps,
      distanceNotSaid,
      people: people.map(({ id, area: there, band, disabled, lastSeenOn, nextVisit, farAway }) => ({
        youngPersonId: id,
        area: there,
        band,
        disabled,
        lastSeenOn,
        nextVisitOn: nextVisit?.dueOn ?? null,
        farAwayDueOn: farAway?.dueOn ?? null,
        gap: farAway?.gap ?? false,
      })),
    };
  }

  @Operation({ does: 'Say how far away the home is', scope: 'write:casework', status: 204 })
  @Post('young-people/:id/distance')
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { band }: DistanceDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.trips.sayDistance(actor, id, band, today);
  }
}
