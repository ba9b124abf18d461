import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, type Page } from '../web/page';
import { newWhatIfForm, readWhatIfForm, type WhatIfForm } from './what-if.form';
import { toWhatIfPage } from './what-if.page';
import { WhatIfService, type WhatIf } from './what-if.service';

@Controller('young-people/:id/what-if')
export class WhatIfPagesController {
  constructor(private readonly whatIf: WhatIfService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
    @Query('event') event?: string,
  ): Promise<Page> {
    return this.show(actor, id, newWhatIfForm(event), null, 200, today);
  }

  /** A form that is sent, though nothing is saved: what might become of somebody stands in no address. */
  @Post()
  async try(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const form = readWhatIfForm(fields);
    const { asked } = form;
    if (!asked) return this.show(actor, id, form, null, 422, today);
    const done = await attempt(() => this.whatIf.try(actor, id, asked.event, today, asked.lookOn));
    if (done.ok) return this.show(actor, id, form, done.value, 200, today);
    // What cannot have happened cannot have happened on that day, which is the field that is seen.
    const errors = errorsOf(done.problem, 'on').map((error) =>
      error.field === 'event' ? { ...error, field: 'on' } : error,
    );
    return this.show(actor, id, { ...form, errors }, null, done.problem.status, today);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: WhatIfForm,
    shown: WhatIf | null,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const person = await this.whatIf.person(actor, id, today);
    return page('what-if/what-if', toWhatIfPage(person, form, shown, today), status);
  }
}
