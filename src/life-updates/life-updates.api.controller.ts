import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { LifeUpdateDto, LifeUpdateListAnswer, LifeUpdateTakenOutDto } from './life-updates.dto';
import { LifeUpdatesService } from './life-updates.service';

@ApiController('young-people/:id/life-updates', GROUPS.plans)
export class LifeUpdatesApiController {
  constructor(private readonly life: LifeUpdatesService) {}

  @Operation({
    does: 'List what happened in a young person’s life',
    about: 'With interests, and pieces of the life story; also what was taken out.',
    scope: 'read:notes',
    answers: () => LifeUpdateListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<LifeUpdateListAnswer> {
    return { items: (await this.life.list(actor, id)).updates, next: null };
  }

  @Operation({
    does: 'Record something of a young person’s life',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, words, toldOn, inTheirWords, heldWhere = null }: LifeUpdateDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { kind, words, toldOn: toldOn as LocalDate, inTheirWords, heldWhere };
    return { id: await this.life.record(actor, id, said, today) };
  }

  @Operation({ does: 'Take one out', scope: 'write:casework', status: 204, problems: ['already-recorded'] })
  @Post(':updateId/taking-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('updateId') updateId: string,
    @Body() { reason }: LifeUpdateTakenOutDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.life.takeOut(actor, id, updateId, reason, today);
  }
}
