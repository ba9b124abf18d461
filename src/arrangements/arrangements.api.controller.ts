import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import {
  ArrangementAnswer,
  ArrangementDto,
  ArrangementEntryDto,
  ArrangementListAnswer,
  ArrangementTakenOutDto,
} from './arrangements.dto';
import { ArrangementsService, type ToldWithSteps } from './arrangements.service';
import { probationOf } from './probation-officer';
import { storyOf } from './stories';

@ApiController('young-people/:id/arrangements', GROUPS.homes)
export class ArrangementsApiController {
  constructor(private readonly arrangements: ArrangementsService) {}

  @Operation({
    does: 'List what is arranged about where a young person lives',
    about:
      'Homes at risk, staying put, supported lodgings, private renting, support packages, vacations, custody and moves to another area.',
    scope: 'read:notes',
    answers: () => ArrangementListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<ArrangementListAnswer> {
    const { arrangements } = await this.arrangements.list(actor, id, today);
    return { items: arrangements.map(answerOf), next: null };
  }

  @Operation({
    does: 'Record something arranged about a home',
    about: 'Custody that is not on the record yet is recorded with it, so that its visits become due.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded', 'overlapping-period'],
  })
  @Post()
  async begin(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { kind, onDay, said }: ArrangementDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const about = { onDay: onDay as LocalDate, said };
    return { id: await withinSaid(() => this.arrangements.begin(actor, id, kind, about, today)) };
  }

  @Operation({
    does: 'Read one with its story and what comes next',
    scope: 'read:notes',
    answers: () => ArrangementAnswer,
  })
  @Get(':arrangementId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Today() today: LocalDate,
  ): Promise<ArrangementAnswer> {
    return answerOf((await this.arrangements.open(actor, id, arrangementId, today)).arrangement);
  }

  @Operation({
    does: 'Write down what happened',
    about:
      'A referral to a council is refused until the young person has said yes, and to another council than theirs.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post(':arrangementId/entries')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Body() { entry, onDay, said }: ArrangementEntryDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const about = { onDay: onDay as LocalDate, said };
    return { id: await withinSaid(() => this.arrangements.record(actor, id, arrangementId, entry, about, today)) };
  }

  @Operation({
    does: 'Take a whole arrangement out',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':arrangementId/taking-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Body() { reason }: ArrangementTakenOutDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.arrangements.takeOut(actor, id, { arrangementId, entryId: null }, reason, today);
  }

  @Operation({
    does: 'Take out what was written',
    scope: 'write:casework',
    status: 204,
    problems: ['already-recorded'],
  })
  @Post(':arrangementId/entries/:entryId/taking-out')
  async takeEntryOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('arrangementId') arrangementId: string,
    @Param('entryId') entryId: string,
    @Body() { reason }: ArrangementTakenOutDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.arrangements.takeOut(actor, id, { arrangementId, entryId }, reason, today);
  }
}

const OWN = new Set(['kind', 'onDay', 'entry']);

/** What is wrong with a field of a kind is told of its place in the body. */
export async function withinSaid<T>(story: () => Promise<T>): Promise<T> {
  try {
    return await story();
  } catch (error) {
    if (error instanceof Problem) {
      for (const fault of error.errors) if (!OWN.has(fault.field)) fault.field = `said/${fault.field}`;
    }
    throw error;
  }
}

function answerOf(told: ToldWithSteps): ArrangementAnswer {
  const { id, kind, onDay, said, detentionId, hostId, endedOn, takenOutBecause, entries } = told;
  const steps = told.steps.map(({ step, rule, task, dueOn, basis, because, doneOn }) => ({
    step,
    rule,
    task,
    dueOn,
    basis,
    because,
    doneOn,
  }));
  const probation = probationOf(storyOf(told));
  const probationOfficer = typeof probation === 'object' ? probation : null;
  return { id, kind, onDay, said, detentionId, hostId, probationOfficer, endedOn, takenOutBecause, entries, steps };
}
