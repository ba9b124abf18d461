import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { TOLD_HOW } from '../caseloads/worker-change.entity';
import { newToldForm, readToldForm, type ToldForm } from '../handovers/told-of-change';
import { TOLD_HOW_WORDS } from '../handovers/told-how-words';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import {
  newEducationWorkerForm,
  readEducationWorkerForm,
  tickOf,
  type EducationWorkerForm,
} from './education-worker.form';
import { whyNot, workerItems } from './education-team.page';
import { EducationWorkersService } from './education-workers.service';

/** Who works with one young person for education and work, and that they were told of it. */
@Controller('young-people/:id/eet/worker')
export class EducationWorkersPagesController {
  constructor(private readonly workers: EducationWorkersService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newEducationWorkerForm(), today, 200);
  }

  @Post()
  async give(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    await this.workers.list(actor, id);
    mustBeAllowed(actor, 'allocate');
    const form = readEducationWorkerForm(fields, today);
    // The address says whom: what the form names beside them is nobody's business here.
    const said = form.said && {
      ...form.said,
      people: form.said.people.filter(({ personId }) => personId === id.toLowerCase()),
    };
    const done = await saveForm({ ...form, said }, { all: 'staffId', fromOn: 'onDate', people: 'staffId' }, (one) =>
      this.workers.give(actor, one, today),
    );
    if (!done.ok) return this.show(actor, id, { ...done.form, said: null }, today, done.status);
    const [result] = done.value;
    const why = result ? whyNot(result) : '';
    if (why === '') return redirect(`/young-people/${id}/eet`, 'Changed who works with them.');
    const errors = [{ field: 'staffId', message: why }];
    return this.show(actor, id, { ...form, errors }, today, result!.outcome === 'changed-meanwhile' ? 409 : 422);
  }

  @Get(':workerId')
  async openTold(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('workerId') workerId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.toldPage(actor, id, workerId, newToldForm(actor.staffId), today, 200);
  }

  @Post(':workerId')
  async tell(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('workerId') workerId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readToldForm(fields, today);
    const done = await saveForm(form, { all: 'toldHow', toldOn: 'onDate' }, (said) =>
      this.workers.tell(actor, id, workerId, said, today),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet`, 'Recorded that they were told.');
    return this.toldPage(actor, id, workerId, done.form, today, done.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: EducationWorkerForm,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const { person, workers, leadName } = await this.workers.list(actor, id);
    const now = workers.find(({ toOn }) => toOn === null) ?? null;
    const handsOver = workers.find(({ toOn, staffId }) => toOn !== null && staffId !== now?.staffId);
    const told = (one: (typeof workers)[number]) =>
      one.toldOn && one.toldHow
        ? { on: one.toldOn, how: TOLD_HOW_WORDS[one.toldHow], by: one.toldBy, words: one.words }
        : null;
    const model = {
      person,
      leadName,
      form,
      errors: form.errors,
      canGive: may(actor, 'allocate'),
      tick: tickOf({ personId: person.id, shownId: now?.rowId ?? null }),
      now: now && { ...now, told: told(now) },
      handOver:
        now && handsOver && may(actor, 'read-notes')
          ? { at: `/young-people/${person.id}/worker-changes/${now.id}/hand-over`, from: handsOver.name }
          : null,
      before: workers.filter(({ toOn }) => toOn !== null),
      staff: may(actor, 'allocate') ? workerItems(await this.workers.toGive(actor, today), now !== null) : [],
    };
    return page('eet/worker', model, status);
  }

  private async toldPage(
    actor: UserActor,
    id: string,
    workerId: string,
    form: ToldForm,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const { person, worker, staff } = await this.workers.toTell(actor, id, workerId, today);
    const { toldOn, toldHow, toldBy, words } = worker;
    const model = {
      person,
      at: `/young-people/${person.id}/eet/worker/${worker.id}`,
      form,
      errors: form.errors,
      role: 'For education and work',
      staffName: worker.name,
      fromOn: worker.fromOn,
      told: toldOn && toldHow ? { on: toldOn, how: TOLD_HOW_WORDS[toldHow], by: toldBy, words } : null,
      how: TOLD_HOW.map((value) => ({ value, text: TOLD_HOW_WORDS[value] })),
      staff: [{ value: '', text: 'Choose' }, ...staff.map((one) => ({ value: one.id, text: one.name }))],
    };
    return page('handovers/told-of-change', model, status);
  }
}
