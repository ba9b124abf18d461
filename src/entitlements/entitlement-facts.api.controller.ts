import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DatedFacts, type ChangesOf } from '../young-people/dated-facts';
import { IDENTITY_DOCUMENT, LOCAL_OFFER_GIVEN, MONEY_GRANT, MONEY_GRANT_ITEM } from './entitlement-facts';
import {
  ChangedGrantDto,
  ChangedGrantItemDto,
  ChangedIdentityDocumentDto,
  ChangedOfferGivenDto,
  GrantDto,
  GrantItemAnswer,
  GrantItemDto,
  GrantListAnswer,
  GrantWholeAnswer,
  IdentityDocumentAnswer,
  IdentityDocumentDto,
  IdentityDocumentListAnswer,
  OfferGivenAnswer,
  OfferGivenDto,
  OfferGivenListAnswer,
  type GrantAnswer,
} from './entitlements.dto';
import { EntitlementsService } from './entitlements.service';
import type { IdentityDocument, LocalOfferGiven, MoneyGrant, MoneyGrantItem } from './local-offer.entities';

@ApiController('young-people/:id', GROUPS.plans)
export class EntitlementFactsApiController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly entitlements: EntitlementsService,
  ) {}

  @Operation({
    does: 'List when somebody was given the local offer',
    scope: 'read:people',
    answers: () => OfferGivenListAnswer,
  })
  @Get('local-offers-given')
  async given(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<OfferGivenListAnswer> {
    const rows = await this.facts.list(actor, id, LOCAL_OFFER_GIVEN, pageAsked(query));
    const at = `young-people/${id}/local-offers-given`;
    return listed(
      rows,
      query,
      at,
      (row) => givenAnswer(actor, row),
      ({ factId }) => [factId],
    );
  }

  @Operation({
    does: 'Record that somebody was given the local offer',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('local-offers-given')
  async give(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { offerId, givenOn, how, form, language, interpreter = false, said = null }: OfferGivenDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const fact = { offerId, givenOn: givenOn as LocalDate, how, form, language, interpreter, said };
    const factId = await this.facts.record(actor, id, LOCAL_OFFER_GIVEN, fact, today);
    return created({ id: factId }, `young-people/${id}/local-offers-given/${factId}`);
  }

  @Operation({
    does: 'Read when somebody was given the local offer',
    scope: 'read:people',
    answers: () => OfferGivenAnswer,
    etag: true,
  })
  @Get('local-offers-given/:factId')
  async readGiven(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<OfferGivenAnswer>> {
    const fact = await this.facts.read(actor, id, LOCAL_OFFER_GIVEN, factId);
    return withEtag(givenAnswer(actor, fact), fact.id);
  }

  @Operation({
    does: 'Correct when somebody was given the local offer',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => OfferGivenAnswer,
    etag: true,
  })
  @Patch('local-offers-given/:factId')
  async correctGiven(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedOfferGivenDto,
    @Today() today: LocalDate,
  ): Promise<Answered<OfferGivenAnswer>> {
    const changes = said as ChangesOf<LocalOfferGiven>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, LOCAL_OFFER_GIVEN, factId),
      ({ version }) => this.facts.correct(actor, id, LOCAL_OFFER_GIVEN, factId, changes, today, version),
    );
    return this.readGiven(actor, id, factId);
  }

  @Operation({ does: 'List grants', scope: 'read:people', answers: () => GrantListAnswer })
  @Get('grants')
  async grants(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<GrantListAnswer> {
    const rows = await this.facts.list(actor, id, MONEY_GRANT, pageAsked(query));
    return listed(rows, query, `young-people/${id}/grants`, grantAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a grant',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('grants')
  async recordGrant(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, what = null, agreedOn, agreedPence, endedOn = null, whyEnded = null }: GrantDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const fact = {
      ...{ kind, what, agreedOn: agreedOn as LocalDate, agreedPence },
      ...{ endedOn: endedOn as LocalDate | null, whyEnded },
    };
    const factId = await this.facts.record(actor, id, MONEY_GRANT, fact, today);
    return created({ id: factId }, `young-people/${id}/grants/${factId}`);
  }

  @Operation({
    does: 'Read a grant with what was bought of it',
    scope: 'read:people',
    answers: () => GrantWholeAnswer,
    etag: true,
  })
  @Get('grants/:factId')
  async readGrant(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<GrantWholeAnswer>> {
    const { grant } = await this.entitlements.grant(actor, id, factId);
    const { spent, left } = grant.balance;
    const items = grant.items.map(itemAnswer);
    return withEtag({ ...grantAnswer(grant), spentPence: spent, leftPence: left, items }, grant.id);
  }

  @Operation({
    does: 'Correct a grant, or end it',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => GrantWholeAnswer,
    etag: true,
  })
  @Patch('grants/:factId')
  async correctGrant(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedGrantDto,
    @Today() today: LocalDate,
  ): Promise<Answered<GrantWholeAnswer>> {
    const changes = said as ChangesOf<MoneyGrant>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, MONEY_GRANT, factId),
      ({ version }) => this.facts.correct(actor, id, MONEY_GRANT, factId, changes, today, version),
    );
    return this.readGrant(actor, id, factId);
  }

  @Operation({
    does: 'Record what was bought of a grant, or given back',
    about: 'Never more than is left of it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('grants/:factId/items')
  async recordItem(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') grantId: string,
    @Body() { kind, what, pence, onDay, receipt }: GrantItemDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    await this.facts.standing(actor, id, MONEY_GRANT, grantId);
    const fact = { grantId, kind, what, pence, onDay: onDay as LocalDate, receipt };
    const itemId = await this.facts.record(actor, id, MONEY_GRANT_ITEM, fact, today);
    return created({ id: itemId }, `young-people/${id}/grants/${grantId}/items/${itemId}`);
  }

  @Operation({
    does: 'Read one thing that was bought of a grant',
    scope: 'read:people',
    answers: () => GrantItemAnswer,
    etag: true,
  })
  @Get('grants/:factId/items/:itemId')
  async readItem(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') grantId: string,
    @Param('itemId') itemId: string,
  ): Promise<Answered<GrantItemAnswer>> {
    const { grant } = await this.entitlements.grant(actor, id, grantId);
    const item = grant.items.find(({ factId }) => factId === itemId);
    if (!item) throw notFound();
    return withEtag(itemAnswer(item), item.id);
  }

  @Operation({
    does: 'Correct one thing that was bought of a grant',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => GrantItemAnswer,
    etag: true,
  })
  @Patch('grants/:factId/items/:itemId')
  async correctItem(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') grantId: string,
    @Param('itemId') itemId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedGrantItemDto,
    @Today() today: LocalDate,
  ): Promise<Answered<GrantItemAnswer>> {
    const changes = said as ChangesOf<MoneyGrantItem>;
    await ifUnchanged(
      ifMatch,
      async () => {
        const standing = await this.facts.standing(actor, id, MONEY_GRANT_ITEM, itemId);
        if (standing.fact.grantId !== grantId) throw notFound();
        return standing;
      },
      ({ version }) => this.facts.correct(actor, id, MONEY_GRANT_ITEM, itemId, changes, today, version),
    );
    return this.readItem(actor, id, grantId, itemId);
  }

  @Operation({ does: 'List identity documents', scope: 'read:people', answers: () => IdentityDocumentListAnswer })
  @Get('identity-documents')
  async documents(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<IdentityDocumentListAnswer> {
    const rows = await this.facts.list(actor, id, IDENTITY_DOCUMENT, pageAsked(query));
    const at = `young-people/${id}/identity-documents`;
    return listed(
      rows,
      query,
      at,
      (row) => documentAnswer(actor, row),
      ({ factId }) => [factId],
    );
  }

  @Operation({
    does: 'Say whether somebody has an identity document',
    about: 'One answer a document: what has changed is a correction of it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post('identity-documents')
  async sayDocument(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, state, saidOn, expiresOn = null, kept = null, note = null }: IdentityDocumentDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const fact = {
      ...{ kind, state, saidOn: saidOn as LocalDate },
      ...{ expiresOn: expiresOn as LocalDate | null, kept, note },
    };
    const factId = await this.facts.record(actor, id, IDENTITY_DOCUMENT, fact, today);
    return created({ id: factId }, `young-people/${id}/identity-documents/${factId}`);
  }

  @Operation({
    does: 'Read whether somebody has an identity document',
    scope: 'read:people',
    answers: () => IdentityDocumentAnswer,
    etag: true,
  })
  @Get('identity-documents/:factId')
  async readDocument(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<IdentityDocumentAnswer>> {
    const fact = await this.facts.read(actor, id, IDENTITY_DOCUMENT, factId);
    return withEtag(documentAnswer(actor, fact), fact.id);
  }

  @Operation({
    does: 'Correct whether somebody has an identity document',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => IdentityDocumentAnswer,
    etag: true,
  })
  @Patch('identity-documents/:factId')
  async correctDocument(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedIdentityDocumentDto,
    @Today() today: LocalDate,
  ): Promise<Answered<IdentityDocumentAnswer>> {
    const changes = said as ChangesOf<IdentityDocument>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, IDENTITY_DOCUMENT, factId),
      ({ version }) => this.facts.correct(actor, id, IDENTITY_DOCUMENT, factId, changes, today, version),
    );
    return this.readDocument(actor, id, factId);
  }
}

function givenAnswer(actor: UserActor, fact: LocalOfferGiven): OfferGivenAnswer {
  const { factId, offerId, givenOn, how, form, language, interpreter, said } = fact;
  return {
    id: factId,
    offerId,
    givenOn,
    how,
    form,
    language,
    interpreter,
    said: may(actor, 'read-notes') ? said : null,
  };
}

function grantAnswer({ factId, kind, what, agreedOn, agreedPence, endedOn, whyEnded }: MoneyGrant): GrantAnswer {
  return { id: factId, kind, what, agreedOn, agreedPence, endedOn, whyEnded };
}

function itemAnswer({ factId, kind, what, pence, onDay, receipt }: MoneyGrantItem) {
  return { id: factId, kind, what, pence, onDay, receipt };
}

function documentAnswer(actor: UserActor, fact: IdentityDocument): IdentityDocumentAnswer {
  const { factId, kind, state, saidOn, expiresOn, kept, note } = fact;
  return { id: factId, kind, state, saidOn, expiresOn, kept, note: may(actor, 'read-notes') ? note : null };
}
