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
  ChangedImmigrationDto,
  ImmigrationAnswer,
  immigrationAnswer,
  ImmigrationDto,
  ImmigrationListAnswer,
} from './immigration.dto';
import { IMMIGRATION } from './immigration';
import { DatedFacts } from './dated-facts';

@ApiController('young-people/:id/immigration', GROUPS.history)
export class ImmigrationApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List what is known of leave to remain',
    scope: 'read:people',
    answers: () => ImmigrationListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<ImmigrationListAnswer> {
    const rows = await this.facts.list(actor, id, IMMIGRATION, pageAsked(query));
    return listed(rows, query, `young-people/${id}/immigration`, immigrationAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record what is known of leave to remain',
    about:
      'A record has one, which changes as leave is granted, asked for again and expires. A second is refused with already-recorded.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: ImmigrationDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const {
      leaveGrantedOn = null,
      leaveKind = null,
      leaveExpiresOn = null,
      legalAdviceStartedOn = null,
      applicationMadeOn = null,
    } = said;
    const factId = await this.facts.record(
      actor,
      id,
      IMMIGRATION,
      { leaveGrantedOn, leaveKind, leaveExpiresOn, legalAdviceStartedOn, applicationMadeOn },
      today,
    );
    return created({ id: factId }, `young-people/${id}/immigration/${factId}`);
  }

  @Operation({
    does: 'Read what is known of leave to remain',
    scope: 'read:people',
    answers: () => ImmigrationAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<ImmigrationAnswer>> {
    const fact = await this.facts.read(actor, id, IMMIGRATION, factId);
    return withEtag(immigrationAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Change what is known of leave to remain',
    about: 'What is left out stays as it is. The old dates stay in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => ImmigrationAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedImmigrationDto,
    @Today() today: LocalDate,
  ): Promise<Answered<ImmigrationAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, IMMIGRATION, factId),
      ({ version }) => this.facts.correct(actor, id, IMMIGRATION, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
