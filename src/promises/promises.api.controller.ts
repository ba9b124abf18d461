import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { created, type Answered } from '../web/api/answered';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { byOnOf, standingOf } from './promise-standing';
import { PromiseAnswer, PromiseDto, PromiseListAnswer, PromiseStepDto } from './promises.dto';
import { PromisesService } from './promises.service';
import type { PromiseTold } from './promises-told';

@ApiController('young-people/:id/promises', GROUPS.plans)
export class PromisesApiController {
  constructor(private readonly promises: PromisesService) {}

  @Operation({ does: 'List promises to a young person', scope: 'read:people', answers: () => PromiseListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<PromiseListAnswer> {
    const { promises } = await this.promises.list(actor, id, today);
    return { items: promises.map((promise) => answer(promise, today)), next: null };
  }

  @Operation({
    does: 'Record a promise',
    about: 'What a worker says they will do for the young person, and by when.',
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
    @Body() { what, promisedOn, byOn, staffId = null, contactId = null, actionId = null }: PromiseDto,
    @Today() today: LocalDate,
  ): Promise<Answered<MadeAnswer>> {
    const days = { promisedOn: promisedOn as LocalDate, byOn: byOn as LocalDate };
    const promiseId = await this.promises.promise(actor, id, { what, ...days, staffId, contactId, actionId }, today);
    return created({ id: promiseId }, `young-people/${id}/promises/${promiseId}`);
  }

  @Operation({ does: 'Read a promise', scope: 'read:people', answers: () => PromiseAnswer })
  @Get(':promiseId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('promiseId') promiseId: string,
    @Today() today: LocalDate,
  ): Promise<PromiseAnswer> {
    return answer((await this.promises.open(actor, id, promiseId, today)).promise, today);
  }

  @Operation({
    does: 'Say what became of a promise',
    about:
      'The first day stays whatever is agreed later. Only a manager takes one out as in error once its day has passed.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => PromiseAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':promiseId/steps')
  async take(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('promiseId') promiseId: string,
    @Body() { step, onDay, byOn = null, words = null }: PromiseStepDto,
    @Today() today: LocalDate,
  ): Promise<PromiseAnswer> {
    const said = { step, onDay: onDay as LocalDate, byOn: byOn as LocalDate | null, words };
    await this.promises.take(actor, id, promiseId, said, today);
    return this.read(actor, id, promiseId, today);
  }
}

function answer(promise: PromiseTold, today: LocalDate): PromiseAnswer {
  const { id, what, promisedOn, firstByOn, staffId, staffName, contactId, actionId, steps } = promise;
  return {
    id,
    what,
    standing: standingOf(promise, today),
    promisedOn,
    firstByOn,
    byOn: byOnOf(promise),
    staffId,
    staffName,
    contactId,
    actionId,
    steps: steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
  };
}
