import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { newPlanDateForm, readPlanDateForm, type PlanDateForm } from './plan-date.form';
import { PLAN_STEPS, PlanDatesService } from './plan-dates.service';
import { PLAN_STEP_WORDS, REVIEW_ASKED_BY } from './plan-step-words';
import { upperFirst } from '../web/upper-first';

@Controller('young-people/:id/plan-dates')
export class PlanDatesPagesController {
  constructor(
    private readonly planDates: PlanDatesService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Query('step') step?: string): Promise<Page> {
    return this.show(actor, id, newPlanDateForm(PLAN_STEPS.find((one) => one === step)), 200);
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPlanDateForm(fields, today);
    const done = await saveForm(form, { all: 'onDate', on: 'onDate' }, (said) =>
      this.planDates.record(actor, id, said.step, said.on, today, said.by, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}`, `${PLAN_STEP_WORDS[done.said.step]}: recorded.`);
    return this.show(actor, id, done.form, done.status);
  }

  private async show(actor: UserActor, id: string, form: PlanDateForm, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const model = {
      person,
      form,
      errors: form.errors,
      steps: PLAN_STEPS.map((value) => ({ value, text: PLAN_STEP_WORDS[value] })),
      askedBy: REVIEW_ASKED_BY.map((value) => ({ value, text: upperFirst(value) })),
    };
    return page('pathway-plans/plan-date', model, status);
  }
}
