import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { DatedFacts } from '../young-people/dated-facts';
import type { IntensiveSupport } from './intensive-support.entity';
import {
  newSupportForm,
  readSupportForm,
  supportFormOf,
  type IntensiveSupportForm,
  type SupportAsks,
} from './intensive-support.form';
import { INTENSIVE_SUPPORT } from './intensive-support';
import { toIntensiveSupportPage } from './intensive-support.page';
import { IntensiveSupportService } from './intensive-support.service';

/** As many as are shown: nobody has more. */
const MOST_SHOWN = 200;
/** The form calls some fields otherwise, and has no row of its own for each part of a step. */
const NAMES: Record<string, string> = { fromOn: 'onDate', toOn: 'onDate', steps: 'who-1' };

/** A plan of intensive support: written, reviewed and put right. */
@Controller('young-people/:id/intensive-support')
export class IntensiveSupportPagesController {
  constructor(
    private readonly facts: DatedFacts,
    private readonly support: IntensiveSupportService,
  ) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newSupportForm(today), 'new', null);
  }

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readSupportForm(fields, 'new', today);
    const { said, on } = form;
    if (!said || !on) return this.show(actor, id, form, 'new', null, 422);
    const plan = { ...said, fromOn: on, toOn: null, outcome: null };
    const { formId } = form.values;
    const done = await attempt(() => this.facts.record(actor, id, INTENSIVE_SUPPORT, plan, today, formId));
    if (done.ok) return redirect(`/young-people/${id}`, 'Saved. The case is supervised at the shortest interval now.');
    const errors = errorsOf(done.problem, 'onDate', NAMES);
    return this.show(actor, id, { ...form, errors }, 'new', null, done.problem.status);
  }

  @Get(':planOfSupportId')
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planOfSupportId') planId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, INTENSIVE_SUPPORT, planId);
    return this.show(actor, id, supportFormOf(fact, 'review', today), 'review', fact);
  }

  @Post(':planOfSupportId')
  async review(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planOfSupportId') planId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readSupportForm(fields, 'review', today);
    const { on, said: next, values } = form;
    if (!on) return this.standing(actor, id, planId, form, 'review', 422);
    const said = { on, outcome: values.outcome!, next };
    const done = await attempt(() => this.support.review(actor, id, planId, said, today, values.row, values.formId));
    if (done.ok) return redirect(`/young-people/${id}`, next ? 'Reviewed: it goes on.' : 'Reviewed: it is over.');
    const errors = errorsOf(done.problem, 'outcome', NAMES);
    return this.standing(actor, id, planId, { ...form, errors }, 'review', done.problem.status);
  }

  @Get(':planOfSupportId/correct')
  async toCorrect(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planOfSupportId') planId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, INTENSIVE_SUPPORT, planId);
    return this.show(actor, id, supportFormOf(fact, 'correct', today), 'correct', fact);
  }

  @Post(':planOfSupportId/correct')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('planOfSupportId') planId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readSupportForm(fields, 'correct', today);
    const { on, said, values } = form;
    if (!on || !said) return this.standing(actor, id, planId, form, 'correct', 422);
    const plan = { ...said, fromOn: on };
    const done = await attempt(() => this.facts.correct(actor, id, INTENSIVE_SUPPORT, planId, plan, today, values.row));
    if (done.ok) return redirect(`/young-people/${id}`, 'Saved.');
    const errors = errorsOf(done.problem, 'why', NAMES);
    return this.standing(actor, id, planId, { ...form, errors }, 'correct', done.problem.status);
  }

  /** What stands now is shown above, so that saving once more is a choice. */
  private async standing(
    actor: UserActor,
    id: string,
    planId: string,
    form: IntensiveSupportForm,
    asks: SupportAsks,
    status: number,
  ): Promise<Page> {
    const { fact } = await this.facts.standing(actor, id, INTENSIVE_SUPPORT, planId);
    return this.show(actor, id, { ...form, values: { ...form.values, row: fact.id } }, asks, fact, status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: IntensiveSupportForm,
    asks: SupportAsks,
    standing: IntensiveSupport | null,
    status = 200,
  ): Promise<Page> {
    const { person, facts: all } = await this.facts.beside(actor, id, INTENSIVE_SUPPORT, MOST_SHOWN);
    const model = toIntensiveSupportPage(person, form, { asks, standing, all }, may(actor, 'take-out'));
    return page('safety/intensive-support', model, status);
  }
}
