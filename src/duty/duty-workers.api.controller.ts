import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DutyHandBackDto, DutyWorkerDto, DutyWorkerListAnswer } from './duty-workers.dto';
import { DutyWorkersService } from './duty-workers.service';

@ApiController('young-people/:id/duty-workers', GROUPS.workers)
export class DutyWorkersApiController {
  constructor(private readonly dutyWorkers: DutyWorkersService) {}

  @Operation({
    does: 'List who is and was on duty for a young person',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => DutyWorkerListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<DutyWorkerListAnswer> {
    const { dutyWorkers } = await this.dutyWorkers.list(actor, id, today);
    return { items: dutyWorkers, next: null };
  }

  @Operation({
    does: 'Name who is on duty for a young person',
    about:
      'For managers who see the young person by more than a duty. They are told, see the record for these days, and lead nothing.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post()
  async name(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { fromOn, untilOn, ...said }: DutyWorkerDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const days = { fromOn: fromOn as LocalDate, untilOn: untilOn as LocalDate };
    return { id: await this.dutyWorkers.name(actor, id, { ...said, ...days }, today) };
  }

  @Operation({
    does: 'Hand back a duty for a young person',
    about: 'For whoever is on duty for them, and for managers.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':dutyWorkerId/hand-back')
  async handBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('dutyWorkerId') dutyWorkerId: string,
    @Body() { handedBack }: DutyHandBackDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.dutyWorkers.handBack(actor, id, dutyWorkerId, handedBack, today);
  }
}
