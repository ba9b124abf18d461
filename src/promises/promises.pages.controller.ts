import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newPromiseForm, newPromiseStepForm, readPromiseForm, readPromiseStepForm, stepFields } from './promise.form';
import { toPromiseFormPage, toPromisePage, toPromisesPage } from './promise.page';
import { PromisesService } from './promises.service';

/** Promises to one young person: all of them, a new one, and what became of each. */
@Controller('young-people/:id/promises')
export class PromisesPagesController {
  constructor(private readonly promises: PromisesService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('promises/promises', toPromisesPage(await this.promises.list(actor, id, today), actor, today));
  }

  /** @param contact the contact in which it was said @param action the action of the plan that it is */
  @Get('new')
  async openForm(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('contact') contact?: string,
    @Query('action') action?: string,
  ): Promise<Page> {
    const from = { contactId: contact ?? null, actionId: action ?? null };
    const to = await this.promises.toPromise(actor, id, from, today);
    return page('promises/new', toPromiseFormPage(to, newPromiseForm(to, actor.staffId, today)));
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPromiseForm(fields, today);
    const done = await saveForm(form, { all: 'what', promisedOn: 'onDate' }, (said) =>
      this.promises.promise(actor, id, said, today, form.values.formId),
    );
    if (done.ok) {
      return redirect(`/young-people/${id}/promises`, 'Promise recorded. It is on Today until it is kept.');
    }
    const from = { contactId: typed(fields, 'contactId') || null, actionId: typed(fields, 'actionId') || null };
    const to = await this.promises.toPromise(actor, id, from, today);
    return page('promises/new', toPromiseFormPage(to, done.form), done.status);
  }

  @Get(':promiseId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('promiseId') promiseId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.promises.open(actor, id, promiseId, today);
    return page('promises/promise', toPromisePage(opened, newPromiseStepForm(), actor, today));
  }

  @Post(':promiseId')
  async take(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('promiseId') promiseId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPromiseStepForm(fields, today);
    const done = await saveForm(form, { all: 'step', ...stepFields(form.said?.step) }, (said) =>
      this.promises.take(actor, id, promiseId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/promises/${promiseId}`, DONE[done.said.step]);
    const opened = await this.promises.open(actor, id, promiseId, today, 'record-casework');
    return page('promises/promise', toPromisePage(opened, done.form, actor, today), done.status);
  }
}

const DONE = {
  kept: 'Recorded as kept.',
  'new-day': 'The new day is recorded. The first day stays on record.',
  'did-not-happen': 'Recorded. It is to be kept, and shown as late once its day has passed.',
  broken: 'Recorded, with what was said.',
  'in-error': 'Taken out as recorded in error.',
} as const;
