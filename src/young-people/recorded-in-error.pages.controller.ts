import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { RecordedInErrorService } from './recorded-in-error.service';

/** One page for everything that was recorded and never was. */
@Controller('young-people/:id/recorded-in-error/:kind/:factId')
export class RecordedInErrorPagesController {
  constructor(private readonly inError: RecordedInErrorService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('kind') kind: string,
    @Param('factId') factId: string,
  ): Promise<Page> {
    return this.show(actor, id, kind, factId, '', [], 200);
  }

  @Post()
  async withdraw(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('kind') kind: string,
    @Param('factId') factId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    await this.inError.find(actor, id, kind, factId);
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.inError.withdraw(actor, id, kind, factId, reason, today));
    if (done.ok) return redirect(`/young-people/${id}`, 'Taken out of the record. What is due was worked out again.');
    return this.show(actor, id, kind, factId, reason, errorsOf(done.problem, 'reason'), done.problem.status);
  }

  private async show(
    actor: UserActor,
    id: string,
    kind: string,
    factId: string,
    reason: string,
    errors: FieldError[],
    status: number,
  ): Promise<Page> {
    const found = await this.inError.find(actor, id, kind, factId);
    const model = { ...found, kind, factId, form: { values: { reason }, errors }, errors };
    return page('young-people/recorded-in-error', model, status);
  }
}
