import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { MidwayChecksService, type MidwayOpened } from './midway-checks.service';
import { newMidwayForm, readMidwayForm, type MidwayForm } from './midway.form';
import { toMidwayPage } from './midway.page';
import { reviewsAt } from './review.page';

/** The check between two reviews. */
@Controller('young-people/:id/reviews/midway')
export class MidwayPagesController {
  constructor(private readonly checks: MidwayChecksService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const opened = await this.checks.open(actor, id);
    return show(opened, newMidwayForm(actor.name), today, 200);
  }

  @Post()
  async check(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = await this.checks.open(actor, id);
    const form = readMidwayForm(
      fields,
      opened.goals.map((goal) => goal.id),
      today,
    );
    const done = await saveForm(form, { all: 'looked', checkedOn: 'onDate' }, (said) =>
      this.checks.check(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(reviewsAt(id), 'The midway check is recorded.');
    return show(opened, done.form, today, done.status);
  }
}

function show(opened: MidwayOpened, form: MidwayForm, today: LocalDate, status: number): Page {
  return page('plan-reviews/midway', toMidwayPage(opened, form, today), status);
}
