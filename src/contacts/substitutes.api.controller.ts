import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { AcceptancesAnswer, AcceptContactDto, AcceptedAnswer, TakeBackDto } from './substitute.dto';
import { SubstitutesService } from './substitutes.service';

@ApiController('young-people/:id', GROUPS.contacts)
export class SubstitutesApiController {
  constructor(private readonly substitutes: SubstitutesService) {}

  @Operation({
    does: 'List contacts accepted in place of what is asked',
    about: 'What is due and met by one has the state met-by-substitute, apart from what was done as asked.',
    scope: 'read:people',
    answers: () => AcceptancesAnswer,
  })
  @Get('substitutes')
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<AcceptancesAnswer> {
    const accepted = await this.substitutes.list(actor, id);
    return { items: accepted.map(({ byId: _, ...one }) => one) };
  }

  @Operation({
    does: 'Accept a contact in place of what is asked',
    about:
      'For managers, and never of a contact of their own. A visit, also one that found nobody, a phone or a video call. ' +
      'What it meets is closed before the answer comes.',
    scope: 'write:casework',
    answers: () => AcceptedAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post('contacts/:contactId/acceptance')
  async accept(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('contactId') contactId: string,
    @Body() { reason }: AcceptContactDto,
    @Today() today: LocalDate,
  ): Promise<AcceptedAnswer> {
    const done = await this.substitutes.accept(actor, id, contactId, reason, today);
    return { id: done.id, met: done.met.map(({ rule, title, dueOn }) => ({ rule, title, dueOn })) };
  }

  @Operation({
    does: 'Take an acceptance back',
    about: 'For managers. What the contact had met is due again; the acceptance stays in the record, out of sight.',
    scope: 'write:casework',
    status: 204,
  })
  @Post('substitutes/:acceptanceId/withdrawal')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('acceptanceId') acceptanceId: string,
    @Body() { reason }: TakeBackDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.substitutes.takeBack(actor, id, acceptanceId, reason, today);
  }
}
