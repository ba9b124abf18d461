import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newSubstituteForm, readSubstituteForm, type SubstituteForm } from './substitute.form';
import { substitutePage } from './substitute.page';
import { SubstitutesService, type ToAccept } from './substitutes.service';

/** Where a manager accepts a contact in place of what is asked, and takes it back. */
@Controller('young-people/:id')
export class SubstitutesPagesController {
  constructor(private readonly substitutes: SubstitutesService) {}

  @Get('due/:deadlineId/substitute')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Query() query: Fields,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const toAccept = await this.substitutes.toAccept(actor, id, deadlineId, today);
    return show(toAccept, newSubstituteForm(typed(query, 'contact') || onlyOne(toAccept)), today, 200);
  }

  @Post('due/:deadlineId/substitute')
  async accept(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const contactId = typed(fields, 'contact');
    const reason = typed(fields, 'reason');
    const { values } = readSubstituteForm(fields, [contactId]);
    if (contactId && reason) {
      // Asked before the form is read again: sent twice, or after a colleague, there is nothing left to choose.
      const done = await attempt(() => this.substitutes.accept(actor, id, contactId, reason, today, values.formId));
      const back = `/young-people/${id}/due/${deadlineId}`;
      if (done.ok) return redirect(back, 'Accepted. It counts apart from what was done as asked.');
      if (done.problem.kind === 'already-recorded') return redirect(back, done.problem.detail);
      const toAccept = await this.substitutes.toAccept(actor, id, deadlineId, today);
      const errors = errorsOf(done.problem, 'reason').map(contactField);
      return show(toAccept, { values, errors }, today, done.problem.status);
    }
    const toAccept = await this.substitutes.toAccept(actor, id, deadlineId, today);
    const offered = toAccept.choices.filter(({ own }) => !own).map((one) => one.contactId);
    return show(toAccept, readSubstituteForm(fields, offered), today, 422);
  }

  @Get('substitutes/:factId/take-back')
  async openTakeBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
  ): Promise<Page> {
    return this.showTakeBack(actor, id, factId, '', [], 200);
  }

  @Post('substitutes/:factId/take-back')
  async takeBack(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    await this.substitutes.find(actor, id, factId);
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.substitutes.takeBack(actor, id, factId, reason, today));
    if (done.ok) return redirect(`/young-people/${id}#due`, 'Taken back. What it had met is due again.');
    const errors = errorsOf(done.problem, 'reason');
    return this.showTakeBack(actor, id, factId, reason, errors, done.problem.status);
  }

  private async showTakeBack(
    actor: UserActor,
    id: string,
    factId: string,
    reason: string,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const { person, ...acceptance } = await this.substitutes.find(actor, id, factId);
    const model = { person, acceptance, form: { values: { reason }, errors }, errors };
    return page('contacts/substitute-take-back', model, status);
  }
}

/** Nothing to choose where there is only one. */
function onlyOne({ choices }: ToAccept): string {
  const offered = choices.filter(({ own }) => !own);
  return offered.length === 1 ? offered[0]!.contactId : '';
}

function contactField({ field, message }: FieldError): FieldError {
  return { field: field === 'contactId' ? 'contact' : field, message };
}

function show(toAccept: ToAccept, form: SubstituteForm, today: LocalDate, status: number): Page {
  return page('contacts/substitute', substitutePage(toAccept, form, today), status);
}
