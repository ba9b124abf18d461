import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newRatingForm, readRatingForm, type RatingForm } from './template.form';
import { TemplateRatingsService } from './template-ratings.service';

const SCORES = [
  { value: '5', text: '5: very good' },
  { value: '4', text: '4: good' },
  { value: '3', text: '3: all right' },
  { value: '2', text: '2: not so good' },
  { value: '1', text: '1: not good at all' },
];

/** What a young person says of the form of their plan. */
@Controller('young-people/:id/plan/rating')
export class TemplateRatingsPagesController {
  constructor(private readonly ratings: TemplateRatingsService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return this.page(actor, id, null, 200);
  }

  @Post()
  async rate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readRatingForm(fields, today);
    const done = await saveForm(form, 'score', (said) => this.ratings.rate(actor, id, said, today, form.values.formId));
    if (done.ok) return redirect(`/young-people/${id}`, 'Thank you. What young people say is published without names.');
    return this.page(actor, id, done.form, done.status);
  }

  private async page(actor: UserActor, id: string, sent: RatingForm | null, status: number): Promise<Page> {
    const { person, used, last } = await this.ratings.toRate(actor, id);
    const form = sent ?? newRatingForm(last);
    const at = `/young-people/${id}/plan/rating`;
    const model = { person, used, lastOn: last?.saidOn ?? null, at, scores: SCORES, form, errors: form.errors };
    return page('plan-templates/rating', model, status);
  }
}
