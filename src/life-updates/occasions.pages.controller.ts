import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import type { FieldError } from '../platform/problem';
import { parseTypedDate } from '../web/typed-date';
import type { NextYears } from './occasion-days';
import { newOccasionForm, readOccasionForm, readPounds } from './occasion.form';
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
    const [words, given, spent] = [typed(fields, 'words'), typed(fields, 'given'), typed(fields, 'spentPence')];
    const errors: FieldError[] = [];
    if (!given) errors.push({ field: 'given', message: 'Enter what was given or done' });
    if (!words) errors.push({ field: 'words', message: 'Enter how they took it' });
    const spentPence = readPounds(fields, 'spentPence', errors);
    const day = typed(fields, 'onDay');
    const onDay = day ? parseTypedDate(day) : null;
    if (day && !onDay) errors.push({ field: 'onDay', message: 'Enter the day as 9/3/26 or 9 March 2026' });
    const values = { words, given, spentPence: spent, onDay: day };
    const said = { words, given, spentPence, onDay };
    if (errors.length > 0) {
      return this.refused(actor, id, { id: occasionId, step: 'done', values, errors }, 422, today);
    }
    const done = await attempt(() => this.occasions.done(actor, id, occasionId, said, today));
    if (done.ok) return redirect(`/young-people/${id}/occasions`, `Recorded as done.${againWords(done.value)}`);
    const refused: RefusedStep = { id: occasionId, step: 'done', values, errors: errorsOf(done.problem, 'words') };
    return this.refused(actor, id, refused, done.problem.status, today);
  }

  @Post(':occasionId/day')
  async sayDay(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('occasionId') occasionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const onDay = typed(fields, 'onDay');
    const values = { onDay };
    const day = parseTypedDate(onDay);
    if (!day) {
      const errors = [{ field: 'onDay', message: 'Enter the day as 9/3/26 or 9 March 2026' }];
      return this.refused(actor, id, { id: occasionId, step: 'day', values, errors }, 422, today);
    }
    const done = await attempt(() => this.occasions.sayDay(actor, id, occasionId, day, today));
    if (done.ok) return redirect(`/young-people/${id}/occasions`, 'Recorded. It stands on Today a week ahead.');
    const refused: RefusedStep = { id: occasionId, step: 'day', values, errors: errorsOf(done.problem, 'onDay') };
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
    const refused: RefusedStep = {
      ...{ id: occasionId, step: 'take-out', values: { reason: value } },
      errors: errorsOf(done.problem, 'reason'),
    };
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

function againWords(next: NextYears | null): string {
  if (next === null) return '';
  const day = formatLong(next.onDay);
  return next.proposed
    ? ` Next year’s may be about ${day}: it is owed to ask on which day it is.`
    : ` Next year’s is on ${day}.`;
}
