import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { MovedContactAnswer, MoveContactDto, SealedAnswer } from './sealed-contact.dto';
import { SealedContactsService } from './sealed-contacts.service';

@ApiController('young-people/:id/contacts/:contactId', GROUPS.contacts)
export class SealedContactsApiController {
  constructor(private readonly sealed: SealedContactsService) {}

  @Operation({
    does: 'Move a contact to the record it belongs on',
    about:
      'It was written on the wrong one. Its words leave this record at once, what is due is worked out again for both, ' +
      'and a trace stays here. Asked again, it is moved once.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => MovedContactAnswer,
    status: 200,
  })
  @Post('move')
  async move(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() { to, reason }: MoveContactDto,
    @Today() today: LocalDate,
  ): Promise<MovedContactAnswer> {
    return { moved: await this.sealed.moveToAnother(actor, id, contactId, { to, reason }, today) };
  }

  @Operation({
    does: 'Read where a contact was moved to',
    about: 'For managers who may see both records; for anybody else it is not there.',
    scope: 'write:casework',
    answers: () => SealedAnswer,
  })
  @Get('sealed')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
  ): Promise<SealedAnswer> {
    const { reason, sealedAt, sealedBy, to } = await this.sealed.open(actor, id, contactId);
    return { reason, sealedBy, sealedAt: sealedAt.toISOString(), youngPersonId: to.id, contactId: to.contactId };
  }
}
