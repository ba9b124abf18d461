import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { mustBeAllowed } from '../access/access';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Now, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newAcknowledgeForm, readAcknowledgeForm, type AcknowledgeForm } from './acknowledge.form';
import {
  doneWords,
  itemsToTick,
  toAcknowledgedPage,
  toAcknowledgeManyPage,
  toAcknowledgePage,
} from './acknowledge.page';
import { AcknowledgementsService } from './acknowledgements.service';
import { caseloadAddress, readCaseloadAddress } from './caseload.address';
import { CaseloadService } from './caseload.service';
import { DueDetailService } from './due-detail.service';

const KEPT = 'What you will do is kept with this.';

/** "I will …, by …": of one thing due, and of several in a list at once. */
@Controller()
export class AcknowledgePagesController {
  constructor(
    private readonly acknowledgements: AcknowledgementsService,
    private readonly caseloads: CaseloadService,
    private readonly details: DueDetailService,
  ) {}

  /** `?tick=all` ticks everything, so that it needs no JavaScript. */
  @Get('caseload/acknowledge')
  async choose(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'record-casework');
    const all = typed(query, 'tick') === 'all';
    const list = all ? await this.caseloads.list(actor, readCaseloadAddress(query, actor), today) : null;
    return this.showMany(actor, query, newAcknowledgeForm(list ? itemsToTick(list, today) : []), today, 200);
  }

  @Post('caseload/acknowledge')
  async acknowledgeMany(
    @CurrentActor() actor: UserActor,
    @Query() query: Fields,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    mustBeAllowed(actor, 'record-casework');
    const form = readAcknowledgeForm(fields);
    const { command } = form;
    if (!command) return this.showMany(actor, query, form, today, 422);
    const done = await attempt(() => this.acknowledgements.acknowledge(actor, command, today));
    if (!done.ok) {
      const errors = errorsOf(done.problem, 'willDo');
      return this.showMany(actor, query, { ...form, errors }, today, done.problem.status);
    }
    const others = done.value.filter(({ outcome }) => outcome !== 'acknowledged');
    const backAt = caseloadAddress(readCaseloadAddress(query, actor), actor);
    const count = done.value.length - others.length;
    if (others.length === 0) return redirect(backAt, doneWords(count));
    const names = await this.acknowledgements.named(
      actor,
      others.map(({ deadlineId }) => deadlineId),
    );
    return page('caseloads/acknowledged', toAcknowledgedPage(others, count, names, backAt));
  }

  @Get('young-people/:id/due/:deadlineId/acknowledge')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<Page> {
    return this.showOne(actor, [id, deadlineId], newAcknowledgeForm(), today, now);
  }

  @Post('young-people/:id/due/:deadlineId/acknowledge')
  async acknowledge(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<Page | Redirect> {
    const form = readAcknowledgeForm(fields, deadlineId);
    const { command } = form;
    if (!command) return this.showOne(actor, [id, deadlineId], form, today, now, 422);
    const done = await attempt(() => this.acknowledgements.acknowledgeOne(actor, id, deadlineId, command, today));
    if (done.ok) return redirect(`/young-people/${id}/due/${deadlineId}`, KEPT);
    const errors = errorsOf(done.problem, 'willDo');
    return this.showOne(actor, [id, deadlineId], { ...form, errors }, today, now, done.problem.status);
  }

  private async showMany(
    actor: UserActor,
    fields: Fields,
    form: AcknowledgeForm,
    today: LocalDate,
    status: number,
  ): Promise<Page> {
    const query = readCaseloadAddress(fields, actor);
    const list = await this.caseloads.list(actor, query, today);
    const lastDay = await this.acknowledgements.lastDay(actor, today);
    const model = toAcknowledgeManyPage(list, query, form, lastDay, actor, today);
    return page('caseloads/acknowledge-many', model, status);
  }

  private async showOne(
    actor: UserActor,
    [id, deadlineId]: [string, string],
    form: AcknowledgeForm,
    today: LocalDate,
    now: Date,
    status = 200,
  ): Promise<Page> {
    const lastDay = await this.acknowledgements.lastDayFor(actor, id, today);
    const detail = await this.details.open(actor, id, deadlineId, today, now);
    return page('caseloads/acknowledge', toAcknowledgePage(detail, form, lastDay, actor, today), status);
  }
}
