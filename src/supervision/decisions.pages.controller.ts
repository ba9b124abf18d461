import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newStepForm, questionWords, readStepForm, toDecisionPage, toDecisionsPage } from './decision.page';
import { decideFormPage, newDecideForm, readDecideForm, type DecideForm } from './deciding';
import { DecisionsService } from './decisions.service';
import { factsOfDecision, STANDING_STILL } from './standing-still.page';

/** What managers decide for one young person, and the questions they are asked. */
@Controller('young-people/:id')
export class DecisionsPagesController {
  constructor(private readonly decisions: DecisionsService) {}

  @Get('decisions')
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('supervision/decisions', toDecisionsPage(await this.decisions.list(actor, id, today), actor, today));
  }

  @Get('decisions/new')
  async openDecide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const to = await this.decisions.toDecide(actor, id, today);
    const isAsked = typed(fields, 'about') === STANDING_STILL && to.standsStill.length > 0;
    const form = newDecideForm(to.adviserId, isAsked ? factsOfDecision(to.standsStill) : '');
    return page('supervision/decide', {
      ...to,
      ...decideFormPage(form, to),
      personAt: `/young-people/${id}`,
      at: `/young-people/${id}/decisions`,
    });
  }

  @Post('decisions/new')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDecideForm(fields);
    const done = await saveForm(form, 'text', (said) =>
      this.decisions.decide(actor, id, said, today, { id: form.values.formId! }),
    );
    if (done.ok) return redirect(`/young-people/${id}/decisions`, 'Your decision stands on the record.');
    const to = await this.decisions.toDecide(actor, id, today);
    const [personAt, at] = [`/young-people/${id}`, `/young-people/${id}/decisions`];
    const model = { ...to, ...decideFormPage(done.form, to), personAt, at };
    return page('supervision/decide', model, done.status);
  }

  @Get('decisions/:decisionId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.decisions.open(actor, id, decisionId, today);
    return page('supervision/decision', toDecisionPage(opened, newStepForm(), actor, today));
  }

  @Post('decisions/:decisionId')
  async take(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readStepForm(fields, today);
    const done = await saveForm(form, { all: 'step', onDay: 'onDate' }, (said) =>
      this.decisions.take(actor, id, decisionId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/decisions/${decisionId}`, 'Recorded. It is kept for good.');
    const opened = await this.decisions.open(actor, id, decisionId, today);
    const model = toDecisionPage(opened, done.form, actor, today);
    return page('supervision/decision', model, done.status);
  }

  @Get('questions/new')
  async openAsk(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.askPage(actor, id, { formId: newId(), question: '' }, [], 200);
  }

  @Post('questions/new')
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = { formId: formIdOf(fields), question: typed(fields, 'question') };
    const done = await attempt(() => this.decisions.ask(actor, id, values.question, today, values.formId));
    if (done.ok)
      return redirect(`/young-people/${id}/questions/${done.value}`, 'Asked. It stands on your manager’s Today.');
    return this.askPage(actor, id, values, errorsOf(done.problem, 'question'), done.problem.status);
  }

  @Get('questions/:questionId')
  async openQuestion(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.questionPage(actor, id, questionId, today, null, 200);
  }

  @Post('questions/:questionId')
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readDecideForm(fields);
    const as = { id: form.values.formId!, questionId };
    const done = await saveForm(form, 'text', (said) => this.decisions.decide(actor, id, said, today, as));
    if (done.ok) return redirect(`/young-people/${id}/questions/${questionId}`, 'Answered. It stands on the record.');
    // Whoever may not answer hears so before they hear what is wrong.
    if (!done) await this.decisions.toDecide(actor, id, today);
    return this.questionPage(actor, id, questionId, today, done.form, done.status);
  }

  private async askPage(
    actor: UserActor,
    id: string,
    values: Record<string, string>,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const { person } = await this.decisions.toAsk(actor, id);
    return page('supervision/ask', { person, at: `/young-people/${id}`, form: { values, errors }, errors }, status);
  }

  private async questionPage(
    actor: UserActor,
    id: string,
    questionId: string,
    today: LocalDate,
    form: DecideForm | null,
    status: number,
  ): Promise<Page> {
    const { person, question, ...to } = await this.decisions.question(actor, id, questionId, today);
    const mayAnswer = !question.answer && may(actor, 'supervise') && question.askedById !== actor.staffId;
    const shown = form ?? newDecideForm(question.askedById);
    const model = { person, question: questionWords(question, today), mayAnswer, ...decideFormPage(shown, to) };
    return page('supervision/question', model, status);
  }
}
