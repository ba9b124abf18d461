import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { Choice, Day, Id, Part, Parts, Text } from '../web/api/fields';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { WITHDRAWAL_DECISIONS, type WithdrawalDecision } from './agency-withdrawal.entities';
import { AgencyWithdrawalsService } from './agency-withdrawals.service';
import { LONGEST_NAME, LONGEST_WORDS } from './engagement-facts';

const ABOUT = {
  agency: 'Which agency.',
  did: 'What it did for them.',
  withdrewOn: 'The day on which it withdrew.',
  reason: 'Why, as the agency gave it.',
  decision: 'refer: to safeguarding adults.',
  why: 'Why the manager decides so.',
  instead: 'Who does now what the agency did.',
};

export class AgencyWithdrawalDto {
  @Text({ about: ABOUT.agency, max: LONGEST_NAME, example: 'Community mental health team' })
  agency: string;

  @Text({ about: ABOUT.did, max: LONGEST_WORDS, example: 'A session a week.' })
  did: string;

  @Day({ about: ABOUT.withdrewOn, example: '2026-03-09' })
  withdrewOn: LocalDate;

  @Text({ about: ABOUT.reason, max: LONGEST_WORDS, example: 'Missed three appointments.' })
  reason: string;
}

export class AgencyWithdrawalDecisionDto {
  @Choice(WITHDRAWAL_DECISIONS, { about: ABOUT.decision })
  decision: WithdrawalDecision;

  @Text({ about: ABOUT.why, max: LONGEST_WORDS, example: 'Eats little and sees nobody.' })
  reason: string;

  @Text({ about: ABOUT.instead, max: LONGEST_WORDS, optional: true, nullable: true, example: null })
  instead?: string | null;
}

export class AgencyWithdrawalDecisionAnswer {
  @Choice(WITHDRAWAL_DECISIONS, { about: ABOUT.decision })
  decision: string;

  @Day({ about: 'When it was decided.' })
  on: string;

  @Text({ about: 'By which manager.', example: 'Bo Manager' })
  by: string;

  @Text({ about: ABOUT.why, max: LONGEST_WORDS, example: 'Eats little and sees nobody.' })
  reason: string;

  @Text({ about: ABOUT.instead, max: LONGEST_WORDS, nullable: true, example: null })
  instead: string | null;
}

export class AgencyWithdrawalAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: ABOUT.agency, max: LONGEST_NAME, example: 'Community mental health team' })
  agency: string;

  @Text({ about: ABOUT.did, max: LONGEST_WORDS, example: 'A session a week.' })
  did: string;

  @Day({ about: ABOUT.withdrewOn })
  withdrewOn: string;

  @Text({ about: ABOUT.reason, max: LONGEST_WORDS, example: 'Missed three appointments.' })
  reason: string;

  @Text({ about: 'What follows by PA-14, and why; null under 18.', max: 2000, nullable: true, example: null })
  because: string | null;

  @Part(() => AgencyWithdrawalDecisionAnswer, { about: 'Null while no manager has decided.', nullable: true })
  decision: AgencyWithdrawalDecisionAnswer | null;
}

export class AgencyWithdrawalsAnswer {
  @Parts(() => AgencyWithdrawalAnswer, { about: 'The last first.' })
  items: AgencyWithdrawalAnswer[];
}

@ApiController('young-people/:id/agency-withdrawals', GROUPS.contacts)
export class AgencyWithdrawalsApiController {
  constructor(private readonly withdrawals: AgencyWithdrawalsService) {}

  @Operation({
    does: 'List agencies that withdrew',
    scope: 'read:notes',
    answers: () => AgencyWithdrawalsAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<AgencyWithdrawalsAnswer> {
    return { items: (await this.withdrawals.list(actor, id)).withdrawals };
  }

  @Operation({
    does: 'Record that an agency withdrew',
    about: 'Of somebody of 18 or over a manager is told at once, and owes a decision (PA-14).',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { agency, did, withdrewOn, reason }: AgencyWithdrawalDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.withdrawals.record(actor, id, { agency, did, withdrewOn, reason }, today) };
  }

  @Operation({
    does: 'Decide whether to refer to safeguarding adults',
    about: 'For managers, once for each; a second is refused with already-recorded.',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':withdrawalId/decision')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('withdrawalId') factId: string,
    @Body() { decision, reason, instead = null }: AgencyWithdrawalDecisionDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.withdrawals.decide(actor, id, factId, { decision, reason, instead }, today);
  }
}
