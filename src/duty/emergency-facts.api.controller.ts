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
import { EMERGENCY_FACT } from './duty-facts';
import {
  ChangedEmergencyFactDto,
  EmergencyFactAnswer,
  emergencyFactAnswer,
  EmergencyFactDto,
  EmergencyFactListAnswer,
} from './duty-facts.dto';

@ApiController('young-people/:id/emergency-facts', GROUPS.safety)
export class EmergencyFactsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List what duty has to know in an emergency',
    scope: 'read:notes',
    answers: () => EmergencyFactListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<EmergencyFactListAnswer> {
    const rows = await this.facts.list(actor, id, EMERGENCY_FACT, pageAsked(query));
    return listed(rows, query, `young-people/${id}/emergency-facts`, emergencyFactAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record something that duty has to know in an emergency',
    about: 'Medication and allergies need their source, and whether the young person agreed that duty reads it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: EmergencyFactDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { kind, fromOn, words, toOn = null, phone = null, ownWords = false, source = null, agreed = null } = said;
    const fact = { kind, fromOn, toOn, words, phone, ownWords, source, agreed };
    const factId = await this.facts.record(actor, id, EMERGENCY_FACT, fact, today);
    return created({ id: factId }, `young-people/${id}/emergency-facts/${factId}`);
  }

  @Operation({
    does: 'Read something that duty has to know in an emergency',
    scope: 'read:notes',
    answers: () => EmergencyFactAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<EmergencyFactAnswer>> {
    const fact = await this.facts.read(actor, id, EMERGENCY_FACT, factId);
    return withEtag(emergencyFactAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Change or end something that duty has to know in an emergency',
    about: 'What is left out stays as it is. What stood before stays in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => EmergencyFactAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedEmergencyFactDto,
    @Today() today: LocalDate,
  ): Promise<Answered<EmergencyFactAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, EMERGENCY_FACT, factId),
      ({ version }) => this.facts.correct(actor, id, EMERGENCY_FACT, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
