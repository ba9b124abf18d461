import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { changeAbsenceForm, newAbsenceForm, readAbsenceForm, type AbsenceForm } from './absence.form';
import { toAbsencePage, toAbsencesPage } from './absences.page';
import { AbsencesService } from './absences.service';

const MOST_SHOWN = 200;

/** When workers are away, and who covers. */
@Controller('time-away')
export class AbsencesPagesController {
  constructor(private readonly absences: AbsencesService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return this.showAll(actor, newAbsenceForm(actor.staffId), today, 200);
  }

  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAbsenceForm(fields);
    const { command } = form;
    if (!command) return this.showAll(actor, form, today, 422);
    const done = await attempt(() => this.absences.record(actor, command, today, form.values.formId));
    if (done.ok) return redirect('/time-away', 'Time away recorded.');
    return this.showAll(actor, { ...form, errors: errorsOf(done.problem, 'fromOn') }, today, done.problem.status);
  }

  @Get(':absenceId')
  async one(
    @CurrentActor() actor: UserActor,
    @Param('absenceId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.showOne(actor, id, null, today, 200);
  }

  @Post(':absenceId')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('absenceId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { staffId } = await this.absences.one(actor, id);
    const form = readAbsenceForm({ ...fields, staffId });
    const { command } = form;
    if (!command) return this.showOne(actor, id, form, today, 422);
    const { fromOn, toOn, coverId } = command;
    const done = await attempt(() =>
      this.absences.change(actor, id, form.values.formId, { fromOn, toOn, coverId }, today),
    );
    if (done.ok) return redirect('/time-away', 'Time away changed.');
    return this.showOne(actor, id, { ...form, errors: errorsOf(done.problem, 'fromOn') }, today, done.problem.status);
  }

  @Post(':absenceId/take-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('absenceId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const done = await attempt(() => this.absences.takeOut(actor, id, typed(fields, 'formId')));
    if (done.ok) return redirect('/time-away', 'Time away taken out.');
    const form = changeAbsenceForm(await this.absences.one(actor, id));
    return this.showOne(actor, id, { ...form, errors: errorsOf(done.problem, 'fromOn') }, today, done.problem.status);
  }

  private async showAll(actor: UserActor, form: AbsenceForm, today: LocalDate, status: number): Promise<Page> {
    const list = await this.absences.list(actor, { after: null, limit: MOST_SHOWN }, today);
    const choices = await this.absences.choices(actor, today);
    const mine = await this.absences.coverKnown(actor, actor.staffId, today);
    return page('caseloads/absences', toAbsencesPage(list, choices, form, today, mine), status);
  }

  private async showOne(
    actor: UserActor,
    id: string,
    form: AbsenceForm | null,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const one = await this.absences.one(actor, id);
    const { cover } = await this.absences.choices(actor, today);
    const known = await this.absences.coverKnown(actor, one.staffId, today);
    const shown = toAbsencePage(one, cover, form ?? changeAbsenceForm(one), today, known);
    return page('caseloads/absence', shown, status);
  }
}
