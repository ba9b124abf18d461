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
import { ActivitiesService } from './activities.service';
import {
  activityAnswer,
  ActivityAnswer,
  ActivityCheckDto,
  ActivityListAnswer,
  ChangedActivityDto,
  NewActivityDto,
} from './eet.dto';

@ApiController('young-people/:id/activities', GROUPS.eet)
export class ActivitiesApiController {
  constructor(private readonly activities: ActivitiesService) {}

  @Operation({ does: 'List what a young person does and did', scope: 'read:people', answers: () => ActivityListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<ActivityListAnswer> {
    const rows = await this.activities.list(actor, id, pageAsked(query));
    return listed(rows, query, `young-people/${id}/activities`, activityAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record what a young person does from a day on',
    about:
      'What ran until then ends that day, unless it goes on beside it. The pathway plan shows what is recorded here.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded'],
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: NewActivityDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const { kind, fromOn, code = null, what = null, provider = null, hoursAWeek = null } = said;
    const { expectedEndOn = null, inPathwayPlan = false, beside = false } = said;
    const doing = { kind, fromOn, code, what, provider, hoursAWeek, expectedEndOn, inPathwayPlan, beside };
    const factId = await this.activities.change(actor, id, doing, today);
    return created({ id: factId }, `young-people/${id}/activities/${factId}`);
  }

  @Operation({ does: 'Read one of them', scope: 'read:people', answers: () => ActivityAnswer, etag: true })
  @Get(':factId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<ActivityAnswer>> {
    const fact = await this.activities.read(actor, id, factId);
    return withEtag(activityAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Correct one of them, or say when it ended',
    about: 'What is left out stays as it is. The old words stay in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => ActivityAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedActivityDto,
    @Today() today: LocalDate,
  ): Promise<Answered<ActivityAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.activities.standing(actor, id, factId),
      ({ version }) => this.activities.correct(actor, id, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }

  @Operation({
    does: 'Say that somebody looked, and it is still so',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':factId/checks')
  async check(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() { checkedOn, toldBy }: ActivityCheckDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.activities.check(actor, id, factId, { checkedOn, toldBy }, today) };
  }
}
