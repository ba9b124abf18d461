import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { OccasionDoneDto, OccasionDto, OccasionListAnswer, OccasionTakenOutDto } from './occasions.dto';
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
    @Body() { kind, name = null, onDay, wants, notMarked, mine }: OccasionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { kind, name, onDay: onDay as LocalDate | null, wants, notMarked, mine };
    return { id: await this.occasions.record(actor, id, said, today) };
  }

  @Operation({ does: 'Say that it was done', scope: 'write:casework', status: 204, problems: ['already-recorded'] })
  @Post(':occasionId/done')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() { words }: OccasionDoneDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.occasions.done(actor, id, occasionId, words, today);
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
