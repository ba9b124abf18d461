import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import {
  newOfficerForm,
  newRaiseForm,
  newStepForm,
  readOfficerForm,
  readRaiseForm,
  readStepForm,
} from './challenge.form';
import { toChallengePage, toOfficerPage, toRaisePage } from './challenge.page';
import { ChallengesService } from './challenges.service';
import { reviewsAt } from './review.page';

/** Challenges of a reviewing officer, stage by stage, and whether they go on after 18. */
@Controller('young-people/:id/reviews')
export class ChallengesPagesController {
  constructor(private readonly challenges: ChallengesService) {}

  @Get('challenges/new')
  async openRaise(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return page('plan-reviews/challenge-new', toRaisePage(await this.challenges.person(actor, id), newRaiseForm()));
  }

  @Post('challenges/new')
  async raise(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readRaiseForm(fields, today);
    const done = await saveForm(form, { all: 'what', raisedOn: 'onDate' }, (said) =>
      this.challenges.raise(actor, id, said, today, form.values.formId),
    );
    if (done.ok) {
      return redirect(`${reviewsAt(id)}/challenges/${done.value}`, 'Recorded. It stays open until it is resolved.');
    }
    const shown = toRaisePage(await this.challenges.person(actor, id), done.form);
    return page('plan-reviews/challenge-new', shown, done.status);
  }

  @Get('challenges/:challengeId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('challengeId') challengeId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = await this.challenges.open(actor, id, challengeId);
    return page('plan-reviews/challenge', toChallengePage(opened, newStepForm(), actor, today));
  }

  @Post('challenges/:challengeId')
  async step(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('challengeId') challengeId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readStepForm(fields, today);
    const { said } = form;
    const seen = Number(typed(fields, 'seen'));
    const done =
      said &&
      (await attempt(() => this.challenges.step(actor, id, { challengeId, seen }, said, today, form.values.formId)));
    if (done?.ok) return redirect(`${reviewsAt(id)}/challenges/${challengeId}`, 'Recorded.');
    const errors = done ? onDay(errorsOf(done.problem, 'step'), 'takenOn') : form.errors;
    const opened = await this.challenges.open(actor, id, challengeId);
    const shown = toChallengePage(opened, { ...form, errors }, actor, today);
    return page('plan-reviews/challenge', shown, done ? done.problem.status : 422);
  }

  @Get('officer')
  async openOfficer(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Page> {
    return page('plan-reviews/officer', toOfficerPage(await this.challenges.person(actor, id), newOfficerForm()));
  }

  @Post('officer')
  async officer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readOfficerForm(fields, today);
    const { said } = form;
    const done =
      said && (await attempt(() => this.challenges.offerOfficer(actor, id, said, today, form.values.formId)));
    if (done?.ok) return redirect(reviewsAt(id), 'Recorded.');
    const errors = done ? onDay(errorsOf(done.problem, 'officer'), 'offeredOn') : form.errors;
    const shown = toOfficerPage(await this.challenges.person(actor, id), { ...form, errors });
    return page('plan-reviews/officer', shown, done ? done.problem.status : 422);
  }
}

/** The day of the form is named after how it is typed. */
function onDay(errors: ReturnType<typeof errorsOf>, day: string) {
  return errors.map(({ field, message }) => ({ field: field === day ? 'onDate' : field, message }));
}
