import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import type { NextYears } from './occasion-days';
import {
  newOccasionForm,
  readDayForm,
  readDoneForm,
  readOccasionForm,
  readTakeOutForm,
  type StepForm,
} from './occasion.form';
import { toOccasionsPage } from './occasions.page';
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
    const form = readDoneForm(occasionId, fields);
    const done = await saveForm(form, 'words', (said) => this.occasions.done(actor, id, occasionId, said, today));
    if (done.ok) return redirect(`/young-people/${id}/occasions`, `Recorded as done.${againWords(done.value)}`);
    return this.refused(actor, id, done, today);
  }

  @Post(':occasionId/day')
  async sayDay(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDayForm(occasionId, fields);
    const done = await saveForm(form, 'onDay', (onDay) => this.occasions.sayDay(actor, id, occasionId, onDay, today));
    if (done.ok) return redirect(`/young-people/${id}/occasions`, 'Recorded. It stands on Today a week ahead.');
    return this.refused(actor, id, done, today);
  }

  @Post(':occasionId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readTakeOutForm(occasionId, fields);
    const done = await saveForm(form, 'reason', (reason) =>
      this.occasions.takeOut(actor, id, occasionId, reason, today),
    );
    if (done.ok) return redirect(`/young-people/${id}/occasions`, 'Taken out.');
    return this.refused(actor, id, done, today);
  }

  private async refused(
    actor: UserActor,
    id: string,
    { form, status }: { form: StepForm<unknown>; status: number },
    today: LocalDate,
  ): Promise<Page> {
    const opened = await this.occasions.list(actor, id, today);
    return page('life-updates/occasions', toOccasionsPage(opened, newOccasionForm(), today, form), status);
  }
}

function againWords(next: NextYears | null): string {
  if (next === null) return '';
  const day = formatLong(next.onDay);
  return next.proposed
    ? ` Next year’s may be about ${day}: it is owed to ask on which day it is.`
    : ` Next year’s is on ${day}.`;
}
