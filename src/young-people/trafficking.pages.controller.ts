import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from './dated-facts';
import { TRAFFICKING, TRAFFICKING_WORDS } from './trafficking';
import { TRAFFICKING_ANSWERS, type Trafficking } from './trafficking.entity';
import { newTraffickingForm, readTraffickingForm, type TraffickingForm } from './trafficking.form';
import { YoungPeopleService } from './young-people.service';

/** Whether somebody was trafficked, as far as it is known: one answer, changed here as more is known. */
@Controller('young-people/:id/trafficking')
export class TraffickingPagesController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly people: YoungPeopleService,
  ) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Query() query: Fields): Promise<Page> {
    return this.show(actor, id, (standing) => newTraffickingForm(standing, typed(query, 'from')), 200);
  }

  @Post()
  async save(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readTraffickingForm(fields, today);
    const { said, values } = form;
    if (!said) return this.show(actor, id, () => form, 422);
    const done = await attempt(async () => {
      const standing = await this.standing(actor, id);
      if (!standing) return this.facts.record(actor, id, TRAFFICKING, said, today, values.formId);
      const isSaid = standing.answer === said.answer && standing.knownOn === said.knownOn;
      if (isSaid) return standing.factId;
      await this.facts.correct(actor, id, TRAFFICKING, standing.factId, said, today, values.version);
      return standing.factId;
    });
    if (done.ok) return redirect(backTo(id, values.from), 'Saved.');
    const errors = errorsOf(done.problem, 'answer');
    // What stands now is shown above, so that saving once more is a choice.
    const looked = (standing: Trafficking | null) => ({
      ...form,
      values: { ...values, version: standing?.id ?? '' },
      errors,
    });
    return this.show(actor, id, looked, done.problem.status);
  }

  private async standing(actor: UserActor, id: string): Promise<Trafficking | null> {
    const [standing] = await this.facts.list(actor, id, TRAFFICKING, { after: null, limit: 1 });
    return standing ?? null;
  }

  private async show(
    actor: UserActor,
    id: string,
    formOn: (standing: Trafficking | null) => TraffickingForm,
    status: number,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const standing = await this.standing(actor, id);
    const form = formOn(standing);
    const answers = TRAFFICKING_ANSWERS.map((value) => ({ value, text: TRAFFICKING_WORDS[value] }));
    const known = standing && {
      words: TRAFFICKING_WORDS[standing.answer],
      on: standing.knownOn,
      inErrorAt: `/young-people/${id}/recorded-in-error/trafficking/${standing.factId}`,
    };
    const back = { at: backTo(id, form.values.from), text: form.values.from ? 'the plan' : person.name };
    return page('young-people/trafficking', { person, answers, known, back, form, errors: form.errors }, status);
  }
}

function backTo(id: string, from: string): string {
  return from ? `/young-people/${id}/plan/topics/status` : `/young-people/${id}`;
}
