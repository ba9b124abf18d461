import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { CareHistoryService } from './care-history.service';
import { newHomePeriodForm, readHomePeriodForm, type HomePeriodForm } from './home-period.form';
import { YoungPeopleService } from './young-people.service';

/** Time back at home: six months of it end what a relevant child is owed. */
@Controller('young-people/:id/home-periods')
export class HomePeriodsPagesController {
  constructor(
    private readonly careHistory: CareHistoryService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.show(actor, id, newHomePeriodForm(), 200);
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readHomePeriodForm(fields, today);
    const { period, values } = form;
    if (!period) return this.show(actor, id, form, 422);
    const done = await attempt(() => this.careHistory.record(actor, id, 'home-period', period, today, values.formId));
    if (done.ok) return redirect(`/young-people/${id}`, 'Time at home recorded. The status was worked out again.');
    return this.show(actor, id, { ...form, errors: errorsOf(done.problem, 'fromOn') }, done.problem.status);
  }

  private async show(actor: UserActor, id: string, form: HomePeriodForm, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    return page('young-people/home-period', { person, form, errors: form.errors }, status);
  }
}
