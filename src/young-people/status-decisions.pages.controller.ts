import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { readWayBack, type WayBack } from './matter-way-back';
import { newStatusDecisionForm, readStatusDecisionForm, type StatusDecisionForm } from './status-decision.form';
import { statusDecisionPage } from './status-decision.page';
import { StatusDecisionsService } from './status-decisions.service';

/** What the form calls what the service calls otherwise. */
const FIELDS: Readonly<Record<string, string>> = { status: 'decision', basis: 'decision', decidedOn: 'onDate' };

/** Where a manager decides what a legal status is, beside what the record gives. */
@Controller('young-people/:id/status-decisions')
export class StatusDecisionsPagesController {
  constructor(private readonly decisions: StatusDecisionsService) {}

  @Get('new')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.show(actor, id, newStatusDecisionForm(''), readWayBack(query), today, 200);
  }

  @Post('new')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readStatusDecisionForm(fields, today);
    const { said, values } = form;
    const back = readWayBack(query);
    if (!said) return this.show(actor, id, form, back, today, 422);
    const done = await attempt(() => this.decisions.decide(actor, id, said, today, values.formId));
    if (done.ok) {
      return redirect(back?.href ?? `/young-people/${id}`, 'Decision recorded. What is due still follows the record.');
    }
    const errors = errorsOf(done.problem, 'decision').map(({ field, message }) => ({
      field: FIELDS[field] ?? field,
      message,
    }));
    return this.show(actor, id, { ...form, errors }, back, today, done.problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: StatusDecisionForm,
    back: WayBack | null,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const toDecide = await this.decisions.toDecide(actor, id, today);
    return page('young-people/status-decision', statusDecisionPage(toDecide, form, back, today), status);
  }
}
