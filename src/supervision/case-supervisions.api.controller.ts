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
import { DatedFacts, type SaidOf } from '../young-people/dated-facts';
import {
  CaseSupervisionAnswer,
  CaseSupervisionListAnswer,
  CaseSupervisionSaidDto,
  ChangedCaseSupervisionDto,
} from './case-supervision.dto';
import type { CaseSupervision } from './case-supervision.entity';
import { CASE_SUPERVISION } from './case-supervisions';

@ApiController('young-people/:id/supervisions', GROUPS.oversight)
export class CaseSupervisionsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({
    does: 'List supervisions of a case',
    about: 'When the case of this young person was thought about in supervision. For advisers and managers.',
    scope: 'read:notes',
    answers: () => CaseSupervisionListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<CaseSupervisionListAnswer> {
    const supervisions = await this.facts.list(actor, id, CASE_SUPERVISION, pageAsked(query));
    return listed(supervisions, query, `young-people/${id}/supervisions`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a supervision of a case',
    about: 'For managers.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { heldOn, supervisorId = actor.staffId, note = null, decisionOnly = false }: CaseSupervisionSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const supervision = {
      heldOn: heldOn as LocalDate,
      supervisorId,
      note,
      decisionOnly,
      risk: null,
      riskBecause: null,
    };
    const supervisionId = await this.facts.record(actor, id, CASE_SUPERVISION, supervision, today);
    return created({ id: supervisionId }, `young-people/${id}/supervisions/${supervisionId}`);
  }

  @Operation({
    does: 'Read a supervision of a case',
    scope: 'read:notes',
    answers: () => CaseSupervisionAnswer,
    etag: true,
  })
  @Get(':supervisionId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('supervisionId') supervisionId: string,
  ): Promise<Answered<CaseSupervisionAnswer>> {
    const supervision = await this.facts.read(actor, id, CASE_SUPERVISION, supervisionId);
    return withEtag(answer(supervision), supervision.id);
  }

  @Operation({
    does: 'Correct a supervision of a case',
    about: 'For managers. What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => CaseSupervisionAnswer,
    etag: true,
  })
  @Patch(':supervisionId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('supervisionId') supervisionId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedCaseSupervisionDto,
    @Today() today: LocalDate,
  ): Promise<Answered<CaseSupervisionAnswer>> {
    const changes = said as Partial<SaidOf<CaseSupervision>>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, CASE_SUPERVISION, supervisionId),
      ({ version }) => this.facts.correct(actor, id, CASE_SUPERVISION, supervisionId, changes, today, version),
    );
    return this.read(actor, id, supervisionId);
  }
}

function answer({ factId, ...said }: CaseSupervision): CaseSupervisionAnswer {
  const { heldOn, supervisorId, note, decisionOnly, risk, riskBecause } = said;
  return { id: factId, heldOn, supervisorId, note, decisionOnly, risk, riskBecause };
}
