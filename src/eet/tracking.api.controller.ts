import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { newId } from '../platform/ids';
import { personNamed } from '../young-people/person-named';
import { attainmentAnswer } from './attainment-answer';
import { nowDoing } from './activity-in-contact';
import {
  EetActionDto,
  EetActionListAnswer,
  EetLookDto,
  EetLookListAnswer,
  EetListAnswer,
  EetListQueryDto,
  SeptemberDto,
  SeptemberListAnswer,
  TrackingAnswer,
  TrackingDto,
} from './eet.dto';
import { EetListService } from './eet-list.service';
import { EetLooksService } from './eet-looks.service';
import { SeptemberService } from './september.service';
import { NO_EXCLUSION, TrackingService } from './tracking.service';

@ApiController('', GROUPS.eet)
export class TrackingApiController {
  constructor(
    private readonly tracking: TrackingService,
    private readonly september: SeptemberService,
    private readonly lists: EetListService,
    private readonly looks: EetLooksService,
  ) {}

  @Operation({
    does: 'List who is without education and work, may lose it, or of whom it is not known',
    about: 'For those who work with young people: the list of the meeting, with everybody the token’s owner may see.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => EetListAnswer,
  })
  @Get('education-and-work')
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { show = 'neet', teamId }: EetListQueryDto,
    @Today() today: LocalDate,
  ): Promise<EetListAnswer> {
    const query = { show, who: 'everyone' as const, teamId: teamId?.toLowerCase() ?? null };
    const { lines } = await this.lists.list(actor, query, today);
    const items = lines.map((line) => ({
      person: personNamed({ ...line, id: line.personId }),
      state: line.standing.state,
      since: line.standing.since,
      daysWithout: line.daysWithout,
      checkedOn: line.checkedOn,
      barrier: line.tracking.barrier,
      risks: line.tracking.risks,
      nextStep: line.tracking.nextStep,
      nextByOn: line.tracking.nextByOn,
      lastActionOn: line.lastAction?.on ?? null,
      attainment: attainmentAnswer(line.attainment),
    }));
    return { items, next: null };
  }

  @Operation({
    does: 'Read what is in the way of education or work, and what comes next',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => TrackingAnswer,
    etag: true,
  })
  @Get('young-people/:id/education-and-work')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Answered<TrackingAnswer>> {
    const { standing, tracking } = await this.tracking.open(actor, id, today);
    const { state, since } = standing;
    const { barrier, risks, exclusionProvision, exclusionReviewOn, nextStep, nextByOn, ownerId, version } = tracking;
    const exclusion = { exclusionProvision, exclusionReviewOn };
    return withEtag({ state, since, barrier, risks, ...exclusion, nextStep, nextByOn, ownerId, version }, version);
  }

  @Operation({
    does: 'Change what is in the way and what comes next',
    about: 'What is left out stays as it is; what was said of an exclusion goes with the exclusion.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => TrackingAnswer,
    etag: true,
  })
  @Patch('young-people/:id/education-and-work')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @IfMatch() ifMatch: string,
    @Body() said: TrackingDto,
    @Today() today: LocalDate,
  ): Promise<Answered<TrackingAnswer>> {
    await ifUnchanged(
      ifMatch,
      async () => (await this.tracking.open(actor, id, today)).tracking,
      async ({ version, barrier, risks, exclusionProvision, exclusionReviewOn, nextStep, nextByOn, ownerId }) => {
        const standing = { barrier, risks, exclusionProvision, exclusionReviewOn, nextStep, nextByOn, ownerId };
        const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
        const goes = said.risks && !said.risks.includes('exclusion') ? NO_EXCLUSION : {};
        const tracked = { ...standing, ...goes, ...given };
        await this.tracking.save(actor, id, { tracked, lookedAt: version }, null, today);
      },
    );
    return this.read(actor, id, today);
  }

  @Operation({
    does: 'List what was done towards education or work',
    scope: 'read:notes',
    answers: () => EetActionListAnswer,
  })
  @Get('young-people/:id/education-and-work/actions')
  async actions(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<EetActionListAnswer> {
    const rows = await this.tracking.actions(actor, id, pageAsked(query));
    const item = ({ id: actionId, actedOn, what, atMeeting }: (typeof rows)[number]) => ({
      id: actionId,
      actedOn,
      what,
      atMeeting,
    });
    return listed(rows, query, `young-people/${id}/education-and-work/actions`, item, (one) => [one.id]);
  }

  @Operation({
    does: 'Record what was done, or a line of the meeting',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('young-people/:id/education-and-work/actions')
  async act(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { actedOn, what, atMeeting = false }: EetActionDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.tracking.act(actor, id, { actedOn, what, atMeeting }, today) };
  }

  @Operation({
    does: 'List looks for what they do that found nothing',
    scope: 'read:notes',
    answers: () => EetLookListAnswer,
  })
  @Get('young-people/:id/education-and-work/looks')
  async looked(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<EetLookListAnswer> {
    const rows = await this.looks.list(actor, id, pageAsked(query));
    const item = ({ id: lookId, lookedOn, tried }: (typeof rows)[number]) => ({ id: lookId, lookedOn, tried });
    return listed(rows, query, `young-people/${id}/education-and-work/looks`, item, (one) => [one.id]);
  }

  @Operation({
    does: 'Record that somebody looked, and it is still not known',
    about: 'Of whom it is not known what they do. Another look is owed some weeks after.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('young-people/:id/education-and-work/looks')
  async look(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: EetLookDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.looks.record(actor, id, said, today) };
  }

  @Operation({
    does: 'List how far places for September have come',
    scope: 'read:notes',
    answers: () => SeptemberListAnswer,
  })
  @Get('young-people/:id/september-places')
  async places(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<SeptemberListAnswer> {
    const { steps, attainment } = await this.september.steps(actor, id, today);
    const items = steps.map(({ id: stepId, year, step, onDay, provider, words }) => ({
      id: stepId,
      year,
      step,
      onDay,
      provider,
      words,
    }));
    return { items, next: null, attainment: attainmentAnswer(attainment) };
  }

  @Operation({
    does: 'Record how far a place for September has come',
    about:
      'For those who are 16 or 17 at the end of the August before. Of started, what they do from that day on may be recorded with it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('young-people/:id/september-places')
  async place(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { year, step, onDay, provider = null, words = null, doing = null }: SeptemberDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const started = doing && { id: newId(), said: nowDoing(doing, onDay, provider) };
    return {
      id: await this.september.record(actor, id, { year, step, onDay, provider, words, doing: started }, today),
    };
  }
}
