import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { DutyActor, Now } from '../web/decorators';
import { DatedFacts } from '../young-people/dated-facts';
import { MISSING_EPISODE, missingEpisodeAsOf } from './missing-episode';
import {
  ChangedMissingEpisodeDto,
  MissingEpisodeAnswer,
  MissingEpisodeDto,
  MissingEpisodeListAnswer,
} from './missing-episode.dto';
import type { MissingEpisode } from './missing-episode.entity';

@ApiController('young-people/:id/missing-episodes', GROUPS.safety)
export class MissingEpisodesApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({ does: 'List missing episodes', scope: 'read:people', answers: () => MissingEpisodeListAnswer })
  @Get()
  async list(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<MissingEpisodeListAnswer> {
    const rows = await this.facts.list(actor, id, MISSING_EPISODE, pageAsked(query));
    return listed(rows, query, `young-people/${id}/missing-episodes`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record that they went missing',
    about: 'While they are missing, or afterwards with the return and the interview.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['overlapping-period'],
  })
  @Post()
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: MissingEpisodeDto,
    @Now() now: Date,
  ): Promise<Answered<MadeAnswer>> {
    const episode = {
      fromAt: new Date(said.fromAt),
      returnedAt: instantIn(said.returnedAt) ?? null,
      interviewHeldAt: instantIn(said.interviewHeldAt) ?? null,
      interviewDeclinedAt: instantIn(said.interviewDeclinedAt) ?? null,
      policeReference: said.policeReference?.trim() || null,
    };
    const factId = await this.facts.record(actor, id, missingEpisodeAsOf(now), episode, todayInLondon(now));
    return created({ id: factId }, `young-people/${id}/missing-episodes/${factId}`);
  }

  @Operation({ does: 'Read a missing episode', scope: 'read:people', answers: () => MissingEpisodeAnswer, etag: true })
  @Get(':factId')
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<MissingEpisodeAnswer>> {
    const episode = await this.facts.read(actor, id, MISSING_EPISODE, factId);
    return withEtag(answer(episode), episode.id);
  }

  @Operation({
    does: 'Say that they came back, or what came of the interview',
    about: 'Or correct what was said. What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => MissingEpisodeAnswer,
    etag: true,
    problems: ['overlapping-period'],
  })
  @Patch(':factId')
  async correct(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedMissingEpisodeDto,
    @Now() now: Date,
  ): Promise<Answered<MissingEpisodeAnswer>> {
    const changes = {
      fromAt: said.fromAt === undefined ? undefined : new Date(said.fromAt),
      returnedAt: instantIn(said.returnedAt),
      interviewHeldAt: instantIn(said.interviewHeldAt),
      interviewDeclinedAt: instantIn(said.interviewDeclinedAt),
      policeReference: said.policeReference === undefined ? undefined : said.policeReference?.trim() || null,
    };
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, MISSING_EPISODE, factId),
      ({ version }) =>
        this.facts.correct(actor, id, missingEpisodeAsOf(now), factId, changes, todayInLondon(now), version),
    );
    return this.read(actor, id, factId);
  }
}

/** Null says that there is none, undefined nothing. */
function instantIn(text: string | null | undefined): Date | null | undefined {
  return text === null || text === undefined ? text : new Date(text);
}

function answer(episode: MissingEpisode): MissingEpisodeAnswer {
  return {
    id: episode.factId,
    fromAt: episode.fromAt.toISOString(),
    returnedAt: episode.returnedAt?.toISOString() ?? null,
    interviewHeldAt: episode.interviewHeldAt?.toISOString() ?? null,
    interviewDeclinedAt: episode.interviewDeclinedAt?.toISOString() ?? null,
    policeReference: episode.policeReference,
  };
}
