import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { REVIEW_ASKED_BY } from '../pathway-plans/plan-step-words';
import { notFound, type Problem } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { PlanReviewsService, type ReviewOpened } from './plan-reviews.service';
import { newGivenForm, newHoldForm, readGivenForm, readHoldForm, type HoldForm } from './review-hold.form';
import { newAskForm, newOpenForm, readAskForm, readOpenForm, type AskForm, type OpenForm } from './review-open.form';
import { reviewsAt, toHeldPage, toHoldPage, toOpenReviewPage, toPreview, toReviewsPage } from './review.page';
import { upperFirst } from '../web/upper-first';

/** Reviews of one young person's plan: the list, asking for one, opening, holding, and what was held. */
@Controller('young-people/:id/reviews')
export class PlanReviewsPagesController {
  constructor(
    private readonly reviews: PlanReviewsService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('plan-reviews/reviews', toReviewsPage(await this.reviews.list(actor, id), actor, today));
  }

  @Get('ask')
  async openAsk(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.showAsk(actor, id, newAskForm(), 200);
  }

  @Post('ask')
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAskForm(fields, today);
    const done = await saveForm(form, { all: 'onDate', on: 'onDate' }, (said) =>
      this.reviews.ask(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(reviewsAt(id), 'Recorded. A review is open for it: it cannot be refused.');
    return this.showAsk(actor, id, done.form, done.status);
  }

  @Get('new')
  async openNew(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query('request') request?: string,
  ): Promise<Page | Redirect> {
    const openId = await this.reviews.openNow(actor, id);
    if (openId !== null && !request) return redirect(`${reviewsAt(id)}/${openId}`);
    const form = newOpenForm();
    return this.showNew(actor, id, { ...form, values: { ...form.values, requestId: request ?? '' } }, 200);
  }

  @Post('new')
  async openReview(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readOpenForm(fields, today);
    const { said } = form;
    if (!said) return this.showNew(actor, id, form, 422);
    return redirect(`${reviewsAt(id)}/${await this.reviews.open(actor, id, said, today)}`);
  }

  @Get(':reviewId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { open, held } = await this.reviews.read(actor, id, reviewId, today);
    if (held) return page('plan-reviews/held', toHeldPage(held, newGivenForm(), actor, today));
    return this.showOpen(actor, open, newOpenForm(open.review.plannedOn), '', today, 200);
  }

  @Post(':reviewId/day')
  async plan(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readOpenForm(fields, today);
    const plannedOn = form.said?.plannedOn;
    if (!plannedOn) {
      const [error = { field: 'plannedOn', message: 'Enter the day on which it is to be held' }] = form.errors;
      const opened = await this.opened(actor, id, reviewId, today);
      return this.showOpen(actor, opened, { ...form, errors: [error] }, '', today, 422);
    }
    await this.reviews.plan(actor, id, reviewId, plannedOn, today);
    return redirect(`${reviewsAt(id)}/${reviewId}`, 'The day is set.');
  }

  @Post(':reviewId/close')
  async close(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const because = typeof fields.because === 'string' ? fields.because : '';
    const done = await attempt(() => this.reviews.close(actor, id, reviewId, because, today));
    if (done.ok) return redirect(reviewsAt(id), 'Closed. It was not held, and meets nothing.');
    const form = { ...newOpenForm(), errors: errorsOf(done.problem, 'because') };
    return this.showOpen(
      actor,
      await this.opened(actor, id, reviewId, today),
      form,
      because,
      today,
      done.problem.status,
    );
  }

  @Get(':reviewId/hold')
  async openHold(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    return this.showHold(actor, id, reviewId, newHoldForm(), today, 200);
  }

  @Post(':reviewId/hold/preview')
  async previewOnly(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const heldOn = readHoldForm(fields, today).heldOn ?? today;
    const after = await this.reviews.preview(actor, id, reviewId, heldOn, today);
    return page('plan-reviews/next-date', toPreview({ ...after, heldOn }, today));
  }

  @Post(':reviewId/hold')
  async hold(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readHoldForm(fields, today);
    if (fields.do === 'check') return this.showHold(actor, id, reviewId, { ...form, errors: [] }, today, 200);
    const saves = Number(typed(fields, 'saves'));
    const done = await saveForm(form, { all: 'onDate', heldOn: 'onDate' }, (said) =>
      this.reviews.hold(actor, id, reviewId, { ...said, saves }, today),
    );
    if (done.ok) {
      const next = done.value ? ` The next one is due by ${formatLong(done.value.dueOn)}.` : '';
      return redirect(`${reviewsAt(id)}/${reviewId}`, `The review is recorded.${next}`);
    }
    if (done.problem?.kind === 'changed-by-someone-else')
      return this.changedMeanwhile(actor, id, reviewId, form, done.problem, today);
    return this.showHold(actor, id, reviewId, done.form, today, done.status);
  }

  @Post(':reviewId/given')
  async give(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('reviewId') reviewId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readGivenForm(fields);
    const done = await saveForm(form, 'copyGivenOn', (said) =>
      this.reviews.give(actor, id, reviewId, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`${reviewsAt(id)}/${reviewId}`, 'Recorded.');
    const { held } = await this.reviews.read(actor, id, reviewId, today, 'record-casework');
    if (!held) throw notFound();
    const shown = toHeldPage(held, done.form, actor, today);
    return page('plan-reviews/held', shown, done.status);
  }

  private async opened(actor: UserActor, id: string, reviewId: string, today: LocalDate): Promise<ReviewOpened> {
    const { open } = await this.reviews.read(actor, id, reviewId, today, 'record-casework');
    if (!open) throw notFound();
    return open;
  }

  private showOpen(
    actor: UserActor,
    opened: ReviewOpened,
    form: OpenForm,
    because: string,
    today: LocalDate,
    status: number,
  ): Page {
    const { errors } = form;
    const closeForm = { values: { because }, errors };
    return page('plan-reviews/open', { ...toOpenReviewPage(opened, actor, today), form, closeForm, errors }, status);
  }

  /** Somebody saved before: the same form with what they saved behind it, or the review as they held it. */
  private async changedMeanwhile(
    actor: UserActor,
    id: string,
    reviewId: string,
    form: HoldForm,
    problem: Problem,
    today: LocalDate,
  ): Promise<Page | Redirect> {
    const { held } = await this.reviews.read(actor, id, reviewId, today, 'record-casework');
    if (!held) {
      const errors = [{ field: 'saved', message: problem.detail }];
      return this.showHold(actor, id, reviewId, { ...form, errors }, today, problem.status);
    }
    const given = { ...newGivenForm(), errors: [{ field: 'held', message: problem.detail }] };
    return page('plan-reviews/held', toHeldPage(held, given, actor, today), problem.status);
  }

  private async showHold(
    actor: UserActor,
    id: string,
    reviewId: string,
    form: HoldForm,
    today: LocalDate,
    status: number,
  ): Promise<Page | Redirect> {
    const { open } = await this.reviews.read(actor, id, reviewId, today, 'sign-records');
    if (!open) return redirect(`${reviewsAt(id)}/${reviewId}`);
    const heldOn = form.heldOn ?? today;
    const after = await this.reviews.preview(actor, id, reviewId, heldOn, today);
    return page('plan-reviews/hold', toHoldPage(open, form, { ...after, heldOn }, today), status);
  }

  private async showAsk(actor: UserActor, id: string, form: AskForm, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const askedBy = REVIEW_ASKED_BY.map((value) => ({ value, text: upperFirst(value) }));
    return page('plan-reviews/ask', { person, form, errors: form.errors, askedBy }, status);
  }

  private async showNew(actor: UserActor, id: string, form: OpenForm, status: number): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    return page('plan-reviews/new', { person, form, errors: form.errors }, status);
  }
}
