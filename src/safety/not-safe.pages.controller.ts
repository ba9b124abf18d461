import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newRespondForm, readRespondForm, toFeelsSafePage, toNotSafePage } from './not-safe.page';
import { NotSafeService } from './not-safe.service';

/** Whether a young person feels safe where they live, and what was done when they do not. */
@Controller()
export class NotSafePagesController {
  constructor(private readonly safety: NotSafeService) {}

  @Get('young-people/:id/feels-safe')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const read = await this.safety.open(actor, id);
    mustBeAllowed(actor, 'record-casework');
    return page('safety/feels-safe', toFeelsSafePage(read, newRespondForm(read.standing), today));
  }

  @Post('young-people/:id/feels-safe')
  async respond(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = readRespondForm(fields);
    const done = await attempt(() => this.safety.respond(actor, id, values, today, values.formId));
    if (done.ok) return redirect(`/young-people/${id}`, 'Saved: what you asked and what is done.');
    const read = await this.safety.open(actor, id);
    // All that stands is shown now, so that saving once more is a choice.
    const form = { values: { ...values, seen: read.standing?.ids ?? [] }, errors: errorsOf(done.problem, 'asked') };
    return page('safety/feels-safe', toFeelsSafePage(read, form, today), done.problem.status);
  }

  @Get('team/not-safe')
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('safety/not-safe', toNotSafePage(await this.safety.list(actor, today), today));
  }
}
