import { Controller, Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, type Page } from '../web/page';
import { readAsShownForm } from './as-shown.form';
import { toAsShownPage } from './as-shown.page';
import { AsShownService } from './as-shown.service';

@Controller('young-people/:id/as-shown')
export class AsShownPagesController {
  constructor(private readonly asShown: AsShownService) {}

  /** The day is part of the address, so that what was found can be sent to a colleague. */
  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const form = readAsShownForm(fields);
    const { on } = form;
    if (on === null) {
      const person = await this.asShown.heading(actor, id);
      return page('caseloads/as-shown', toAsShownPage(person, form, null), form.errors.length > 0 ? 422 : 200);
    }
    const done = await attempt(() => this.asShown.open(actor, id, on, today));
    if (done.ok) return page('caseloads/as-shown', toAsShownPage(done.value.heading, form, done.value));
    const person = await this.asShown.heading(actor, id);
    const refused = { ...form, errors: errorsOf(done.problem, 'on') };
    return page('caseloads/as-shown', toAsShownPage(person, refused, null), done.problem.status);
  }
}
