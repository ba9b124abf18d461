import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newAllocateForm, readAllocateForm, type AllocateForm } from './allocate.form';
import { AllocationsService, type AllocationChoices } from './allocations.service';
import type { Allocate } from './give-worker';
import { toAllocatePage } from './allocate.page';

const GIVEN = 'Worker given.';

@Controller('young-people/:id/allocate')
export class AllocatePagesController {
  constructor(private readonly allocations: AllocationsService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return this.show(actor, id, newAllocateForm(), today, 200);
  }

  @Post()
  async allocate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readAllocateForm(fields, today);
    try {
      return await this.give(actor, id, form, today);
    } catch (error) {
      // Sent twice: the first took the young person along to another team.
      const isGone = error instanceof Problem && error.kind === 'not-found';
      if (!isGone || !(await this.allocations.wasGivenBy(actor, id, form.values.formId))) throw error;
      return redirect('/caseload', GIVEN);
    }
  }

  private async give(actor: UserActor, id: string, form: AllocateForm, today: LocalDate): Promise<Page | Redirect> {
    const { command, values } = form;
    if (!command) return this.show(actor, id, form, today, 422);
    const { staff } = await this.allocations.choices(actor, id, today);
    const done = await attempt(() => this.allocations.allocate(actor, id, command, today, values.formId));
    if (done.ok) return redirect(leavesSight(staff, command, actor) ? '/caseload' : `/young-people/${id}`, GIVEN);
    const errors = errorsOf(done.problem, 'staffId').map((error) =>
      error.field === 'fromOn' ? { ...error, field: 'onDate' } : error,
    );
    return this.show(actor, id, { ...form, errors }, today, done.problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    form: AllocateForm,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    return page('caseloads/allocate', toAllocatePage(await this.allocations.choices(actor, id, today), form), status);
  }
}

/** A worker of another team takes the young person along. */
function leavesSight(staff: AllocationChoices['staff'], { staffId }: Allocate, actor: UserActor): boolean {
  const teamId = staff.find(({ id }) => id === staffId)?.teamId;
  return typeof teamId === 'string' && !actor.teamIds.includes(teamId);
}
