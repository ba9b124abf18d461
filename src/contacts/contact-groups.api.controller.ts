import { Body, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { RecordGroupDto } from './contact-group.dto';
import { ContactGroupsService } from './contact-groups.service';

@ApiController('group-contacts', GROUPS.contacts)
export class ContactGroupsApiController {
  constructor(private readonly groups: ContactGroupsService) {}

  @Operation({
    does: 'Record a group or a drop-in',
    about: 'Each who came has a contact of their own, which names nobody else. All of them are recorded, or none.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Body() { heldOn, note = null, ...said }: RecordGroupDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.groups.record(actor, { ...said, heldOn: heldOn as LocalDate, note }, today) };
  }
}
