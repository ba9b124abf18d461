import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { sayingSaved } from '../web/saved';
import { finishPage, versionAt } from './completion.page';
import { newFinishForm, readFinishForm } from './finish.form';
import { planAt } from './plan.page';
import { PlanCompletionService } from './plan-completion.service';

/** Reading a plan back together, and finishing it. */
@Controller('young-people/:id/plan/finish')
export class PlanFinishPagesController {
  constructor(private readonly completion: PlanCompletionService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const read = await attempt(() => this.completion.readBack(actor, id, today));
    if (!read.ok) return redirect(planAt(id));
    return page('pathway-plans/finish', finishPage(read.value, newFinishForm(read.value.plan, read.value.readBack)));
  }

  @Post()
  async finish(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readFinishForm(fields, today);
    const { said, values } = form;
    const done = said && (await attempt(() => this.completion.finish(actor, id, said, today, values.formId)));
    if (done?.ok) {
      return redirect(
        sayingSaved(versionAt(id, done.value), values.formId),
        'Finished. It waits for a manager. You can give a copy and use it meanwhile.',
      );
    }
    const read = await attempt(() => this.completion.readBack(actor, id, today));
    if (!read.ok) return redirect(planAt(id));
    const errors = done
      ? errorsOf(done.problem, 'read-back').map((one) => (one.field === 'saidOn' ? { ...one, field: 'onDate' } : one))
      : form.errors;
    // What is read anew on this page is what may be finished from it
    const again = { ...form, errors, values: { ...values, readBack: read.value.readBack } };
    return page('pathway-plans/finish', finishPage(read.value, again), form.more ? 200 : (done?.problem.status ?? 422));
  }
}
