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
  ChangedOtherAccommodationDto,
  OtherAccommodationAnswer,
  otherAccommodationAnswer,
  OtherAccommodationDto,
  OtherAccommodationListAnswer,
} from './care-history.dto';
import { OTHER_ACCOMMODATION } from './care-history.service';
import { DatedFacts } from './dated-facts';

@ApiController('young-people/:id/other-accommodation', GROUPS.history)
export class OtherAccommodationApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List accommodation by others than a council',
    scope: 'read:people',
    answers: () => OtherAccommodationListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<OtherAccommodationListAnswer> {
    const rows = await this.facts.list(actor, id, OTHER_ACCOMMODATION, pageAsked(query));
    return listed(rows, query, `young-people/${id}/other-accommodation`, otherAccommodationAnswer, ({ factId }) => [
      factId,
    ]);
  }

  @Operation({
    does: 'Record accommodation by others than a council',
    about:
      'As section 24(2) has it. With the health service, a school, a care home or an independent hospital it counts from three months on.',
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
    @Body() said: OtherAccommodationDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { kind, fromOn, toOn = null } = said;
    const factId = await this.facts.record(actor, id, OTHER_ACCOMMODATION, { kind, fromOn, toOn }, today);
    return created({ id: factId }, `young-people/${id}/other-accommodation/${factId}`);
  }

  @Operation({
    does: 'Read an accommodation by others',
    scope: 'read:people',
    answers: () => OtherAccommodationAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<OtherAccommodationAnswer>> {
    const fact = await this.facts.read(actor, id, OTHER_ACCOMMODATION, factId);
    return withEtag(otherAccommodationAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct an accommodation by others, or say when it ended',
    about: 'What is left out stays as it is. The old dates stay in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => OtherAccommodationAnswer,
    etag: true,
    problems: ['overlapping-period'],
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedOtherAccommodationDto,
    @Today() today: LocalDate,
  ): Promise<Answered<OtherAccommodationAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, OTHER_ACCOMMODATION, factId),
      ({ version }) => this.facts.correct(actor, id, OTHER_ACCOMMODATION, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
