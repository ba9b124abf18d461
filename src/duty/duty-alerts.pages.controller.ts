import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { LocalDate } from '../statutory/local-date';
import { DutyActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import { weekendEndsOn } from './answer-by';
import { lastDay, newDutyAlertForm, readDutyAlertForm, type DutyAlertForm } from './duty-alert.form';
import { DUTY_ALERT } from './duty-facts';

/** As many as are shown. */
const MOST_SHOWN = 50;

/** What the day staff leave for this weekend. */
@Controller('young-people/:id/duty-alerts')
export class DutyAlertsPagesController {
  constructor(private readonly facts: DatedFacts) {}

  @Get('new')
  async open(@DutyActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newDutyAlertForm(today, weekendEndsOn(today, ENGLAND_AND_WALES)));
  }

  @Post('new')
  async leave(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDutyAlertForm(fields);
    const { alert, values } = form;
    if (!alert) return this.show(actor, id, form, 422);
    const done = await attempt(() => this.facts.record(actor, id, DUTY_ALERT, alert, today, values.formId));
    if (done.ok) return redirect(`/young-people/${id}/emergency`, 'Saved. It stands on the duty page on these days.');
    const errors = errorsOf(done.problem, 'worry').map((error) =>
      error.field === 'toOn' ? { ...error, field: 'lastOn' } : error,
    );
    return this.show(actor, id, { ...form, errors }, done.problem.status);
  }

  private async show(actor: UserActor, id: string, form: DutyAlertForm, status = 200): Promise<Page> {
    const { person, facts: left } = await this.facts.beside(actor, id, DUTY_ALERT, MOST_SHOWN);
    const alerts = left
      .toSorted((a, b) => b.fromOn.localeCompare(a.fromOn))
      .map(({ factId, fromOn, toOn, worry, doThis }) => ({
        fromOn,
        lastOn: lastDay(toOn),
        worry,
        doThis,
        inErrorAt: may(actor, 'record-casework') && `/young-people/${id}/recorded-in-error/duty-alert/${factId}`,
      }));
    return page('duty/alert-new', { person, alerts, form, errors: form.errors }, status);
  }
}
