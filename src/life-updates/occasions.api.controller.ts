import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { OccasionDayDto, OccasionDoneDto, OccasionDto, OccasionListAnswer, OccasionTakenOutDto } from './occasions.dto';
import { OccasionsService } from './occasions.service';

@ApiController('young-people/:id/occasions', GROUPS.plans)
export class OccasionsApiController {
  constructor(private readonly occasions: OccasionsService) {}

  @Operation({
    does: 'List the days that a young person wants marked',
    about: 'With those they do not want marked, and what was done or taken out.',
    scope: 'read:notes',
    answers: () => OccasionListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<OccasionListAnswer> {
    return { items: (await this.occasions.list(actor, id, today)).occasions, next: null };
  }

  @Operation({
    does: 'Record a day that a young person wants marked',
    about: 'It is owed until it is done, by that day.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, name = null, onDay, wants, notMarked, mine = false, ...more }: OccasionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const { staffId = null, yearly = false, budgetPence = null } = more;
    const who = staffId ?? (mine ? actor.staffId : null);
    const said = { kind, name, onDay: onDay as LocalDate | null, wants, notMarked, staffId: who, yearly, budgetPence };
    return { id: await this.occasions.record(actor, id, said, today) };
  }

  @Operation({
    does: 'Say that it was done',
    about: 'Of one that comes each year, next year’s stands from then: where it moves, about a day that is asked.',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':occasionId/done')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() { words, given = null, spentPence = null, onDay = null }: OccasionDoneDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const said = { words, given, spentPence, onDay: onDay as LocalDate | null };
    await this.occasions.done(actor, id, occasionId, said, today);
  }

  @Operation({
    does: 'Say on which day it is',
    about: 'Of one whose day was only proposed, since the feast moves; it may have passed.',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':occasionId/day')
  async sayDay(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() { onDay }: OccasionDayDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.occasions.sayDay(actor, id, occasionId, onDay as LocalDate, today);
  }

  @Operation({ does: 'Take a day out', scope: 'write:casework', status: 204, problems: ['already-recorded'] })
  @Post(':occasionId/taking-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() { reason }: OccasionTakenOutDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.occasions.takeOut(actor, id, occasionId, reason, today);
  }
}
