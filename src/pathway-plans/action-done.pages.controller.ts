import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { dueWords } from '../web/day-words';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newActionDoneForm, readActionDoneForm, type ActionDoneForm } from './action-done.form';
import { ActionDoneService } from './action-done.service';

/** One action of an approved plan: who does it, by when, and that it was done. */
@Controller('young-people/:id/plan/actions/:actionId')
export class ActionDonePagesController {
  constructor(private readonly actions: ActionDoneService) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('actionId') actionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.page(actor, id, actionId, newActionDoneForm(), today, 200);
  }

  @Post('done')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('actionId') actionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readActionDoneForm(fields, today);
    const done = await saveForm(form, { all: 'onDate', on: 'onDate' }, (said) =>
      this.actions.done(actor, id, actionId, said, today),
    );
    if (done.ok) return redirect(`/young-people/${id}/plan/actions/${actionId}`, 'Recorded as done.');
    return this.page(actor, id, actionId, done.form, today, done.status);
  }

  @Post('not-done')
  async notDone(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('actionId') actionId: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.actions.notDone(actor, id, actionId, today));
    if (done.ok) return redirect(`/young-people/${id}/plan/actions/${actionId}`, 'It is to be done again.');
    const errors = errorsOf(done.problem, 'onDate');
    return this.page(actor, id, actionId, { ...newActionDoneForm(), errors }, today, done.problem.status);
  }

  private async page(
    actor: UserActor,
    id: string,
    actionId: string,
    form: ActionDoneForm,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    // Who sent something may have to be told that they may not.
    const { person, action } = await this.actions.open(
      actor,
      id,
      actionId,
      status === 200 ? undefined : 'record-casework',
    );
    const isOpen = action.inForce && !action.doneOn;
    const mayRecord = may(actor, 'record-casework');
    const model = {
      person,
      at: `/young-people/${id}/plan/actions/${actionId}`,
      action: { ...action, due: action.dueOn && { words: dueWords(action.dueOn, today), late: action.dueOn < today } },
      isOpen,
      promiseAt: action.promiseId && `/young-people/${id}/promises/${action.promiseId}`,
      maySayDone: mayRecord && isOpen && !action.promiseId,
      maySayNotDone: mayRecord && action.doneOn !== null && !action.promiseId,
      mayPromise: mayRecord && isOpen && !action.promiseId && action.ownerKind === 'adviser',
      form,
      errors: form.errors,
    };
    return page('pathway-plans/action-done', model, status);
  }
}
