import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { DutyActor, Today } from '../web/decorators';
import { DatedFacts } from '../young-people/dated-facts';
import {
  ChangedRiskEventDto,
  RiskEventAnswer,
  riskEventAnswer,
  RiskEventDto,
  RiskEventListAnswer,
} from './risk-event.dto';
import { RISK_EVENT } from './risk-events';

@ApiController('young-people/:id/risk-events', GROUPS.safety)
export class RiskEventsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List self-harm and exploitation',
    scope: 'read:notes',
    answers: () => RiskEventListAnswer,
  })
  @Get()
  async list(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<RiskEventListAnswer> {
    const rows = await this.facts.list(actor, id, RISK_EVENT, pageAsked(query));
    return listed(rows, query, `young-people/${id}/risk-events`, riskEventAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record self-harm or exploitation',
    about:
      'It raises risk: a manager decides what follows within the authority’s days (SV-03). What is due names neither the kind nor the words.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, happenedOn, whatHappened, doneAtOnce }: RiskEventDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const words = { whatHappened: whatHappened?.trim() || null, doneAtOnce: doneAtOnce?.trim() || null };
    const event = { kind, happenedOn, ...words, contactId: null, dutyContactId: null };
    const factId = await this.facts.record(actor, id, RISK_EVENT, event, today);
    return created({ id: factId }, `young-people/${id}/risk-events/${factId}`);
  }

  @Operation({
    does: 'Read self-harm or exploitation',
    scope: 'read:notes',
    answers: () => RiskEventAnswer,
    etag: true,
  })
  @Get(':factId')
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<RiskEventAnswer>> {
    const fact = await this.facts.read(actor, id, RISK_EVENT, factId);
    return withEtag(riskEventAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct self-harm or exploitation',
    about: 'What is left out stays as it is. What stood before stays in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => RiskEventAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() { whatHappened, doneAtOnce, ...rest }: ChangedRiskEventDto,
    @Today() today: LocalDate,
  ): Promise<Answered<RiskEventAnswer>> {
    const changes = { ...rest, whatHappened: trimmed(whatHappened), doneAtOnce: trimmed(doneAtOnce) };
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, RISK_EVENT, factId),
      ({ version }) => this.facts.correct(actor, id, RISK_EVENT, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}

/** Null says that there is none, undefined nothing. */
function trimmed(text: string | null | undefined): string | null | undefined {
  return text === undefined ? undefined : text?.trim() || null;
}
