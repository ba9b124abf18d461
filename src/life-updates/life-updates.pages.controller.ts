import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newLifeUpdateForm, readLifeUpdateForm } from './life-update.form';
import { toLifeUpdatesPage } from './life-updates.page';
import { LifeUpdatesService } from './life-updates.service';

/** What happened in a young person's life, their interests, and their life story. */
@Controller('young-people/:id/life')
export class LifeUpdatesPagesController {
  constructor(private readonly life: LifeUpdatesService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return page('life-updates/life', toLifeUpdatesPage(await this.life.list(actor, id), newLifeUpdateForm()));
  }

  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readLifeUpdateForm(fields, today);
    const done = await saveForm(form, { all: 'words', toldOn: 'onDate' }, (said) =>
      this.life.record(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/life`, 'Recorded.');
    const model = toLifeUpdatesPage(await this.life.list(actor, id), done.form);
    return page('life-updates/life', model, done.status);
  }

  @Post(':updateId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('updateId') updateId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.life.takeOut(actor, id, updateId, reason, today));
    if (done.ok) return redirect(`/young-people/${id}/life`, 'Taken out. It stays to be read at the end of the page.');
    const takeOut = { id: updateId, values: { reason }, errors: errorsOf(done.problem, 'reason') };
    const model = toLifeUpdatesPage(await this.life.list(actor, id), newLifeUpdateForm(), takeOut);
    return page('life-updates/life', model, done.problem.status);
  }
}
