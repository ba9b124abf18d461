import { Body, Controller, Get, Post } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { AuthorityService } from './authority.service';
import { fieldOf, readRemindersForm, remindersForm, type RemindersForm } from './reminders.form';
import { toRemindersPage } from './reminders.page';

/** Who hears of what is due, and when: everyone may read it, and whoever sets the council's policy changes it. */
@Controller('council/reminders')
export class RemindersPagesController {
  constructor(private readonly authorities: AuthorityService) {}

  @Get()
  async read(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('authority/reminders', toRemindersPage(await this.now(actor, today), may(actor, 'set-policy')));
  }

  @Get('change')
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'set-policy');
    const { inForce, quiet } = await this.now(actor, today);
    return show(remindersForm(inForce, quiet), 200);
  }

  @Post('change')
  async change(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'set-policy');
    const form = readRemindersForm(fields);
    const { said } = form;
    if (!said) return show(form, 422);
    const done = await attempt(() => this.authorities.setReminders(actor, said, today));
    if (done.ok) return redirect('/council/reminders', `Saved. It holds from ${formatLong(done.value)}.`);
    const errors = errorsOf(done.problem, 'reason').map(({ field, message }) => ({ field: fieldOf(field), message }));
    return show({ ...form, errors }, done.problem.status);
  }

  private async now(actor: UserActor, today: LocalDate) {
    const [{ inForce, versions }, authority] = await Promise.all([
      this.authorities.policyOn(actor, today),
      this.authorities.authority(actor),
    ]);
    const quiet = authority ?? { quietFrom: '20:00', quietTo: '07:00', urgentToDuty: true };
    return { inForce, versions, quiet };
  }
}

function show(form: RemindersForm, status: number): Page {
  return page('authority/reminders-change', { form, errors: form.errors }, status);
}
