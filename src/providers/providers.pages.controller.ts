import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { formIdOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { formPage, NOTHING_CHOSEN } from './form.page';
import {
  addPage,
  changePage,
  decidePage,
  onDays,
  ownValues,
  readDecision,
  readApplication,
  readChange,
  readRegistration,
  readRisk,
  registrationPage,
  riskPage,
} from './provider.forms';
import { REGISTRATION_WORDS } from './provider-kinds';
import type { Standing } from './provider-standing';
import type { Provider } from './provider.entities';
import { readProvidersAddress, toListPage, toProviderPage } from './providers.page';
import { ProvidersService } from './providers.service';
import { newForm, readForm, type FormShown } from './reading';

/** Who provides homes, and how they stand on the council's list. */
@Controller('providers')
export class ProvidersPagesController {
  constructor(private readonly providers: ProvidersService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    const lines = await this.providers.list(actor, today);
    return page('providers/providers', toListPage(lines, readProvidersAddress(query), actor, today));
  }

  @Get('new')
  async openNew(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    await this.providers.namesToSettle(actor, today);
    return formPage(addPage(), newForm(onDays(today, 'appliedOn')));
  }

  @Post('new')
  async add(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readApplication);
    const done = await saveForm(form, 'name', ({ own, applied }) =>
      this.providers.add(actor, own, applied, today, form.formId),
    );
    if (done.ok) return redirect(`/providers/${form.formId}`, 'Added to the list as one that applied.');
    await this.providers.namesToSettle(actor, today);
    return formPage(addPage(), done.form, done.status);
  }

  @Get('names')
  async names(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return this.showNames(actor, newForm(), today, 200);
  }

  @Post('names')
  async settleName(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const [name, providerId] = [typed(fields, 'name'), typed(fields, 'providerId')];
    const form = { values: { formId: formIdOf(fields), name, providerId }, errors: [] };
    if (!providerId) {
      const errors = [{ field: 'providerId', message: 'Choose which provider it is' }];
      return this.showNames(actor, { ...form, errors }, today, 422);
    }
    const done = await attempt(() => this.providers.alsoCalled(actor, providerId, name, form.values.formId));
    if (done.ok)
      return redirect('/providers/names', 'Kept. Whoever lives there under this name counts with that provider.');
    const errors = [{ field: 'providerId', message: done.problem.detail }];
    return this.showNames(actor, { ...form, errors }, today, done.problem.status);
  }

  @Get(':providerId')
  async one(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('providers/provider', toProviderPage(await this.providers.one(actor, id, today), actor, today));
  }

  @Post(':providerId/names/:nameId/take-out')
  async takeOutName(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Param('nameId') nameId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.providers.notCalled(actor, id, nameId, today);
    return redirect(`/providers/${id}`, 'Taken out. The record means nobody in the list by that name any more.');
  }

  @Get(':providerId/change')
  async openChange(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { provider } = await this.providers.toChange(actor, id, 'decide-on-providers', today);
    return formPage(changePage(provider, null), newForm(ownValues(provider)));
  }

  @Post(':providerId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readChange);
    const done = await saveForm(form, 'name', ({ own, version }) => this.providers.change(actor, id, own, version));
    if (done.ok) return redirect(`/providers/${id}`, 'Saved.');
    const { provider } = await this.providers.toChange(actor, id, 'decide-on-providers', today);
    const isNewer = done.problem?.current !== undefined;
    const values = isNewer ? { ...form.values, version: String(provider.version) } : form.values;
    return formPage(changePage(provider, isNewer ? provider : null), { ...done.form, values }, done.status);
  }

  @Get(':providerId/decide')
  async openDecide(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.showDecide(actor, id, newForm(onDays(today, 'fromOn')), today, 200);
  }

  @Post(':providerId/decide')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readDecision);
    const done = await saveForm(form, 'status', (said) => this.providers.decide(actor, id, said, today, form.formId));
    if (done.ok) return redirect(`/providers/${id}`, 'Decided. Whoever looks for a home sees it from now on.');
    return this.showDecide(actor, id, done.form, today, done.status);
  }

  @Get(':providerId/registration')
  async openRegistration(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { provider, standing } = await this.providers.toChange(actor, id, 'monitor-providers', today);
    const { state = '', number = '' } = standing.registration ?? {};
    const values = { ...onDays(today, 'checkedOn'), state, number: number ?? '' };
    return formPage(registrationPage(provider, seenBefore(standing)), newForm(values));
  }

  @Post(':providerId/registration')
  async register(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readRegistration);
    const done = await saveForm(form, 'state', (said) => this.providers.register(actor, id, said, today, form.formId));
    if (done.ok) return redirect(`/providers/${id}`, 'Registration recorded.');
    const { provider, standing } = await this.providers.toChange(actor, id, 'monitor-providers', today);
    return formPage(registrationPage(provider, seenBefore(standing)), done.form, done.status);
  }

  @Get(':providerId/risk')
  async openRisk(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const provider = await this.toDecide(actor, id, today);
    return formPage(riskPage(provider), newForm(onDays(today, 'fromOn')));
  }

  @Post(':providerId/risk')
  async setRisk(
    @CurrentActor() actor: UserActor,
    @Param('providerId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readForm(fields, readRisk);
    const done = await saveForm(form, 'risk', (said) => this.providers.setRisk(actor, id, said, today, form.formId));
    if (done.ok) return redirect(`/providers/${id}`, 'Risk set. It says when the next visit is due.');
    return formPage(riskPage(await this.toDecide(actor, id, today)), done.form, done.status);
  }

  private async toDecide(actor: UserActor, id: string, today: LocalDate): Promise<Provider> {
    return (await this.providers.toChange(actor, id, 'decide-on-providers', today)).provider;
  }

  private async showDecide(
    actor: UserActor,
    id: string,
    form: FormShown,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const { provider, standing } = await this.providers.toChange(actor, id, 'decide-on-providers', today);
    return formPage(decidePage(provider, standing.step?.status ?? null), form, status);
  }

  private async showNames(actor: UserActor, form: FormShown, today: LocalDate, status: number): Promise<Page> {
    const names = await this.providers.namesToSettle(actor, today);
    const providers = (await this.providers.list(actor, today)).map(({ id, name }) => ({ value: id, text: name }));
    const model = {
      names,
      nameChoices: names.map(({ name }) => ({ value: name, text: name })),
      providers: [NOTHING_CHOSEN, ...providers],
      form,
      errors: form.errors,
    };
    return page('providers/names', model, status);
  }
}

function seenBefore({ registration }: Standing): string | null {
  if (!registration) return null;
  const { state, number, checkedOn } = registration;
  const words = [REGISTRATION_WORDS[state], number].filter(Boolean).join(' ');
  return `Last looked up on ${formatLong(checkedOn)}: ${words}.`;
}
