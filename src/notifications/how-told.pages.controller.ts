import { Body, Controller, Get, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { howToldForm, readHowToldForm, type HowToldForm } from './how-told.form';
import { toHowToldPage } from './how-told.page';
import { HowToldService, type HowToldNow } from './how-told.service';

/** Where each member of staff says how they want to be told. */
@Controller('how-i-am-told')
export class HowToldPagesController {
  constructor(private readonly howTold: HowToldService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor): Promise<Page> {
    const now = await this.howTold.read(actor);
    return show(now, howToldForm(now), 200);
  }

  @Post()
  async choose(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    const now = await this.howTold.read(actor);
    const form = readHowToldForm(fields, now);
    const { wanted } = form;
    if (!wanted) return show(now, form, 422);
    const done = await attempt(() => this.howTold.choose(actor, wanted));
    if (done.ok) return redirect('/how-i-am-told', 'Saved. You are told like this from now on.');
    return show(now, { ...form, errors: errorsOf(done.problem, 'mobile') }, done.problem.status);
  }
}

function show(now: HowToldNow, form: HowToldForm, status: number): Page {
  return page('notifications/how-told', toHowToldPage(now, form), status);
}
