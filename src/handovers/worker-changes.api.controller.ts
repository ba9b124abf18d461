import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ToldOfChangeDto, WorkerChangesAnswer } from './worker-changes.dto';
import { WorkerChangesService } from './worker-changes.service';

@ApiController('young-people/:id/worker-changes', GROUPS.workers)
export class WorkerChangesApiController {
  constructor(private readonly changes: WorkerChangesService) {}

  @Operation({
    does: 'List a young person’s changes of worker, and whether they were told',
    scope: 'read:people',
    answers: () => WorkerChangesAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<WorkerChangesAnswer> {
    return { items: await this.changes.list(actor, id) };
  }

  @Operation({
    does: 'Record that a young person was told of a new worker',
    about: 'Until then it is owed to them.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':changeId/told')
  async tell(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() { toldOn, toldHow, toldById, words }: ToldOfChangeDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { toldOn: toldOn as LocalDate, toldHow, toldById: toldById.toLowerCase(), words };
    await this.changes.tell(actor, id, changeId.toLowerCase(), said, today);
    return { id: changeId };
  }
}
