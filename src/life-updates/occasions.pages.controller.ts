import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newOccasionForm, readOccasionForm } from './occasion.form';
import { toOccasionsPage, type RefusedStep } from './occasions.page';
import { OccasionsService } from './occasions.service';

/** Days that a young person wants marked. */
@Controller('young-people/:id/occasions')
export class OccasionsPagesController {
  constructor(private readonly occasions: OccasionsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const opened = await this.occasions.list(actor, id, today);
    return page('life-updates/occasions', toOccasionsPage(opened, newOccasionForm(), today));
  }

  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readOccasionForm(fields);
    const done = await saveForm(form, 'wants', (said) =>
      this.occasions.record(actor, id, said, today, form.values.formId),
    );
    const saved = form.values.marked === 'no' ? 'Recorded.' : 'Recorded. It stands on Today a week ahead.';
    if (done.ok) return redirect(`/young-people/${id}/occasions`, saved);
    const opened = await this.occasions.list(actor, id, today);
    return page('life-updates/occasions', toOccasionsPage(opened, done.form, today), done.status);
  }

  @Post(':occasionId/done')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const value = typed(fields, 'words');
    const done = await attempt(() => this.occasions.done(actor, id, occasionId, value, today));
    if (done.ok) return redirect(`/young-people/${id}/occasions`, 'Recorded as done.');
    const refused: RefusedStep = { id: occasionId, field: 'words', value, errors: errorsOf(done.problem, 'words') };
    return this.refused(actor, id, refused, done.problem.status, today);
  }

  @Post(':occasionId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const value = typed(fields, 'reason');
    const done = await attempt(() => this.occasions.takeOut(actor, id, occasionId, value, today));
    if (done.ok) return redirect(`/young-people/${id}/occasions`, 'Taken out.');
    const refused: RefusedStep = { id: occasionId, field: 'reason', value, errors: errorsOf(done.problem, 'reason') };
    return this.refused(actor, id, refused, done.problem.status, today);
  }

  private async refused(
    actor: UserActor,
    id: string,
    refused: RefusedStep,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    const opened = await this.occasions.list(actor, id, today);
    return page('life-updates/occasions', toOccasionsPage(opened, newOccasionForm(), today, refused), status);
  }
}
