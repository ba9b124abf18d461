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
  ChangedSpecialGuardianshipDto,
  SpecialGuardianshipAnswer,
  specialGuardianshipAnswer,
  SpecialGuardianshipDto,
  SpecialGuardianshipListAnswer,
} from './care-history.dto';
import { SPECIAL_GUARDIANSHIP } from './care-history.service';
import { DatedFacts } from './dated-facts';

@ApiController('young-people/:id/special-guardianships', GROUPS.history)
export class SpecialGuardianshipsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List special guardianship orders',
    scope: 'read:people',
    answers: () => SpecialGuardianshipListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<SpecialGuardianshipListAnswer> {
    const rows = await this.facts.list(actor, id, SPECIAL_GUARDIANSHIP, pageAsked(query));
    return listed(rows, query, `young-people/${id}/special-guardianships`, specialGuardianshipAnswer, ({ factId }) => [
      factId,
    ]);
  }

  @Operation({
    does: 'Record a special guardianship order',
    about: 'A record has one. A second is refused with already-recorded.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: SpecialGuardianshipDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { madeOn, endedOn = null, lookedAfterImmediatelyBefore } = said;
    const factId = await this.facts.record(
      actor,
      id,
      SPECIAL_GUARDIANSHIP,
      { madeOn, endedOn, lookedAfterImmediatelyBefore },
      today,
    );
    return created({ id: factId }, `young-people/${id}/special-guardianships/${factId}`);
  }

  @Operation({
    does: 'Read a special guardianship order',
    scope: 'read:people',
    answers: () => SpecialGuardianshipAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<SpecialGuardianshipAnswer>> {
    const fact = await this.facts.read(actor, id, SPECIAL_GUARDIANSHIP, factId);
    return withEtag(specialGuardianshipAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct a special guardianship order, or say when it ended',
    about: 'What is left out stays as it is. The old dates stay in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => SpecialGuardianshipAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedSpecialGuardianshipDto,
    @Today() today: LocalDate,
  ): Promise<Answered<SpecialGuardianshipAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, SPECIAL_GUARDIANSHIP, factId),
      ({ version }) => this.facts.correct(actor, id, SPECIAL_GUARDIANSHIP, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
