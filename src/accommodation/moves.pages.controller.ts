import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError, Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { AccommodationService, type HomeToCorrect } from './accommodation.service';
import { homeCorrectionForm, homeWords, readHomeCorrection, type HomeCorrectionForm } from './home-correction';
import { newMoveForm, readMoveForm, type MoveForm } from './move.form';
import { toMoveFormPage, toMovePreviewPage } from './move.page';

@Controller('young-people/:id/moves')
export class MovesPagesController {
  constructor(
    private readonly accommodation: AccommodationService,
    private readonly people: YoungPeopleService,
  ) {}

  @Get('new')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newMoveForm(), 200, today);
  }

  /** First what the move will start, and only then (`step` is `save`) the move itself; `change` goes back to the form. */
  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const step = typed(fields, 'step');
    const form = readMoveForm(fields, today);
    const { home, more, values } = form;
    if (step === 'change') return this.show(actor, id, { ...form, errors: [] }, 200, today);
    if (!home || !more) return this.show(actor, id, form, 422, today);
    if (step !== 'save') {
      const preview = await attempt(() => this.accommodation.previewMove(actor, id, home, more, today));
      if (preview.ok) return page('accommodation/move-check', toMovePreviewPage(preview.value, form));
      return this.show(actor, id, { ...form, errors: atTheDay(preview.problem) }, preview.problem.status, today);
    }
    const done = await attempt(() => this.accommodation.recordMove(actor, id, home, today, values.formId, more));
    if (done.ok) {
      return redirect(
        `/young-people/${id}/homes/${done.value}`,
        'Move recorded. What it brings to do is on this page.',
      );
    }
    return this.show(actor, id, { ...form, errors: atTheDay(done.problem) }, done.problem.status, today);
  }

  @Get(':factId/correct')
  async openCorrection(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const found = await this.accommodation.home(actor, id, factId);
    const form = homeCorrectionForm(found.home, today, found.settledByAnswers, found.signOffReason);
    return this.correction(actor, found, form, 200, today);
  }

  @Post(':factId/correct')
  async correct(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readHomeCorrection(fields, today);
    const { changes, values, signOff } = form;
    if (changes) {
      const done = await attempt(() =>
        this.accommodation.correct(actor, id, factId, changes, today, values.row, signOff),
      );
      if (done.ok) return redirect(`/young-people/${id}`, 'Corrected. What is due there was worked out again.');
      const found = await this.accommodation.home(actor, id, factId);
      return this.correction(actor, found, { ...form, errors: atTheDay(done.problem) }, done.problem.status, today);
    }
    return this.correction(actor, await this.accommodation.home(actor, id, factId), form, 422, today);
  }

  private async correction(
    actor: UserActor,
    { person, home }: HomeToCorrect,
    form: HomeCorrectionForm,
    status: number,
    today: LocalDate,
  ): Promise<Page> {
    // Where someone else corrected it meanwhile, what stands there is shown beside what was typed, and saved over only
    // by sending the form again.
    const stands = form.values.row === home.id ? null : homeWords(home);
    const shown = { ...form, values: { ...form.values, row: home.id } };
    const model = {
      ...toMoveFormPage(person, shown, await this.accommodation.choices(actor, today), today),
      factId: home.factId,
      hasEnded: home.toOn !== null || form.values.toOn !== '',
      stands,
    };
    return page('accommodation/correct', model, status);
  }

  private async show(actor: UserActor, id: string, form: MoveForm, status: number, today: LocalDate): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const choices = await this.accommodation.choices(actor, today);
    return page('accommodation/move', toMoveFormPage(person, form, choices, today), status);
  }
}

/** The day of the move is the field `onDate`. */
function atTheDay(problem: Problem): FieldError[] {
  return errorsOf(problem, 'onDate').map((error) => (error.field === 'fromOn' ? { ...error, field: 'onDate' } : error));
}
