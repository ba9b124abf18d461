import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Now, Today } from '../web/decorators';
import { CausesSaidAnswer, SayWhyLateDto } from './late-cause.dto';
import { LateCausesService } from './late-causes.service';

@ApiController('young-people/:id/deadlines/:deadlineId/late-causes', GROUPS.due)
export class LateCausesApiController {
  constructor(private readonly causes: LateCausesService) {}

  @Operation({
    does: 'List what was said of why one item is late',
    about: 'Lists of what’s due give the latest of these as `late`, without the note.',
    scope: 'read:people',
    answers: () => CausesSaidAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
  ): Promise<CausesSaidAnswer> {
    const said = await this.causes.list(actor, id, deadlineId);
    return { items: said.map(({ ownerId: _, at, ...one }) => ({ ...one, at: at.toISOString() })) };
  }

  @Operation({
    does: 'Say why one item is late',
    about:
      'Of what is overdue, was met late or never. Earlier words stay as its history; it stays due until it is done.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post()
  async say(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Body() { cause, note = null, putRightBy = null, ownerId = null, basedOn = null }: SayWhyLateDto,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<MadeAnswer> {
    const said = {
      cause,
      note,
      putRightBy: putRightBy as LocalDate | null,
      ownerId,
      basedOn: basedOn?.toLowerCase() ?? '',
    };
    return { id: await this.causes.say(actor, id, deadlineId, said, today, now) };
  }
}
