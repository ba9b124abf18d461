import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  ChangedSupportOfferDto,
  ChangedSupportRequestDto,
  SupportOfferAnswer,
  SupportOfferDto,
  SupportOfferListAnswer,
  SupportRequestAnswer,
  SupportRequestDto,
  SupportRequestListAnswer,
} from './support.dto';
import type { SupportOffer, SupportRequest } from './support.entities';
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
      offerAnswer,
      ({ factId }) => [factId],
    );
  }

  @Operation({
    does: 'Record an offer of support',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('support-offers')
  async recordOffer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { offeredOn, how, reply = null }: SupportOfferDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const offer = { offeredOn: offeredOn as LocalDate, how, reply };
    const offerId = await this.support.recordOffer(actor, id, offer, today);
    return created({ id: offerId }, `young-people/${id}/support-offers/${offerId}`);
  }

  @Operation({ does: 'Read an offer of support', scope: 'read:people', answers: () => SupportOfferAnswer, etag: true })
  @Get('support-offers/:offerId')
  async readOffer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('offerId') offerId: string,
  ): Promise<Answered<SupportOfferAnswer>> {
    const offer = await this.support.offer(actor, id, offerId);
    return withEtag(offerAnswer(offer), offer.id);
  }

  @Operation({
    does: 'Correct an offer of support',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => SupportOfferAnswer,
    etag: true,
  })
  @Patch('support-offers/:offerId')
  async correctOffer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('offerId') offerId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedSupportOfferDto,
    @Today() today: LocalDate,
  ): Promise<Answered<SupportOfferAnswer>> {
    const changes = said as Partial<SupportOffer>;
    await ifUnchanged(
      ifMatch,
      () => this.support.standingOffer(actor, id, offerId),
      ({ version }) => this.support.correctOffer(actor, id, offerId, changes, today, version),
    );
    return this.readOffer(actor, id, offerId);
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
      requestAnswer,
      ({ factId }) => [factId],
    );
  }

  @Operation({
    does: 'Record a request for support',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('support-requests')
  async recordRequest(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { requestedOn, wants }: SupportRequestDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const request = { requestedOn: requestedOn as LocalDate, wants };
    const requestId = await this.support.recordRequest(actor, id, request, today);
    return created({ id: requestId }, `young-people/${id}/support-requests/${requestId}`);
  }

  @Operation({
    does: 'Read a request for support',
    scope: 'read:people',
    answers: () => SupportRequestAnswer,
    etag: true,
  })
  @Get('support-requests/:requestId')
  async readRequest(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('requestId') requestId: string,
  ): Promise<Answered<SupportRequestAnswer>> {
    const request = await this.support.request(actor, id, requestId);
    return withEtag(requestAnswer(request), request.id);
  }

  @Operation({
    does: 'Correct a request for support, or say that support ended',
    about: 'What is left out stays as it is. What is due because they asked ends with it.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => SupportRequestAnswer,
    etag: true,
  })
  @Patch('support-requests/:requestId')
  async correctRequest(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('requestId') requestId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedSupportRequestDto,
    @Today() today: LocalDate,
  ): Promise<Answered<SupportRequestAnswer>> {
    const changes = said as Partial<SupportRequest>;
    await ifUnchanged(
      ifMatch,
      () => this.support.standingRequest(actor, id, requestId),
      ({ version }) => this.support.correctRequest(actor, id, requestId, changes, today, version),
    );
    return this.readRequest(actor, id, requestId);
  }
}

function offerAnswer({ factId, offeredOn, how, reply, contactId }: SupportOffer): SupportOfferAnswer {
  return { id: factId, offeredOn, how, reply, contactId };
}

function requestAnswer({ factId, requestedOn, wants, endedOn }: SupportRequest): SupportRequestAnswer {
  return { id: factId, requestedOn, wants, endedOn };
}
