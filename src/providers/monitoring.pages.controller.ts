import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { notFound } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { redirect, saveForm, type Page, type Redirect } from '../web/page';
import { formPage, type FormPage } from './form.page';
import { MonitoringService } from './monitoring.service';
import {
  actionPage,
  actionStepPage,
  incidentPage,
  inAMonth,
  onDays,
  readAction,
  readActionStep,
  readIncident,
  readVacancy,
  readVisit,
  takeBackPage,
  vacancyPage,
  visitPage,
} from './provider.forms';
import type { Standing } from './provider-standing';
import type { Provider } from './provider.entities';
import { ProvidersService } from './providers.service';
import { newForm, readForm, readReason } from './reading';

/** Visits to providers, incidents, what is to be put right, and free places. */
@Controller('providers/:providerId')
export class MonitoringPagesController {
  constructor(
    private readonly monitoring: MonitoringService,
    private readonly providers: ProvidersService,
  ) {}

  @Get('visits/new')
  async openVisit(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return formPage(await this.shown(actor, id, today, visit), newForm(onDays(today, 'visitedOn')));
  }

  @Post('visits/new')
  async visit(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readVisit);
    const done = await saveForm(form, 'visitedOn', (said) =>
      this.monitoring.visit(actor, id, said, today, form.formId),
    );
    if (done.ok) return redirect(`/providers/${id}`, 'Visit recorded.');
    return formPage(await this.shown(actor, id, today, visit), done.form, done.status);
  }

  @Get('incidents/new')
  async openIncident(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return formPage(await this.shown(actor, id, today, incidentPage), newForm(onDays(today, 'happenedOn', 'toldOn')));
  }

  @Post('incidents/new')
  async incident(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readIncident);
    const done = await saveForm(form, 'happenedOn', (said) =>
      this.monitoring.incident(actor, id, said, today, form.formId),
    );
    if (done.ok)
      return redirect(
        `/providers/${id}`,
        'Incident recorded. Think about whether the risk or the status has to change.',
      );
    return formPage(await this.shown(actor, id, today, incidentPage), done.form, done.status);
  }

  @Get('actions/new')
  async openAction(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
    @Query('of') incidentId?: string,
  ): Promise<Page> {
    return formPage(await this.shownAction(actor, id, incidentId, today), newForm({ byOn: inAMonth(today) }));
  }

  @Post('actions/new')
  async act(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
    @Query('of') incidentId?: string,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readAction);
    const done = await saveForm(form, 'what', (said) =>
      this.monitoring.act(actor, id, { ...said, cameOf: incidentId ?? null }, today, form.formId),
    );
    if (done.ok) return redirect(`/providers/${id}`, 'Added.');
    return formPage(await this.shownAction(actor, id, incidentId, today), done.form, done.status);
  }

  @Get('actions/:putRightId')
  async openStep(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('putRightId') actionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return formPage(await this.shownStep(actor, id, actionId, today), newForm(onDays(today, 'onDay')));
  }

  @Post('actions/:putRightId')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('putRightId') actionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readActionStep);
    const done = await saveForm(form, 'step', (said) =>
      this.monitoring.see(actor, id, actionId, said, today, form.formId),
    );
    if (done.ok) return redirect(`/providers/${id}`, 'Saved.');
    return formPage(await this.shownStep(actor, id, actionId, today), done.form, done.status);
  }

  @Get('vacancies/new')
  async openVacancy(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return formPage(await this.shown(actor, id, today, vacancyPage), newForm(onDays(today, 'fromOn', 'toldOn')));
  }

  @Post('vacancies/new')
  async vacancy(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readVacancy);
    const done = await saveForm(form, 'place', (said) => this.monitoring.vacancy(actor, id, said, today, form.formId));
    if (done.ok) return redirect(`/providers/${id}`, 'Saved.');
    return formPage(await this.shown(actor, id, today, vacancyPage), done.form, done.status);
  }

  @Get('taken-back/:recordId')
  async openTakeBack(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('recordId') recordId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return formPage(await this.shownTakeBack(actor, id, recordId, today), newForm());
  }

  @Post('taken-back/:recordId')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('recordId') recordId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await saveForm(readForm(fields, readReason), 'reason', ({ reason }) =>
      this.monitoring.takeBack(actor, id, recordId, reason),
    );
    if (done.ok) return redirect(`/providers/${id}`, 'Taken back. It counts no more.');
    return formPage(await this.shownTakeBack(actor, id, recordId, today), done.form, done.status);
  }

  private async shown(
    actor: UserActor,
    id: string,
    today: LocalDate,
    as: (provider: Provider, standing: Standing) => FormPage,
  ): Promise<FormPage> {
    const { provider, standing } = await this.providers.toChange(actor, id, 'monitor-providers', today);
    return as(provider, standing);
  }

  private async shownAction(
    actor: UserActor,
    id: string,
    incidentId: string | undefined,
    today: LocalDate,
  ): Promise<FormPage> {
    if (incidentId === undefined) return this.shown(actor, id, today, (provider) => actionPage(provider, null));
    await this.providers.toChange(actor, id, 'monitor-providers', today);
    const { provider, incidents } = await this.providers.one(actor, id, today);
    const incident = incidents.find((one) => one.id === incidentId);
    if (!incident) throw notFound();
    return actionPage(provider, incident);
  }

  private async shownStep(actor: UserActor, id: string, actionId: string, today: LocalDate): Promise<FormPage> {
    await this.providers.toChange(actor, id, 'monitor-providers', today);
    const { provider, actions } = await this.providers.one(actor, id, today);
    const action = actions.find((one) => one.id === actionId);
    if (!action) throw notFound();
    return actionStepPage(provider, action);
  }

  private async shownTakeBack(actor: UserActor, id: string, recordId: string, today: LocalDate): Promise<FormPage> {
    await this.providers.toChange(actor, id, 'decide-on-providers', today);
    const { provider, visits, incidents, registrations } = await this.providers.one(actor, id, today);
    const what =
      visits
        .filter((one) => one.id === recordId)
        .map((one) => `Visit of ${formatLong(one.visitedOn)}. Its photos are deleted for good.`)[0] ??
      incidents.filter((one) => one.id === recordId).map((one) => `Incident of ${formatLong(one.happenedOn)}.`)[0] ??
      registrations
        .filter((one) => one.id === recordId)
        .map((one) => `Look at the register of ${formatLong(one.checkedOn)}.`)[0];
    if (!what) throw notFound();
    return takeBackPage(provider, recordId, what);
  }
}

function visit(provider: Provider, standing: Standing): FormPage {
  return visitPage(provider, standing.visit?.unannounced === true);
}
