import { Body, Controller, Get, Post } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { LIMITS } from '../statutory/policy';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { AuthorityService } from './authority.service';
import { HOME_NUMBERS, homeDaysForm, readHomeDaysForm, type HomeDaysForm } from './home-days.form';

const AT = '/council/homes';

/** The council's own days for homes and moves: everyone may read them, and whoever sets its policy changes them. */
@Controller('council/homes')
export class HomeDaysPagesController {
  constructor(private readonly authorities: AuthorityService) {}

  @Get()
  async read(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const { inForce, versions } = await this.authorities.policyOn(actor, today);
    return page('authority/home-days', {
      mayChange: may(actor, 'set-policy'),
      days: { ...inForce.homes, registerGpDays: inForce.registerGpDays },
      // The newest first.
      versions: [...versions]
        .reverse()
        .filter(({ settings }) => 'homes' in settings)
        .map(({ inForceFrom, reason }) => ({ inForceFrom, reason })),
    });
  }

  @Get('change')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'set-policy');
    const { inForce } = await this.authorities.policyOn(actor, today);
    return show(homeDaysForm(inForce), 200);
  }

  @Post('change')
  async change(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'set-policy');
    const form = readHomeDaysForm(fields);
    const { said } = form;
    if (!said) return show(form, 422);
    const done = await attempt(() => this.authorities.setHomeDays(actor, said, today));
    if (done.ok) return redirect(AT, `Saved. It holds from ${formatLong(done.value)}.`);
    const errors = errorsOf(done.problem, 'reason').map(({ field, message }) => ({
      field: HOME_NUMBERS.find((name) => field === `policy.${settingOf(name)}`) ?? 'reason',
      message,
    }));
    return show({ ...form, errors }, done.problem.status);
  }
}

function show(form: HomeDaysForm, status: number): Page {
  const bounds = Object.fromEntries(HOME_NUMBERS.map((name) => [name, LIMITS[settingOf(name)]]));
  return page('authority/home-days-change', { form, errors: form.errors, bounds }, status);
}

function settingOf(name: (typeof HOME_NUMBERS)[number]) {
  return name === 'registerGpDays' ? name : (`homes.${name}` as const);
}
