import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import type { LocalDate } from '../statutory/local-date';
import { created, withEtag, type Answered } from '../web/api/answered';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { IfMatch, ifUnchanged } from '../web/api/if-match';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { DutyActor, Now, Today } from '../web/decorators';
import { DatedFacts } from '../young-people/dated-facts';
import { DutyContactsService } from './duty-contacts.service';
import { DUTY_CONTACT, dutyContactAsOf } from './duty-facts';
import {
  ChangedDutyContactDto,
  DutyAnswerDto,
  DutyContactAnswer,
  dutyContactAnswer,
  RecordDutyContactDto,
  DutyContactListAnswer,
} from './duty-facts.dto';

@ApiController('young-people/:id/duty-contacts', GROUPS.safety)
export class DutyContactsApiController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly contacts: DutyContactsService,
  ) {}

  @Operation({ does: 'List what happened on duty', scope: 'read:notes', answers: () => DutyContactListAnswer })
  @Get()
  async list(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<DutyContactListAnswer> {
    const rows = await this.facts.list(actor, id, DUTY_CONTACT, pageAsked(query));
    return listed(rows, query, `young-people/${id}/duty-contacts`, dutyContactAnswer, ({ factId }) => [factId]);
  }

  @Operation({
    does: 'Record what happened on duty, and hand it back',
    about:
      'It stands on Today of the adviser and the manager until one of them answers. It is not a contact in law: a visit is recorded as one.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
  })
  @Post()
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() said: RecordDutyContactDto,
    @Now() now: Date,
  ): Promise<Answered<MadeAnswer>> {
    const { caller, callerName = null, done, mustDo = [], urgent = false, riskEvent: risk = null } = said;
    const happenedAt = new Date(said.happenedAt);
    const safeUntil = instantIn(said.safeUntil) ?? null;
    const contact = { happenedAt, caller, callerName, done, safeUntil, mustDo, urgent };
    const factId = await this.contacts.record(actor, id, contact, now, { risk });
    return created({ id: factId }, `young-people/${id}/duty-contacts/${factId}`);
  }

  @Operation({ does: 'Read what happened on duty', scope: 'read:notes', answers: () => DutyContactAnswer, etag: true })
  @Get(':factId')
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Answered<DutyContactAnswer>> {
    const contact = await this.facts.read(actor, id, DUTY_CONTACT, factId);
    return withEtag(dutyContactAnswer(contact), contact.id);
  }

  @Operation({
    does: 'Correct what happened on duty',
    about: 'What is left out stays as it is. What stood before stays in the record, out of sight.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => DutyContactAnswer,
    etag: true,
  })
  @Patch(':factId')
  async correct(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @IfMatch() ifMatch: string,
    @Body() said: ChangedDutyContactDto,
    @Now() now: Date,
  ): Promise<Answered<DutyContactAnswer>> {
    const { caller, callerName, done, mustDo, urgent } = said;
    const happenedAt = said.happenedAt === undefined ? undefined : new Date(said.happenedAt);
    const changes = { happenedAt, caller, callerName, done, safeUntil: instantIn(said.safeUntil), mustDo, urgent };
    await ifUnchanged(
      ifMatch,
      () => this.facts.standing(actor, id, DUTY_CONTACT, factId),
      ({ version }) =>
        this.facts.correct(actor, id, dutyContactAsOf(now), factId, changes, todayInLondon(now), version),
    );
    return this.read(actor, id, factId);
  }

  @Operation({
    does: 'Answer what duty handed back: seen, I will …, by …',
    about: 'Whoever answers has an action with that day. A second answer is refused with already-recorded.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post(':factId/answer')
  async answer(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() { willDo, byOn }: DutyAnswerDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.contacts.answer(actor, id, factId, { willDo, byOn }, today) };
  }

  @Operation({ does: 'Say that what was promised after duty is done', scope: 'write:casework', status: 204 })
  @Post(':factId/done')
  async done(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.contacts.done(actor, id, factId, today);
  }
}

/** Null says that there is none, undefined nothing. */
function instantIn(text: string | null | undefined): Date | null | undefined {
  return text === null || text === undefined ? text : new Date(text);
}
