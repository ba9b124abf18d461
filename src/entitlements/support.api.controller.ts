import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { SupportOfferDto, SupportOfferListAnswer, SupportRequestDto, SupportRequestListAnswer } from './support.dto';
import { SupportService } from './support.service';

@ApiController('young-people/:id', GROUPS.plans)
export class SupportApiController {
  constructor(private readonly support: SupportService) {}

  @Operation({ does: 'List offers of support', scope: 'read:people', answers: () => SupportOfferListAnswer })
  @Get('support-offers')
  async offers(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<SupportOfferListAnswer> {
    return listed(
      await this.support.offers(actor, id, pageAsked(query)),
      query,
      `young-people/${id}/support-offers`,
      ({ factId, offeredOn, how, reply, contactId }) => ({ id: factId, offeredOn, how, reply, contactId }),
      ({ factId }) => [factId],
    );
  }

  @Operation({
    does: 'Record an offer of support',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('support-offers')
  async recordOffer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { offeredOn, how, reply = null }: SupportOfferDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.support.recordOffer(actor, id, { offeredOn: offeredOn as LocalDate, how, reply }, today) };
  }

  @Operation({ does: 'List requests for support', scope: 'read:people', answers: () => SupportRequestListAnswer })
  @Get('support-requests')
  async requests(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<SupportRequestListAnswer> {
    return listed(
      await this.support.requests(actor, id, pageAsked(query)),
      query,
      `young-people/${id}/support-requests`,
      ({ factId, requestedOn, wants, endedOn }) => ({ id: factId, requestedOn, wants, endedOn }),
      ({ factId }) => [factId],
    );
  }

  @Operation({
    does: 'Record a request for support',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('support-requests')
  async recordRequest(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { requestedOn, wants }: SupportRequestDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const request = { requestedOn: requestedOn as LocalDate, wants };
    return { id: await this.support.recordRequest(actor, id, request, today) };
  }
}
