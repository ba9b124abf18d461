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
import { DatedFacts } from '../young-people/dated-facts';
import {
  ChangedIntensiveSupportDto,
  IntensiveSupportAnswer,
  intensiveSupportAnswer,
  IntensiveSupportDto,
  IntensiveSupportListAnswer,
} from './intensive-support.dto';
import { INTENSIVE_SUPPORT } from './intensive-support';

@ApiController('young-people/:id/intensive-support', GROUPS.safety)
export class IntensiveSupportApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List plans of intensive support',
    scope: 'read:notes',
    answers: () => IntensiveSupportListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<IntensiveSupportListAnswer> {
    const rows = await this.facts.list(actor, id, INTENSIVE_SUPPORT, pageAsked(query));
    return listed(rows, query, `young-people/${id}/intensive-support`, intensiveSupportAnswer, ({ factId }) => [
      factId,
    ]);
  }

  @Operation({
    does: 'Record a plan of intensive support',
    about:
      'While it runs the case is supervised at the shortest interval of the authority’s policy (SV-02). One runs at a time.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { askedOfThem, ...said }: IntensiveSupportDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const plan = { ...said, askedOfThem: askedOfThem?.trim() || null, toOn: null, outcome: null };
    const factId = await this.facts.record(actor, id, INTENSIVE_SUPPORT, plan, today);
    return created({ id: factId }, `young-people/${id}/intensive-support/${factId}`);
  }

  @Operation({
    does: 'Read a plan of intensive support',
    scope: 'read:notes',
    answers: () => IntensiveSupportAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<IntensiveSupportAnswer>> {
    const fact = await this.facts.read(actor, id, INTENSIVE_SUPPORT, factId);
    return withEtag(intensiveSupportAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct or end a plan of intensive support',
    about: 'What is left out stays as it is. It is over with `toOn` and `outcome`; record another where it goes on.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => IntensiveSupportAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() { askedOfThem, ...rest }: ChangedIntensiveSupportDto,
    @Today() today: LocalDate,
  ): Promise<Answered<IntensiveSupportAnswer>> {
    const changes = {
      ...rest,
      ...(askedOfThem !== undefined && { askedOfThem: askedOfThem?.trim() || null }),
    };
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, INTENSIVE_SUPPORT, factId),
      ({ version }) => this.facts.correct(actor, id, INTENSIVE_SUPPORT, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
