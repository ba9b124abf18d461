import { Body, Get, Param, Patch, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { nowDoing } from './activity-in-contact';
import {
  ChangedOpportunityDto,
  OpportunityAnswer,
  OpportunityDto,
  OpportunityListAnswer,
  ReferralDto,
  ReferralListAnswer,
  ReferralStepDto,
} from './eet.dto';
import { OpportunitiesService, type OpportunityLine, type OpportunitySaid } from './opportunities.service';

@ApiController('', GROUPS.eet)
export class OpportunitiesApiController {
  constructor(private readonly opportunities: OpportunitiesService) {}

  @Operation({
    does: 'List opportunities and what came of them',
    about: 'Counts of everybody; nobody is named.',
    scope: 'read:people',
    answers: () => OpportunityListAnswer,
  })
  @Get('opportunities')
  async list(@CurrentActor() actor: UserActor): Promise<OpportunityListAnswer> {
    return { items: (await this.opportunities.list(actor)).map(answer), next: null };
  }

  @Operation({
    does: 'Add an opportunity',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post('opportunities')
  async add(@CurrentActor() actor: UserActor, @Body() said: OpportunityDto): Promise<Answered<MadeAnswer>> {
    const id = await this.opportunities.add(actor, { ...UNSAID, ...said });
    return created({ id }, `opportunities/${id}`);
  }

  @Operation({ does: 'Read an opportunity', scope: 'read:people', answers: () => OpportunityAnswer, etag: true })
  @Get('opportunities/:opportunityId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('opportunityId') id: string,
  ): Promise<Answered<OpportunityAnswer>> {
    const line = await this.opportunities.read(actor, id);
    return withEtag(answer(line), line.version);
  }

  @Operation({
    does: 'Change an opportunity, or close it',
    about: 'What is left out stays as it is.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => OpportunityAnswer,
    etag: true,
  })
  @Patch('opportunities/:opportunityId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('opportunityId') id: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedOpportunityDto,
  ): Promise<Answered<OpportunityAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.opportunities.standing(actor, id),
      async ({ version, ...line }) => {
        const stands = saidOf(line);
        const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
        await this.opportunities.change(actor, id, { ...stands, ...given }, version);
      },
    );
    return this.read(actor, id);
  }

  @Operation({ does: 'List referrals to opportunities', scope: 'read:notes', answers: () => ReferralListAnswer })
  @Get('young-people/:id/referrals')
  async referrals(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<ReferralListAnswer> {
    const referrals = await this.opportunities.referrals(actor, id);
    const items = referrals.map(({ id: referralId, opportunityId, title, provider, referredOn, words, steps }) => ({
      id: referralId,
      opportunityId,
      title,
      provider,
      referredOn,
      words,
      steps: steps.map(({ step, onDay, words: said }) => ({ step, onDay, words: said })),
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'Refer a young person to an opportunity',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('young-people/:id/referrals')
  async refer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { opportunityId, referredOn, words = null }: ReferralDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.opportunities.refer(actor, id, { opportunityId, referredOn, words }, today) };
  }

  @Operation({
    does: 'Record what came of a referral',
    about: 'Of started, what they do from that day on may be recorded with it.',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post('young-people/:id/referrals/:referralId/steps')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('referralId') referralId: string,
    @Body() { step, onDay, words = null, doing = null }: ReferralStepDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const { referral } = await this.opportunities.referral(actor, id, referralId, today);
    const activity = doing && { ...nowDoing(doing, onDay, referral.provider), what: referral.title };
    const said = { step, onDay, words, doing: activity && { said: activity, id: newId() } };
    await this.opportunities.step(actor, id, referralId, said, today);
  }
}

const UNSAID = {
  about: null,
  contact: null,
  places: null,
  closesOn: null,
  interests: [],
  asksLevel: null,
  asksEnglish: null,
  asksMaths: null,
  isClosed: false,
};

function saidOf(line: OpportunitySaid): OpportunitySaid {
  const { title, provider, isCouncil, kind, about, contact, places, closesOn, interests } = line;
  const { asksLevel, asksEnglish, asksMaths, isClosed } = line;
  const asks = { asksLevel, asksEnglish, asksMaths };
  return { title, provider, isCouncil, kind, about, contact, places, closesOn, interests, ...asks, isClosed };
}

function answer(line: OpportunityLine): OpportunityAnswer {
  const { id, partnerId, referred, offered, started, sustained } = line;
  return { id, partnerId, ...saidOf(line), referred, offered, started, sustained };
}
