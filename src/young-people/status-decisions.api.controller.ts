import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { StatusDecisionDto, StatusDecisionsAnswer, type StatusDecisionAnswer } from './person-parts.dto';
import { decisionShown } from './status-decision-words';
import { StatusDecisionsService, type DecisionMade, type RecordGives } from './status-decisions.service';

@ApiController('young-people/:id/status-decisions', GROUPS.people)
export class StatusDecisionsApiController {
  constructor(private readonly decisions: StatusDecisionsService) {}

  @Operation({
    does: 'List what managers decided about legal status',
    about: 'Decisions stand beside the status that the record gives. What is due follows the record.',
    scope: 'read:people',
    answers: () => StatusDecisionsAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<StatusDecisionsAnswer> {
    const { decisions, position, basedOn } = await this.decisions.list(actor, id, today);
    return { items: decisions.map((one) => decisionAnswer(one, position)), basedOn };
  }

  @Operation({
    does: 'Decide the legal status',
    about:
      'For managers. It answers what the status leaves open until the record changes. One recorded in error is taken out with POST /young-people/{id}/withdrawals.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['changed-by-someone-else'],
  })
  @Post()
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { decidedOn, status, basis = null, reason, basedOn }: StatusDecisionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { decidedOn: decidedOn as LocalDate, status, basis, reason, basedOn };
    return { id: await this.decisions.decide(actor, id, said, today) };
  }
}

/** A decision as the API tells it. */
export function decisionAnswer(decision: DecisionMade, position: RecordGives): StatusDecisionAnswer {
  const { differs, toCorrect, whenRecordSaid, words } = decisionShown(decision, position);
  return {
    id: decision.factId,
    decidedOn: decision.decidedOn,
    status: decision.status,
    basis: decision.basis,
    words,
    reason: decision.reason,
    by: decision.by,
    recordedAt: decision.recordedAt.toISOString(),
    recordStatus: decision.recordStatus,
    recordNeedsManager: decision.recordNeedsManager,
    isOfTheRecordAsItIs: whenRecordSaid === null,
    differs,
    toCorrect: toCorrect.map(({ text }) => text),
  };
}
