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
import { DatedFacts } from './dated-facts';
import { TRAFFICKING } from './trafficking';
import {
  ChangedTraffickingDto,
  TraffickingAnswer,
  traffickingAnswer,
  TraffickingDto,
  TraffickingListAnswer,
} from './trafficking.dto';

@ApiController('young-people/:id/trafficking', GROUPS.history)
export class TraffickingApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List whether they were trafficked',
    scope: 'read:notes',
    answers: () => TraffickingListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<TraffickingListAnswer> {
    const rows = await this.facts.list(actor, id, TRAFFICKING, pageAsked(query));
    return listed(rows, query, `young-people/${id}/trafficking`, traffickingAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record whether they were trafficked',
    about:
      'A record has one, which changes as more is known. A second is refused with already-recorded. Unless this and “came as an unaccompanied child” both say no, assessments and new plans ask what they need.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { knownOn, answer }: TraffickingDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const factId = await this.facts.record(actor, id, TRAFFICKING, { knownOn, answer }, today);
    return created({ id: factId }, `young-people/${id}/trafficking/${factId}`);
  }

  @Operation({
    does: 'Read whether they were trafficked',
    scope: 'read:notes',
    answers: () => TraffickingAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<TraffickingAnswer>> {
    const fact = await this.facts.read(actor, id, TRAFFICKING, factId);
    return withEtag(traffickingAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Change whether they were trafficked',
    about: 'What is left out stays as it is. What stood before stays in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => TraffickingAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedTraffickingDto,
    @Today() today: LocalDate,
  ): Promise<Answered<TraffickingAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, TRAFFICKING, factId),
      ({ version }) => this.facts.correct(actor, id, TRAFFICKING, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
