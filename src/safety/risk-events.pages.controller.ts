import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { DutyActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import { newRiskEventForm, readRiskEventForm, riskEventFormOf, type RiskEventForm } from './risk-event.form';
import type { RiskEvent } from './risk-event.entity';
import { RISK_EVENT, RISK_KINDS, riskEventTold } from './risk-events';

/** As many as are shown: nobody has more. */
const MOST_SHOWN = 200;
const NOT_TOLD_ELSEWHERE = { contactId: null, dutyContactId: null };

/** Self-harm and exploitation: what happened, when, and what was done at once. */
@Controller('young-people/:id/risk-events')
export class RiskEventsPagesController {
  constructor(private readonly facts: DatedFacts) {}

  @Get('new')
  async open(@DutyActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.show(actor, id, newRiskEventForm(), null);
  }

  @Post('new')
  async record(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readRiskEventForm(fields, today);
    const { said, values } = form;
    if (!said) return this.show(actor, id, form, null, 422);
    const event = { ...said, ...NOT_TOLD_ELSEWHERE };
    const done = await attempt(() => this.facts.record(actor, id, RISK_EVENT, event, today, values.formId));
    if (done.ok) return redirect(backTo(actor, id), 'Recorded. What’s due has by when a manager decides what follows.');
    return this.show(actor, id, { ...form, errors: atForm(errorsOf(done.problem, 'kind')) }, null, done.problem.status);
  }

  @Get(':riskEventId')
  async read(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('riskEventId') factId: string,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, RISK_EVENT, factId);
    return this.show(actor, id, riskEventFormOf(fact), fact);
  }

  @Post(':riskEventId')
  async change(
    @DutyActor() actor: UserActor,
    @Param('id') id: string,
    @Param('riskEventId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readRiskEventForm(fields, today);
    const { said, values } = form;
    if (said) {
      const done = await attempt(() => this.facts.correct(actor, id, RISK_EVENT, factId, said, today, values.row));
      if (done.ok) return redirect(backTo(actor, id), 'Saved.');
      const { fact } = await this.facts.standing(actor, id, RISK_EVENT, factId);
      // What stands now is shown above, so that saving once more is a choice.
      const again = { ...form, values: { ...values, row: fact.id }, errors: atForm(errorsOf(done.problem, 'kind')) };
      return this.show(actor, id, again, fact, done.problem.status);
    }
    const { fact } = await this.facts.standing(actor, id, RISK_EVENT, factId);
    return this.show(actor, id, form, fact, 422);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: RiskEventForm,
    standing: RiskEvent | null,
    status = 200,
  ): Promise<Page> {
    const { person, facts: recorded } = await this.facts.beside(actor, id, RISK_EVENT, MOST_SHOWN);
    const at = `/young-people/${id}`;
    const inErrorAt = (factId: string) =>
      may(actor, 'record-casework') && `${at}/recorded-in-error/risk-event/${factId}`;
    const model = {
      person,
      at,
      backAt: backTo(actor, id),
      postAt: `${at}/risk-events/${standing?.factId ?? 'new'}`,
      kinds: RISK_KINDS,
      standing: standing && { ...riskEventTold(standing), inErrorAt: inErrorAt(standing.factId) },
      events: recorded
        .filter(({ factId }) => factId !== standing?.factId)
        .toSorted((a, b) => b.happenedOn.localeCompare(a.happenedOn))
        .map((event) => ({ ...riskEventTold(event), inErrorAt: inErrorAt(event.factId) })),
      seesContacts: may(actor, 'record-casework'),
      form,
      errors: form.errors,
    };
    return page('safety/risk-event', model, status);
  }
}

/** Whoever opens young people in emergencies only may not see the record itself. */
function backTo(actor: UserActor, id: string): string {
  return may(actor, 'open-in-emergency') ? `/young-people/${id}/emergency` : `/young-people/${id}`;
}

function atForm(errors: ReturnType<typeof errorsOf>) {
  return errors.map((error) => (error.field === 'happenedOn' ? { ...error, field: 'onDate' } : error));
}
