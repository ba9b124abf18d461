import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { AccommodationService } from '../accommodation/accommodation.service';
import { idOf, newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  ChangedDetentionDto,
  DetentionAnswer,
  detentionAnswer,
  DetentionDto,
  DetentionListAnswer,
} from './care-history.dto';
import { DETENTION } from './care-history.service';
import { DatedFacts } from './dated-facts';

@ApiController('young-people/:id/detentions', GROUPS.history)
export class DetentionsApiController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly accommodation: AccommodationService,
  ) {}

  @Operation({ does: 'List time in custody and hospital', scope: 'read:people', answers: () => DetentionListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<DetentionListAnswer> {
    const rows = await this.facts.list(actor, id, DETENTION, pageAsked(query));
    return listed(rows, query, `young-people/${id}/detentions`, detentionAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record custody, or detention in hospital',
    about:
      'Whoever is held on their 16th birthday after long enough in care may be a relevant child. In custody that is where they live: the home they had ends on the day it began, and what becomes of it is asked in the story of it.',
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
    @Body() said: DetentionDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { kind, fromOn, toOn = null, releaseExpectedOn = null, backHome = null } = said;
    const detention = { kind, fromOn, toOn, releaseExpectedOn };
    const own = newId();
    const factId = await this.facts.record(actor, id, DETENTION, detention, today, own, async (work, person) => {
      if (kind !== 'custody') return;
      await this.accommodation.heldInCustody(work, person, detention, idOf(own, 'home'), backHome);
    });
    return created({ id: factId }, `young-people/${id}/detentions/${factId}`);
  }

  @Operation({
    does: 'Read a time in custody or hospital',
    scope: 'read:people',
    answers: () => DetentionAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<DetentionAnswer>> {
    const fact = await this.facts.read(actor, id, DETENTION, factId);
    return withEtag(detentionAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct a time in custody or hospital, or say when they were released',
    about:
      'What is left out stays as it is. The old dates stay in the record, out of sight. Where they live in custody begins and ends with it.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => DetentionAnswer,
    etag: true,
    problems: ['overlapping-period'],
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() { backHome = null, ...said }: ChangedDetentionDto,
    @Today() today: LocalDate,
  ): Promise<Answered<DetentionAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, DETENTION, factId),
      ({ version, fact: was }) =>
        this.facts.correct(actor, id, DETENTION, factId, said, today, version, async (work, person) => {
          const { kind = was.kind, fromOn = was.fromOn, toOn = was.toOn } = said;
          const stay = { fromOn, toOn };
          if (kind !== 'custody') {
            if (was.kind === 'custody') await this.accommodation.mustNotLiveInCustody(work, person, was);
          } else if (was.kind === 'custody') {
            await this.accommodation.custodySaidAnew(work, person, was, stay, backHome);
          } else await this.accommodation.heldInCustody(work, person, stay, newId(), backHome);
        }),
    );
    return this.read(actor, id, factId);
  }
}
