import { Body, Controller, Get, Post } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { LIMITS } from '../statutory/policy';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { AuthorityService } from './authority.service';
import { PLAN_DAYS, planDaysForm, readPlanDaysForm, type PlanDaysForm } from './plan-days.form';

const AT = '/council/plans';

/** The council's own days for plans and reviews: everyone may read them, and whoever sets its policy changes them. */
@Controller('council/plans')
export class PlanDaysPagesController {
  constructor(private readonly authorities: AuthorityService) {}

  @Get()
  async read(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const { inForce, versions } = await this.authorities.policyOn(actor, today);
    return page('authority/plan-days', {
      mayChange: may(actor, 'set-policy'),
      days: inForce.plans,
      // The newest first.
      versions: [...versions]
        .reverse()
        .filter(({ settings }) => 'plans' in settings)
        .map(({ inForceFrom, reason }) => ({ inForceFrom, reason })),
    });
  }

  @Get('change')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'set-policy');
    const { inForce } = await this.authorities.policyOn(actor, today);
    return show(planDaysForm(inForce), 200);
  }

  @Post('change')
  async change(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'set-policy');
    const form = readPlanDaysForm(fields);
    const { said } = form;
    if (!said) return show(form, 422);
    const done = await attempt(() => this.authorities.setPlanDays(actor, said, today));
    if (done.ok) return redirect(AT, `Saved. It holds from ${formatLong(done.value)}.`);
    const errors = errorsOf(done.problem, 'reason').map(({ field, message }) => ({
      field: PLAN_DAYS.find((name) => field === `policy.plans.${name}`) ?? 'reason',
      message,
    }));
    return show({ ...form, errors }, done.problem.status);
  }
}

function show(form: PlanDaysForm, status: number): Page {
  const bounds = Object.fromEntries(PLAN_DAYS.map((name) => [name, LIMITS[`plans.${name}`]]));
  return page('authority/plan-days-change', { form, errors: form.errors, bounds }, status);
}
