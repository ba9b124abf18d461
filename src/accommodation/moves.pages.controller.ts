import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError, Problem } from '../platform/problem';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import type { PersonHeading } from '../young-people/person-heading';
import type { AccommodationPeriod } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from './accommodation-words';
import { AccommodationService } from './accommodation.service';
import { homeCorrectionForm, homeWords, readHomeCorrection, type HomeCorrectionForm } from './home-correction';
import { newMoveForm, readMoveForm, type MoveForm } from './move.form';

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, text]) => ({ value, text }));

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

  @Post('new')
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readMoveForm(fields, today);
    const { home, values } = form;
    if (!home) return this.show(actor, id, form, 422, today);
    const done = await attempt(() => this.accommodation.recordMove(actor, id, home, today, values.formId));
    if (done.ok) return redirect(`/young-people/${id}`, 'Move recorded. Visits and reviews due there have opened.');
    return this.show(actor, id, { ...form, errors: atTheDay(done.problem) }, done.problem.status, today);
  }

  @Get(':factId/correct')
  async openCorrection(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const { person, home } = await this.accommodation.home(actor, id, factId);
    return this.correction(person, home, homeCorrectionForm(home, today), 200, today);
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
    const { changes, values } = form;
    if (changes) {
      const done = await attempt(() => this.accommodation.correct(actor, id, factId, changes, today, values.row));
      if (done.ok) return redirect(`/young-people/${id}`, 'Corrected. What is due there was worked out again.');
      const { person, home } = await this.accommodation.home(actor, id, factId);
      return this.correction(person, home, { ...form, errors: atTheDay(done.problem) }, done.problem.status, today);
    }
    const { person, home } = await this.accommodation.home(actor, id, factId);
    return this.correction(person, home, form, 422, today);
  }

  private correction(
    person: PersonHeading,
    home: AccommodationPeriod,
    form: HomeCorrectionForm,
    status: number,
    today: LocalDate,
  ): Page {
    // Where someone else corrected it meanwhile, what stands there is shown beside what was typed, and saved over only
    // by sending the form again.
    const stands = form.values.row === home.id ? null : homeWords(home);
    const model = {
      ...moveModel(person, { ...form, values: { ...form.values, row: home.id } }, today),
      factId: home.factId,
      hasEnded: home.toOn !== null || form.values.toOn !== '',
      stands,
    };
    return page('accommodation/correct', model, status);
  }

  private async show(actor: UserActor, id: string, form: MoveForm, status: number, today: LocalDate): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    return page('accommodation/move', moveModel(person, form, today), status);
  }
}

function moveModel(
  person: PersonHeading,
  form: Pick<MoveForm | HomeCorrectionForm, 'values' | 'errors'>,
  today: LocalDate,
) {
  return {
    person,
    form,
    errors: form.errors,
    types: [{ value: '', text: 'Choose' }, ...choices(ACCOMMODATION_WORDS)],
    provided: choices(PROVIDED_UNDER_WORDS),
    under18: ageOn(person.dateOfBirth, today) < 18,
  };
}

/** The day of the move is the field `onDate`. */
function atTheDay(problem: Problem): FieldError[] {
  return errorsOf(problem, 'onDate').map((error) => (error.field === 'fromOn' ? { ...error, field: 'onDate' } : error));
}
