import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newExampleForm, readExampleForm, type ExampleForm } from './example.form';
import { MATTERS } from './matters';
import { PlanExamplesService, type GoalOpened } from './plan-examples.service';

const LIBRARY = '/plan-examples';

/** Good examples from plans of this team, without names. */
@Controller()
export class PlanExamplesPagesController {
  constructor(private readonly examples: PlanExamplesService) {}

  @Get('plan-examples')
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    const examples = await this.examples.list(actor);
    const matters = MATTERS.map(({ key, title }) => ({
      key,
      title,
      examples: examples.filter(({ matter }) => matter === key),
    })).filter((one) => one.examples.length > 0);
    return page('plan-examples/examples', { matters, mayWithdraw: may(actor, 'approve-plans') });
  }

  @Post('plan-examples/:exampleId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('exampleId') exampleId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.examples.takeOut(actor, exampleId, today);
    return redirect(LIBRARY, 'Taken out. Nobody is offered it any more.');
  }

  @Get('young-people/:id/plan/versions/:number/goals/:goalId/example')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Param('goalId') goalId: string,
  ): Promise<Page> {
    const opened = await this.examples.open(actor, id, numberIn(number), goalId);
    return sharePage(opened, { number, goalId }, newExampleForm(opened), 200);
  }

  @Post('young-people/:id/plan/versions/:number/goals/:goalId/example')
  async share(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Param('goalId') goalId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readExampleForm(fields);
    const of = { number: numberIn(number), goalId };
    const done = await saveForm(form, 'goal', (said) =>
      this.examples.share(actor, id, of, said, today, form.values.formId),
    );
    if (done.ok) return redirect(LIBRARY, 'Shared. Whoever writes a plan is offered it.');
    const opened = await this.examples.open(actor, id, of.number, goalId);
    return sharePage(opened, { number, goalId }, done.form, done.status);
  }
}

function sharePage(
  { person, topic, example }: GoalOpened,
  { number, goalId }: { number: string; goalId: string },
  form: ExampleForm,
  status: number,
): Page {
  const at = `/young-people/${person.id}/plan/versions/${number}`;
  const model = {
    person,
    at,
    action: `${at}/goals/${goalId}/example`,
    topic: topic.title,
    example,
    places: Array.from({ length: form.actionCount }, (_, place) => place),
    matters: [{ value: '', text: 'Choose' }, ...MATTERS.map(({ key, title }) => ({ value: key, text: title }))],
    form,
    errors: form.errors,
  };
  return page('plan-examples/share', model, status);
}

/** A number of an address; what is none is that of no version. */
function numberIn(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
