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
import { DatedFacts, type ChangesOf, type SaidOf } from '../young-people/dated-facts';
import { HEALTH_REFERRAL_BLANK, WELLBEING_REFERRAL } from './health-facts';
import { HealthRecordService } from './health-record.service';
import type { WellbeingReferral } from './health.entities';
import {
  ChangedWellbeingReferralDto,
  EscalationAnsweredDto,
  EscalationDto,
  WellbeingReferralAnswer,
  WellbeingReferralListAnswer,
  WellbeingReferralSaidDto,
} from './passport.dto';

/** Referrals for emotional wellbeing, and who was asked about a wait. */
@ApiController('young-people/:id/wellbeing-referrals', GROUPS.health)
export class WellbeingReferralsApiController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly health: HealthRecordService,
  ) {}

  @Operation({
    does: 'List referrals for emotional wellbeing',
    scope: 'read:notes',
    answers: () => WellbeingReferralListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<WellbeingReferralListAnswer> {
    const found = await this.facts.list(actor, id, WELLBEING_REFERRAL, pageAsked(query));
    return listed(found, query, `young-people/${id}/wellbeing-referrals`, answer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record a referral for emotional wellbeing',
    about: 'The wait is counted from its day.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: WellbeingReferralSaidDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const referral = { ...HEALTH_REFERRAL_BLANK, ...said } as SaidOf<WellbeingReferral>;
    const made = await this.facts.record(actor, id, WELLBEING_REFERRAL, referral, today);
    return created({ id: made }, `young-people/${id}/wellbeing-referrals/${made}`);
  }

  @Operation({ does: 'Read a referral', scope: 'read:notes', answers: () => WellbeingReferralAnswer, etag: true })
  @Get(':referralId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('referralId') referralId: string,
  ): Promise<Answered<WellbeingReferralAnswer>> {
    const found = await this.facts.read(actor, id, WELLBEING_REFERRAL, referralId);
    return withEtag(answer(found), found.id);
  }

  @Operation({
    does: 'Correct a referral, or say how it goes on',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => WellbeingReferralAnswer,
    etag: true,
  })
  @Patch(':referralId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('referralId') referralId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedWellbeingReferralDto,
    @Today() today: LocalDate,
  ): Promise<Answered<WellbeingReferralAnswer>> {
    const changes = said as ChangesOf<WellbeingReferral>;
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, WELLBEING_REFERRAL, referralId),
      ({ version }) => this.facts.correct(actor, id, WELLBEING_REFERRAL, referralId, changes, today, version),
    );
    return this.read(actor, id, referralId);
  }

  @Operation({
    does: 'Record that somebody was asked about the wait',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post(':referralId/escalations')
  async escalate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('referralId') referralId: string,
    @Body() { toWhom, asked, escalatedOn }: EscalationDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { toWhom, asked, escalatedOn: escalatedOn as LocalDate };
    return { id: await this.health.escalate(actor, id, referralId, said, today) };
  }

  @Operation({ does: 'Record what was answered', scope: 'write:casework', status: 204, problems: ['already-recorded'] })
  @Post(':referralId/escalations/:escalationId/answer')
  async answered(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('referralId') referralId: string,
    @Param('escalationId') escalationId: string,
    @Body() { answer: said, answeredOn }: EscalationAnsweredDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const given = { answer: said, answeredOn: answeredOn as LocalDate };
    await this.health.answerEscalation(actor, id, referralId, escalationId, given, today);
  }
}

function answer(one: WellbeingReferral): WellbeingReferralAnswer {
  const { factId, referredOn, serviceId, service, step, need, agreed, firstSeenOn, endedOn, ended } = one;
  const { interim, interimBy, scale, scoreBefore, scoreAfter } = one;
  return {
    ...{ id: factId, referredOn, serviceId, service, step, need, agreed, firstSeenOn, endedOn, ended },
    ...{ interim, interimBy, scale, scoreBefore, scoreAfter },
  };
}
