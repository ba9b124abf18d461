import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { correctInspectionForm, newInspectionForm, readInspectionForm } from './inspection.form';
import { INSPECTIONS_AT } from './inspection-words';
import { toInspectionForm, toInspectionsPage } from './inspection.page';
import { InspectionsService } from './inspections.service';

/** When the service was inspected. */
@Controller('inspections')
export class InspectionsPagesController {
  constructor(private readonly inspections: InspectionsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    const { inspections, mayKeep } = await this.inspections.list(actor);
    return page('inspections/inspections', toInspectionsPage(inspections, mayKeep));
  }

  @Get('new')
  openRecord(@CurrentActor() actor: UserActor): Page {
    mustBeAllowed(actor, 'keep-inspections');
    return page('inspections/write', toInspectionForm(newInspectionForm(), null));
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'keep-inspections');
    const form = readInspectionForm(fields);
    const done = await saveForm(form, 'kind', (said) =>
      this.inspections.record(actor, said, today, form.values.formId),
    );
    if (done.ok) return redirect(INSPECTIONS_AT, 'Recorded. Workload now shows the trend since the last inspection.');
    return page('inspections/write', toInspectionForm(done.form, null), done.status);
  }

  @Get(':inspectionId/correct')
  async openCorrect(@CurrentActor() actor: UserActor, @Param('inspectionId') id: string): Promise<Page> {
    const told = await this.inspections.toCorrect(actor, id);
    return page('inspections/write', toInspectionForm(correctInspectionForm(told), told));
  }

  @Post(':inspectionId/correct')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('inspectionId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readInspectionForm(fields);
    const done = await saveForm(form, 'kind', (said) =>
      this.inspections.correct(actor, id, said, Number(form.values.version) || 0, today),
    );
    if (done.ok) return redirect(INSPECTIONS_AT, 'Corrected.');
    const told = await this.inspections.open(actor, id);
    return page('inspections/write', toInspectionForm(done.form, told, done.status === 409), done.status);
  }

  @Post(':inspectionId/withdraw')
  async withdraw(
    @CurrentActor() actor: UserActor,
    @Param('inspectionId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const because = typed(fields, 'because');
    const version = Number(typed(fields, 'version')) || 0;
    const done = await attempt(() => this.inspections.withdraw(actor, id, because, version, today));
    if (done.ok) return redirect(INSPECTIONS_AT, 'Withdrawn.');
    const told = await this.inspections.open(actor, id);
    const withdrawal = { values: { because }, errors: errorsOf(done.problem, 'because') };
    const isApart = done.problem.status === 409;
    const form = correctInspectionForm(isApart ? told : { ...told, version });
    const model = toInspectionForm(form, told, isApart, withdrawal);
    return page('inspections/write', model, done.problem.status);
  }
}
