import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newToldForm, readToldForm } from './told-of-change';
import { toToldPage } from './told-of-change.page';
import { WorkerChangesService } from './worker-changes.service';

/** Telling a young person of a new worker. */
@Controller('young-people/:id/worker-changes/:changeId')
export class WorkerChangesPagesController {
  constructor(private readonly changes: WorkerChangesService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const to = await this.changes.toTell(actor, id, changeId, today);
    return page('handovers/told-of-change', toToldPage(to, newToldForm(actor.staffId)));
  }

  @Post()
  async tell(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('changeId') changeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readToldForm(fields, today);
    const done = await saveForm(form, { all: 'toldHow', toldOn: 'onDate' }, (said) =>
      this.changes.tell(actor, id, changeId, said, today),
    );
    if (done.ok) return redirect(`/young-people/${id}`, 'Recorded that they were told.');
    const to = await this.changes.toTell(actor, id, changeId, today);
    return page('handovers/told-of-change', toToldPage(to, done.form), done.status);
  }
}
