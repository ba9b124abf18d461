import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { MoveOpened } from '../arrangements/arrangements.service';
import { MovesService, storyField } from '../arrangements/moves.service';
import { readSaid } from '../arrangements/said-typed';
import type { FieldError, Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { FlatToMoveInto } from '../providers/flats.service';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { AccommodationService, type HomeToCorrect } from './accommodation.service';
import {
  homeCorrectionForm,
  homeWords,
  readHomeCorrection,
  typedHome,
  typedMoveDay,
  type HomeCorrectionForm,
} from './home-correction';
import { newMoveForm, readMoveForm, type MoveForm } from './move.form';
import { poundsWords } from './pounds';
import { toMoveFormPage, toMovePreviewPage } from './move.page';

@Controller('young-people/:id/moves')
export class MovesPagesController {
  constructor(
    private readonly accommodation: AccommodationService,
    private readonly moves: MovesService,
    private readonly people: YoungPeopleService,
  ) {}

  /**
   * @param flat a flat of the quota that was let to them: what is known of it stands in the form
   * @param from a story, of which `entry` is the move: what it says already stands in the form
   */
  @Get('new')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query('from') from: string | undefined,
    @Query('entry') entry: string | undefined,
    @Query('flat') flat: string | undefined,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const opened = from === undefined ? null : await this.moves.open(actor, id, from, entry ?? '');
    const begun = opened
      ? begunOf(opened, today)
      : flat
        ? flatBegun(await this.moves.flat(actor, id, flat), today)
        : {};
    return this.show(actor, id, newMoveForm(begun), 200, today, opened);
  }

  /**
   * First what the move will start, and only then (`step` is `save`) the move itself; `change` goes back to the form, and
   * `alone` too, without the story that it was begun from.
   */
  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const step = typed(fields, 'step');
    const from = step === 'alone' ? '' : typed(fields, 'from');
    const opened = from ? await this.moves.open(actor, id, from, typed(fields, 'entry')) : null;
    const read = readMoveForm(opened ? fields : { ...fields, from: '', entry: '' }, today);
    const told = readSaid(opened?.move.fields ?? [], fields, today, storyField);
    const form = { ...read, values: { ...read.values, ...told.values }, errors: [...told.errors, ...read.errors] };
    if (step === 'change' || step === 'alone') {
      return this.show(actor, id, { ...form, errors: [] }, 200, today, opened);
    }
    const { home, more, crossing, values } = form;
    if (!home || !more || form.errors.length > 0) return this.show(actor, id, form, 422, today, opened);
    const stories = {
      story: opened && { arrangementId: opened.arrangement.id, entry: opened.entry.key, said: told.said },
      crossing,
      flatId: values.flat || null,
    };
    if (step !== 'save') {
      const preview = await attempt(() => this.moves.preview(actor, id, home, more, stories, today));
      if (preview.ok) return page('accommodation/move-check', toMovePreviewPage(preview.value, form));
      const { status } = preview.problem;
      return this.show(actor, id, { ...form, errors: atTheDay(preview.problem) }, status, today, opened);
    }
    const done = await attempt(() => this.moves.record(actor, id, home, more, stories, today, values.formId));
    if (done.ok) {
      return redirect(
        `/young-people/${id}/homes/${done.value}`,
        opened || crossing
          ? 'Move recorded, and its story with it. What it brings to do is on this page.'
          : 'Move recorded. What it brings to do is on this page.',
      );
    }
    return this.show(actor, id, { ...form, errors: atTheDay(done.problem) }, done.problem.status, today, opened);
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
      ...toMoveFormPage(person, shown, await this.accommodation.choices(actor, today), today, null, home),
      factId: home.factId,
      hasEnded: home.toOn !== null || form.values.toOn !== '',
      stands,
    };
    return page('accommodation/correct', model, status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: MoveForm,
    status: number,
    today: LocalDate,
    opened: MoveOpened | null,
  ): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const choices = await this.accommodation.choices(actor, today);
    const flats = await this.moves.flats(actor, id);
    return page('accommodation/move', toMoveFormPage(person, form, choices, today, opened, null, flats), status);
  }
}

/** What a story says of the move already, as the form has it. A day that is still to come is not the day of a move. */
function begunOf({ arrangement, entry, begin, keptHome }: MoveOpened, today: LocalDate): Partial<MoveForm['values']> {
  const { onDay, type = '', address = '', carer = '', weeklyCostPence } = begin;
  return {
    ...{ from: arrangement.id, entry: entry.key, type, address, carer },
    ...(keptHome ? typedHome(keptHome) : {}),
    ...(onDay && onDay <= today ? typedMoveDay(onDay, today) : {}),
    ...(weeklyCostPence === undefined ? {} : { cost: poundsWords(weeklyCostPence) }),
  };
}

/** A flat of the quota is one of their own; who arranged and pays for it nobody has said. */
function flatBegun({ id, address, landlord, letOn }: FlatToMoveInto, today: LocalDate): Partial<MoveForm['values']> {
  return { flat: id, type: 'U', address, provider: landlord, ...typedMoveDay(letOn, today) };
}

/** The day of the move is the field `onDate`. */
function atTheDay(problem: Problem): FieldError[] {
  return errorsOf(problem, 'onDate').map((error) =>
    error.field === 'fromOn' || error.field === 'onDay' ? { ...error, field: 'onDate' } : error,
  );
}
