import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PauseAnswer, PauseAskedDto, PauseDecisionDto, PauseEndDto, PausesAnswer } from './pauses.dto';
import { standingOf } from './pause-standing';
import { PausesService } from './pauses.service';
import type { PauseTold } from './pauses-told';

@ApiController('young-people/:id/pauses', GROUPS.due)
export class PausesApiController {
  constructor(private readonly pauses: PausesService) {}

  @Operation({
    does: 'List pauses of what’s due',
    about: 'A pause stops reminders for a time. What is paused stays due, and is counted when it is overdue.',
    scope: 'read:people',
    answers: () => PausesAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<PausesAnswer> {
    const pauses = await this.pauses.list(actor, id);
    return { items: pauses.map((pause) => pauseAnswer(pause, today)), next: null };
  }

  @Operation({
    does: 'Ask for a pause',
    about: 'For advisers and managers. Nothing is paused until another person, a manager, approves it.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    location: true,
    problems: ['already-recorded', 'changed-by-someone-else'],
  })
  @Post()
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { deadlineId, fromOn, untilOn, reason, note = null }: PauseAskedDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const said = { fromOn: fromOn as LocalDate, untilOn: untilOn as LocalDate, reason, note: note?.trim() || null };
    const pauseId = await this.pauses.ask(actor, id, deadlineId, said, today);
    return created({ id: pauseId }, `young-people/${id}/pauses/${pauseId}`);
  }

  @Operation({ does: 'Read a pause', scope: 'read:people', answers: () => PauseAnswer })
  @Get(':pauseId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pauseId') pauseId: string,
    @Today() today: LocalDate,
  ): Promise<PauseAnswer> {
    return pauseAnswer((await this.pauses.open(actor, id, pauseId)).pause, today);
  }

  @Operation({
    does: 'Approve or refuse a pause',
    about: 'For managers, and never for a pause that they asked for themselves.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => PauseAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':pauseId/decision')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pauseId') pauseId: string,
    @Body() { approve, reason }: PauseDecisionDto,
    @Today() today: LocalDate,
  ): Promise<PauseAnswer> {
    await this.pauses.decide(actor, id, pauseId, { approve, reason: reason ?? '' }, today);
    return this.read(actor, id, pauseId, today);
  }

  @Operation({
    does: 'End a pause before its day',
    about: 'For advisers and managers. Of a pause that nobody has decided about, who asked for it takes it back.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => PauseAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':pauseId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pauseId') pauseId: string,
    @Body() { reason }: PauseEndDto,
    @Today() today: LocalDate,
  ): Promise<PauseAnswer> {
    await this.pauses.end(actor, id, pauseId, reason, today);
    return this.read(actor, id, pauseId, today);
  }
}

/** A pause as the API tells it. */
export function pauseAnswer(pause: PauseTold, today: LocalDate): PauseAnswer {
  const { id, deadlineId, rule, subject, title, fromOn, untilOn, reason, note, askedBy, decided, ended } = pause;
  return {
    id,
    deadlineId,
    rule,
    subject,
    title,
    standing: standingOf(pause, today),
    fromOn,
    untilOn,
    reason,
    note,
    askedAt: pause.askedAt.toISOString(),
    askedBy,
    decided: decided && stepAnswer(decided.step, decided),
    ended: ended && stepAnswer('ended', ended),
  };
}

function stepAnswer(step: string, { on, at, by, reason }: NonNullable<PauseTold['ended']>) {
  return { step, on, at: new Date(at).toISOString(), by, reason };
}
