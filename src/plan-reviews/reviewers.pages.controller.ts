import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { reviewsAt } from './review.page';
import { newReviewerForm, readReviewerForm, type ReviewerForm } from './reviewers.form';
import { toMyReviewsPage, toReviewerPage } from './reviewers.page';
import { ReviewersService } from './reviewers.service';

/** Who reviews a young person, and the list of somebody who reviews. */
@Controller()
export class ReviewersPagesController {
  constructor(private readonly reviewers: ReviewersService) {}

  @Get('my-reviews')
  async mine(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('plan-reviews/mine', toMyReviewsPage(await this.reviewers.mine(actor), today));
  }

  @Get('young-people/:id/reviews/reviewer')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newReviewerForm(), today, 200);
  }

  @Post('young-people/:id/reviews/reviewer')
  async name(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readReviewerForm(fields, today);
    const done = await saveForm(form, { all: 'staffId', fromOn: 'onDate' }, (said) =>
      this.reviewers.name(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(reviewsAt(id), 'The reviewing officer is recorded.');
    return this.show(actor, id, done.form, today, done.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: ReviewerForm,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    return page('plan-reviews/reviewer', toReviewerPage(await this.reviewers.choices(actor, id, today), form), status);
  }
}
