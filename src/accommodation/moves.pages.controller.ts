import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { YoungPeopleService } from '../young-people/young-people.service';
import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from './accommodation-words';
import { AccommodationService } from './accommodation.service';
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
    const errors = errorsOf(done.problem, 'onDate').map((error) =>
      error.field === 'fromOn' ? { ...error, field: 'onDate' } : error,
    );
    return this.show(actor, id, { ...form, errors }, done.problem.status, today);
  }

  private async show(actor: UserActor, id: string, form: MoveForm, status: number, today: LocalDate): Promise<Page> {
    const person = await this.people.heading(actor, id, 'record-casework');
    const model = {
      person,
      form,
      errors: form.errors,
      types: [{ value: '', text: 'Choose' }, ...choices(ACCOMMODATION_WORDS)],
      provided: choices(PROVIDED_UNDER_WORDS),
      under18: ageOn(person.dateOfBirth, today) < 18,
    };
    return page('accommodation/move', model, status);
  }
}
