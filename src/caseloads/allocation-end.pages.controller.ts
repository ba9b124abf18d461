import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { readDay } from '../web/day-field';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newAllocateForm } from './allocate.form';
import { toAllocatePage } from './allocate.page';
import { AllocationsService } from './allocations.service';
import { allocationWords } from './role-words';

interface EndForm {
  values: { when: string; onDate: string; reason: string };
  errors: FieldError[];
}

/** Ends the part of a worker who stays: a social worker, or whoever has them in the meantime. */
@Controller('young-people/:id/allocate/:allocationId/end')
export class AllocationEndPagesController {
  constructor(private readonly allocations: AllocationsService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('allocationId') allocationId: string,
  ): Promise<Page> {
    const form = { values: { when: 'today', onDate: '', reason: '' }, errors: [] };
    return this.show(actor, id, allocationId, form, 200);
  }

  @Post()
  async end(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('allocationId') allocationId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const day = readDay(fields, today, 'This day is still to come. End it on its day');
    const reason = typed(fields, 'reason');
    const values = { ...day.values, reason };
    const errors = [...day.errors, ...(reason ? [] : [{ field: 'reason', message: 'Enter why it ends' }])];
    if (errors.length > 0 || !day.on) return this.show(actor, id, allocationId, { values, errors }, 422);
    const command = { toOn: day.on, reason };
    const done = await attempt(() => this.allocations.end(actor, id, allocationId, command, today));
    if (done.ok) return redirect(`/young-people/${id}`, 'Ended.');
    // It has ended on another day already, so that there is nothing left to end here: the workers of now say who there is.
    if (done.problem.status === 409) {
      const workers = { ...newAllocateForm(), errors: errorsOf(done.problem, 'staffId') };
      const model = toAllocatePage(await this.allocations.choices(actor, id, today), workers);
      return page('caseloads/allocate', model, 409);
    }
    const said = errorsOf(done.problem, 'reason').map((error) =>
      error.field === 'toOn' ? { ...error, field: 'onDate' } : error,
    );
    return this.show(actor, id, allocationId, { values, errors: said }, done.problem.status);
  }

  private async show(actor: UserActor, id: string, allocationId: string, form: EndForm, status: number): Promise<Page> {
    const { person, now, ending, ...words } = await this.allocations.toEnd(actor, id, allocationId);
    const others = now.filter((one) => one.allocationId !== ending.allocationId);
    const model = {
      title: `${ending.name} does not work with ${person.firstName} any more`,
      person,
      allocationId: ending.allocationId,
      part: allocationWords(ending.role, words),
      fromOn: ending.fromOn,
      after:
        others.length > 0
          ? `From then on: ${others.map(({ role, name }) => `${allocationWords(role, words)} ${name}`).join(', ')}.`
          : 'Nobody else works with them: the manager of their team has them until somebody does.',
      form,
      errors: form.errors,
    };
    return page('caseloads/allocation-end', model, status);
  }
}
