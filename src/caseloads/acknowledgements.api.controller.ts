import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  AcknowledgeDto,
  AcknowledgedListAnswer,
  AcknowledgeManyDto,
  AcknowledgementsAnswer,
} from './acknowledgement.dto';
import { AcknowledgementsService } from './acknowledgements.service';

@ApiController('', GROUPS.due)
export class AcknowledgementsApiController {
  constructor(private readonly acknowledgements: AcknowledgementsService) {}

  @Operation({
    does: 'What workers said they will do about an item',
    scope: 'read:people',
    answers: () => AcknowledgementsAnswer,
  })
  @Get('young-people/:id/deadlines/:deadlineId/acknowledgements')
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
  ): Promise<AcknowledgementsAnswer> {
    return { items: await this.acknowledgements.of(actor, id, deadlineId) };
  }

  @Operation({
    does: 'Say what you will do about an item, and by when',
    about: 'Your own reminders are silent until that day. It stays due, and those above hear of it as before.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('young-people/:id/deadlines/:deadlineId/acknowledgements')
  async acknowledge(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Body() { willDo, byOn }: AcknowledgeDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { willDo, byOn: byOn as LocalDate, formId: newId() };
    return { id: await this.acknowledgements.acknowledgeOne(actor, id, deadlineId, said, today) };
  }

  @Operation({
    does: 'Say the same of several items',
    about: 'Each has a result of its own: one that is done meanwhile does not keep the others from being saved.',
    scope: 'write:casework',
    answers: () => AcknowledgedListAnswer,
  })
  @Post('acknowledgements')
  async acknowledgeMany(
    @CurrentActor() actor: UserActor,
    @Body() { willDo, byOn, deadlineIds }: AcknowledgeManyDto,
    @Today() today: LocalDate,
  ): Promise<AcknowledgedListAnswer> {
    const command = { willDo, byOn: byOn as LocalDate, deadlineIds, formId: newId() };
    return { items: await this.acknowledgements.acknowledge(actor, command, today) };
  }
}
