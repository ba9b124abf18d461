import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from './dated-facts';
import { LIFE_EVENTS } from './life-event.entity';
import { newLifeEventForm, readLifeEventForm, type LifeEventForm } from './life-event.form';
import { LIFE_EVENT, LIFE_EVENT_WORDS } from './life-events';

/** As many as are shown: nobody has more. */
const MOST_SHOWN = 200;

/** A pregnancy, a death, a relationship that ended: after each, what the young person needs is looked at again. */
@Controller('young-people/:id/life-events')
export class LifeEventsPagesController {
  constructor(private readonly facts: DatedFacts) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.show(actor, id, newLifeEventForm(), 200);
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readLifeEventForm(fields, today);
    const { event, values } = form;
    if (!event) return this.show(actor, id, form, 422);
    const done = await attempt(() => this.facts.record(actor, id, LIFE_EVENT, event, today, values.formId));
    if (done.ok) {
      return redirect(`/young-people/${id}/assessments`, 'Recorded. Look whether a new needs assessment is needed.');
    }
    return this.show(actor, id, { ...form, errors: errorsOf(done.problem, 'kind') }, done.problem.status);
  }

  private async show(actor: UserActor, id: string, form: LifeEventForm, status: number): Promise<Page> {
    const { person, facts: recorded } = await this.facts.beside(actor, id, LIFE_EVENT, MOST_SHOWN);
    const events = recorded
      .map((event) => ({
        what: LIFE_EVENT_WORDS[event.kind],
        on: event.happenedOn,
        words: event.words,
        inErrorAt: `/young-people/${id}/recorded-in-error/life-event/${event.factId}`,
      }))
      .sort((a, b) => b.on.localeCompare(a.on));
    const kinds = LIFE_EVENTS.map((value) => ({ value, text: LIFE_EVENT_WORDS[value] }));
    return page('young-people/life-event', { person, kinds, events, form, errors: form.errors }, status);
  }
}
