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
import { LIFE_EVENT } from './life-events';
import {
  ChangedLifeEventDto,
  LifeEventAnswer,
  lifeEventAnswer,
  LifeEventDto,
  LifeEventListAnswer,
} from './life-event.dto';

@ApiController('young-people/:id/life-events', GROUPS.history)
export class LifeEventsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List the life events of a young person',
    scope: 'read:notes',
    answers: () => LifeEventListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<LifeEventListAnswer> {
    const rows = await this.facts.list(actor, id, LIFE_EVENT, pageAsked(query));
    return listed(rows, query, `young-people/${id}/life-events`, lifeEventAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a life event',
    about:
      'After it a new needs assessment is suggested; a pregnancy is also a significant change, after which the pathway plan is reviewed.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, happenedOn, words = null }: LifeEventDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const factId = await this.facts.record(actor, id, LIFE_EVENT, { kind, happenedOn, words }, today);
    return created({ id: factId }, `young-people/${id}/life-events/${factId}`);
  }

  @Operation({
    does: 'Read a life event',
    scope: 'read:notes',
    answers: () => LifeEventAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<LifeEventAnswer>> {
    const fact = await this.facts.read(actor, id, LIFE_EVENT, factId);
    return withEtag(lifeEventAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Change a life event',
    about: 'What is left out stays as it is. What stood before stays in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => LifeEventAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedLifeEventDto,
    @Today() today: LocalDate,
  ): Promise<Answered<LifeEventAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, LIFE_EVENT, factId),
      ({ version }) => this.facts.correct(actor, id, LIFE_EVENT, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
