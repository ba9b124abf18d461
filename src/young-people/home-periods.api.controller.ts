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
  ChangedHomePeriodDto,
  HomePeriodAnswer,
  homePeriodAnswer,
  HomePeriodDto,
  HomePeriodListAnswer,
} from './care-history.dto';
import { HOME_PERIOD } from './care-history.service';
import { DatedFacts } from './dated-facts';

@ApiController('young-people/:id/home-periods', GROUPS.homes)
export class HomePeriodsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({ does: 'List time back at home', scope: 'read:people', answers: () => HomePeriodListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<HomePeriodListAnswer> {
    const rows = await this.facts.list(actor, id, HOME_PERIOD, pageAsked(query));
    return listed(rows, query, `young-people/${id}/home-periods`, homePeriodAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record time back at home',
    about: 'Six months of it end what a relevant child is owed.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['overlapping-period'],
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: HomePeriodDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { livesWith, fromOn, toOn = null, brokeDown = false } = said;
    const factId = await this.facts.record(actor, id, HOME_PERIOD, { livesWith, fromOn, toOn, brokeDown }, today);
    return created({ id: factId }, `young-people/${id}/home-periods/${factId}`);
  }

  @Operation({ does: 'Read a time back at home', scope: 'read:people', answers: () => HomePeriodAnswer, etag: true })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<HomePeriodAnswer>> {
    const fact = await this.facts.read(actor, id, HOME_PERIOD, factId);
    return withEtag(homePeriodAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct a time back at home, or say when it ended',
    about: 'What is left out stays as it is. The old dates stay in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => HomePeriodAnswer,
    etag: true,
    problems: ['overlapping-period'],
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedHomePeriodDto,
    @Today() today: LocalDate,
  ): Promise<Answered<HomePeriodAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, HOME_PERIOD, factId),
      ({ version }) => this.facts.correct(actor, id, HOME_PERIOD, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
