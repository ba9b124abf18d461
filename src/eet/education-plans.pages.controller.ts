import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { typedDate } from '../web/typed-date';
import { attainmentWords } from './attainment';
import { educationPlanForm, newEducationPlanForm, readEducationPlan, readEducationStep } from './education-plan.form';
import { EducationPlansService, type EducationPlanBegun } from './education-plans.service';
import { EDUCATION_PLAN_STEPS } from './eet.entities';
import { PLAN_KIND_WORDS } from './eet.page';
import type { ReadForm } from './form-reader';
import { EDUCATION_STEP_WORDS } from './step-words';

/** Plans for education: written, changed, reviewed, and found good or sent back by a manager. */
@Controller('young-people/:id/eet/plans')
export class EducationPlansPagesController {
  constructor(private readonly plans: EducationPlansService) {}

  @Get('new')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('kind') kind?: string,
  ): Promise<Page> {
    const begun = await this.plans.begin(actor, id, today);
    return writePage(
      begun,
      newEducationPlanForm(kind === 're-engagement' ? kind : 'pep', begun.schoolTerms, today),
      200,
    );
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readEducationPlan(fields);
    const done = await saveForm(form, 'writtenOn', (said) =>
      this.plans.write(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet/plans/${done.value}`, 'Written.');
    return writePage(await this.plans.begin(actor, id, today), done.form, done.status);
  }

  @Get(':planId')
  async show(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.read(actor, id, planId, null, null, 200, today);
  }

  @Post(':planId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { plan } = await this.plans.open(actor, id, planId, today);
    const form = readEducationPlan({ ...fields, kind: plan.kind });
    const done = await saveForm(form, 'writtenOn', (said) =>
      this.plans.change(actor, id, planId, said, form.version, today),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet/plans/${planId}`, 'Saved.');
    const overtaken = done.problem?.kind === 'changed-by-someone-else';
    const values = overtaken ? { ...form.values, version: String(plan.version) } : form.values;
    return this.read(actor, id, planId, { ...done.form, values }, null, done.status, today, overtaken);
  }

  @Post(':planId/steps')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planId') planId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readEducationStep(fields);
    const done = await saveForm(form, { all: 'step', reviewOn: 'nextReviewOn' }, (said) =>
      this.plans.step(actor, id, planId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/eet/plans/${planId}`, 'Recorded.');
    return this.read(actor, id, planId, null, done.form, done.status, today);
  }

  /** @param form of the plan that was refused @param stepForm of the step that was */
  private async read(
    actor: UserActor,
    id: string,
    planId: string,
    form: ReadForm<unknown> | null,
    stepForm: ReadForm<unknown> | null,
    status: number,
    today: LocalDate,
    overtaken = false,
  ): Promise<Page> {
    const { person, plan, steps, goals, attainment } = await this.plans.open(actor, id, planId, today);
    const shown = form ?? educationPlanForm(plan);
    const newStep = { values: { formId: newId(), onDay: typedDate(today), step: '', nextReviewOn: '' }, errors: [] };
    return page(
      'eet/plan',
      {
        person,
        plan,
        reached: attainmentWords(attainment),
        kind: plan.kind,
        kindWords: PLAN_KIND_WORDS[plan.kind],
        goal: goals.find((one) => one.id === plan.goalId)?.goal ?? null,
        goals: goalChoices(goals),
        steps: steps.map((one) => ({ ...one, stepWords: EDUCATION_STEP_WORDS[one.step] })),
        form: shown,
        isChanging: form !== null,
        overtaken,
        stepForm: stepForm ?? newStep,
        isStepping: stepForm !== null,
        errors: [...(form?.errors ?? []), ...(stepForm?.errors ?? [])],
        stepChoices: EDUCATION_PLAN_STEPS.filter(
          (step) => actor.role === 'manager' || (step !== 'good' && step !== 'sent-back'),
        ).map((value) => ({ value, text: EDUCATION_STEP_WORDS[value] })),
        isLate: plan.endedOn === null && plan.reviewOn < today,
      },
      status,
    );
  }
}

function goalChoices(goals: readonly { id: string; goal: string }[]) {
  return [{ value: '', text: 'None, or not yet' }, ...goals.map(({ id, goal }) => ({ value: id, text: goal }))];
}

function writePage({ person, goals, attainment }: EducationPlanBegun, form: ReadForm<unknown>, status: number): Page {
  const kind = form.values.kind === 're-engagement' ? 're-engagement' : 'pep';
  const model = {
    person,
    reached: attainmentWords(attainment),
    form,
    errors: form.errors,
    kind,
    kindWords: PLAN_KIND_WORDS[kind],
    goals: goalChoices(goals),
  };
  return page('eet/plan-new', model, status);
}
