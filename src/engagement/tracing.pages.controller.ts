import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import { TRACING_PERSON, TRACING_PLACE } from './engagement-facts';
import { PLACE_OUTCOME_WORDS } from './engagement-words';
import { PLACE_OUTCOMES, TRACING_STEPS } from './engagement.entities';
import {
  newForm,
  personValues,
  readAttemptForm,
  readOutcomeForm,
  readPersonForm,
  readPlaceForm,
  type Form,
} from './keeping-in-touch.forms';
import { atKeeping, toFormPage } from './keeping-in-touch.page';
import { KeepingInTouchService } from './keeping-in-touch.service';
import { TracingService } from './tracing.service';

/** The search for one young person: who may know, where they will be, and what was tried. */
@Controller('young-people/:id/keeping-in-touch')
export class TracingPagesController {
  constructor(
    private readonly keeping: KeepingInTouchService,
    private readonly tracing: TracingService,
    private readonly facts: DatedFacts,
  ) {}

  /** @param step what is about to be tried */
  @Get('attempts/new')
  async openAttempt(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const step = chosen(query, 'step', TRACING_STEPS) ?? '';
    const form = newForm({ step, when: 'today', onDate: '', staffId: actor.staffId });
    return this.formPage(actor, id, today, 'attempt', form, 200);
  }

  @Post('attempts/new')
  async attempt(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAttemptForm(fields, today);
    const done = await saveForm(form, { all: 'step', on: 'onDate' }, (said) =>
      this.tracing.attempt(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(atKeeping(id), 'The try is recorded, among the contacts too.');
    return this.formPage(actor, id, today, 'attempt', done.form, done.status);
  }

  @Get('people/new')
  async openNewPerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.formPage(actor, id, today, 'person', newForm(), 200);
  }

  @Post('people/new')
  async addPerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPersonForm(fields);
    const done = await saveForm(form, 'name', (said) =>
      this.facts.record(actor, id, TRACING_PERSON, said, today, form.values.formId),
    );
    if (done.ok) return redirect(atKeeping(id), 'Recorded among the people who may know.');
    return this.formPage(actor, id, today, 'person', done.form, done.status);
  }

  @Get('people/:factId')
  async openPerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, TRACING_PERSON, factId);
    return this.formPage(actor, id, today, 'person', newForm(personValues(fact)), 200, { factId });
  }

  @Post('people/:factId')
  async changePerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { version } = await this.facts.standing(actor, id, TRACING_PERSON, factId);
    const form = readPersonForm(fields);
    const lookedAt = form.values.version || undefined;
    const done = await saveForm(form, 'name', (said) =>
      this.facts.correct(actor, id, TRACING_PERSON, factId, said, today, lookedAt),
    );
    if (done.ok) return redirect(atKeeping(id), 'Changed. What stood before stays in the record.');
    if (!done.problem) return this.formPage(actor, id, today, 'person', form, 422, { factId });
    // What is sent next was seen beside what stands now.
    const seen = { ...done.form, values: { ...form.values, version } };
    const standsNow = done.status === 409 ? await this.facts.read(actor, id, TRACING_PERSON, factId) : null;
    return this.formPage(actor, id, today, 'person', seen, done.status, { factId, standsNow });
  }

  @Get('places/new')
  async openNewPlace(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.formPage(actor, id, today, 'place', newForm({ staffId: actor.staffId }), 200);
  }

  @Post('places/new')
  async addPlace(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPlaceForm(fields);
    const done = await saveForm(form, 'place', (said) =>
      this.facts.record(actor, id, TRACING_PLACE, said, today, form.values.formId),
    );
    if (done.ok) return redirect(atKeeping(id), 'Recorded. It is on the Today of whoever goes.');
    return this.formPage(actor, id, today, 'place', done.form, done.status);
  }

  @Get('places/:factId')
  async openPlace(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.outcomePage(actor, id, factId, today, newForm(), 200);
  }

  @Post('places/:factId')
  async outcome(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readOutcomeForm(fields);
    const done = await saveForm(form, 'outcome', (said) =>
      this.tracing.placeOutcome(actor, id, factId, said, today, form.values.formId),
    );
    if (done.ok) {
      return done.said.outcome === 'there'
        ? redirect(
            `/young-people/${id}/contacts/new`,
            'They were there. Record the contact: being in touch ends the search.',
          )
        : redirect(atKeeping(id), 'What came of it is recorded.');
    }
    return this.outcomePage(actor, id, factId, today, done.form, done.status);
  }

  private async outcomePage(
    actor: UserActor,
    id: string,
    factId: string,
    today: LocalDate,
    form: Form<unknown>,
    status: number,
  ): Promise<Page> {
    const { fact: place } = await this.facts.standing(actor, id, TRACING_PLACE, factId);
    const { staff } = await this.keeping.toRecord(actor, id, today);
    const isToCome = place.onDay > today;
    const outcomes = PLACE_OUTCOMES.filter((outcome) => !isToCome || outcome === 'not-needed').map((value) => ({
      value,
      text: PLACE_OUTCOME_WORDS[value],
    }));
    const shown = {
      ...place,
      time: place.atTime?.slice(0, 5) ?? null,
      who: staff.find((one) => one.id === place.staffId)?.name ?? null,
      outcomeShown: place.outcome && PLACE_OUTCOME_WORDS[place.outcome],
      inErrorAt: `/young-people/${id}/recorded-in-error/tracing-place/${place.factId}`,
    };
    return this.formPage(actor, id, today, 'place-outcome', form, status, { factId, place: shown, outcomes });
  }

  private async formPage(
    actor: UserActor,
    id: string,
    today: LocalDate,
    template: string,
    form: Form<unknown>,
    status: number,
    more: object = {},
  ): Promise<Page> {
    const to = await this.keeping.toRecord(actor, id, today);
    return page(`engagement/${template}`, { ...toFormPage(to, form), factId: null, ...more }, status);
  }
}
