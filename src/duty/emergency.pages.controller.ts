import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, DutyActor, Today } from '../web/decorators';
import { chosen, errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import { YoungPeopleService } from '../young-people/young-people.service';
import { EMERGENCY_FACT, EMERGENCY_WORDS } from './duty-facts';
import { AGREED_WORDS } from './duty-words';
import { AGREED, EMERGENCY_KINDS, type EmergencyFact } from './duty.entities';
import {
  emergencyFactFormOf,
  newEmergencyFactForm,
  readEmergencyFactForm,
  type EmergencyFactForm,
} from './emergency-fact.form';
import { EmergencyAccessService } from './emergency-access.service';
import { toEmergencyPage } from './emergency.page';
import { EmergencyService } from './emergency.service';

/** What somebody on duty needs of one young person, and where it is written down beforehand. */
@Controller('young-people/:id/emergency')
export class EmergencyPagesController {
  constructor(
    private readonly emergency: EmergencyService,
    private readonly access: EmergencyAccessService,
    private readonly facts: DatedFacts,
    private readonly people: YoungPeopleService,
  ) {}

  /** Whoever opens young people in emergencies only is led to say why first. */
  @Get()
  async open(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const opened = may(actor, 'open-in-emergency') ? (await this.access.toOpen(actor, id)).open : null;
    if (may(actor, 'open-in-emergency') && !opened) return redirect(`/young-people/${id}/emergency-access`);
    const summary = await this.emergency.summary(actor, id, today);
    const reader = { canChange: may(actor, 'record-casework'), canRecord: may(actor, 'record-duty'), opened };
    return page('duty/emergency', toEmergencyPage(summary, today, reader));
  }

  @Get('new')
  async openNew(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.show(actor, id, newEmergencyFactForm(chosen(query, 'kind', EMERGENCY_KINDS), today), null);
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readEmergencyFactForm(fields);
    const { fact, values } = form;
    if (!fact) return this.show(actor, id, form, null, 422);
    const done = await attempt(() => this.facts.record(actor, id, EMERGENCY_FACT, fact, today, values.formId));
    if (done.ok) return redirect(`/young-people/${id}/emergency`, 'Saved.');
    return this.show(actor, id, { ...form, errors: errorsOf(done.problem, 'kind') }, null, done.problem.status);
  }

  @Get(':emergencyId')
  async openOne(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('emergencyId') factId: string,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, EMERGENCY_FACT, factId);
    return this.show(actor, id, emergencyFactFormOf(fact), fact);
  }

  @Post(':emergencyId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('emergencyId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readEmergencyFactForm(fields);
    const { fact: said, values } = form;
    if (said) {
      const done = await attempt(() =>
        this.facts.correct(actor, id, EMERGENCY_FACT, factId, said, today, values.version),
      );
      if (done.ok) return redirect(`/young-people/${id}/emergency`, 'Saved.');
      const { fact } = await this.facts.standing(actor, id, EMERGENCY_FACT, factId);
      // What stands now is shown above, so that saving once more is a choice.
      const looked = { ...form, values: { ...values, version: fact.id }, errors: errorsOf(done.problem, 'words') };
      return this.show(actor, id, looked, fact, done.problem.status);
    }
    const { fact } = await this.facts.standing(actor, id, EMERGENCY_FACT, factId);
    return this.show(actor, id, form, fact, 422);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: EmergencyFactForm,
    standing: EmergencyFact | null,
    status = 200,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const at = `/young-people/${id}`;
    const model = {
      person,
      at,
      postAt: standing ? `${at}/emergency/${standing.factId}` : `${at}/emergency/new`,
      kinds: EMERGENCY_KINDS.map((value) => ({ value, text: EMERGENCY_WORDS[value] })),
      agreed: AGREED.map((value) => ({ value, text: AGREED_WORDS[value] })),
      standing: standing && {
        name: EMERGENCY_WORDS[standing.kind],
        words: standing.words,
        since: standing.fromOn,
        inErrorAt: `${at}/recorded-in-error/emergency-fact/${standing.factId}`,
      },
      form,
      errors: form.errors,
    };
    return page('duty/emergency-fact', model, status);
  }
}
