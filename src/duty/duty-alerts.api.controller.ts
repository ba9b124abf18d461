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
import { DUTY_ALERT } from './duty-facts';
import {
  ChangedDutyAlertDto,
  DutyAlertAnswer,
  dutyAlertAnswer,
  DutyAlertDto,
  DutyAlertListAnswer,
} from './duty-facts.dto';

@ApiController('young-people/:id/duty-alerts', GROUPS.safety)
export class DutyAlertsApiController {
  constructor(private readonly facts: DatedFacts) {}

  @Operation({ does: 'List alerts left for duty', scope: 'read:notes', answers: () => DutyAlertListAnswer })
  @Get()
  async list(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<DutyAlertListAnswer> {
    const rows = await this.facts.list(actor, id, DUTY_ALERT, pageAsked(query));
    return listed(rows, query, `young-people/${id}/duty-alerts`, dutyAlertAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Leave an alert for duty',
    about: 'It stands on the duty page on its days.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { fromOn, toOn, worry, doThis }: DutyAlertDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const factId = await this.facts.record(actor, id, DUTY_ALERT, { fromOn, toOn, worry, doThis }, today);
    return created({ id: factId }, `young-people/${id}/duty-alerts/${factId}`);
  }

  @Operation({ does: 'Read an alert left for duty', scope: 'read:notes', answers: () => DutyAlertAnswer, etag: true })
  @Get(':factId')
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<DutyAlertAnswer>> {
    const fact = await this.facts.read(actor, id, DUTY_ALERT, factId);
    return withEtag(dutyAlertAnswer(fact), fact.id);
  }

  @Operation({
    does: 'Change an alert left for duty',
    about: 'What is left out stays as it is. What stood before stays in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => DutyAlertAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() changes: ChangedDutyAlertDto,
    @Today() today: LocalDate,
  ): Promise<Answered<DutyAlertAnswer>> {
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, DUTY_ALERT, factId),
      ({ version }) => this.facts.correct(actor, id, DUTY_ALERT, factId, changes, today, version),
    );
    return this.read(actor, id, factId);
  }
}
