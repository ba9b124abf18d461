import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newDayAfterForm, newTransferForm, readDayAfterForm, readTransferForm } from './day-after-18.form';
import { toDayAfterPage, toTransferPage, toWriteDayAfterPage } from './day-after-18.page';
import { DayAfter18Service } from './day-after-18.service';

/** The day after 18, and the transfer from the social worker to the personal adviser. */
@Controller('young-people/:id')
export class DayAfter18PagesController {
  constructor(private readonly days: DayAfter18Service) {}

  @Get('day-after-18')
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('handovers/day-after-18', toDayAfterPage(await this.days.open(actor, id, today), actor));
  }

  @Get('day-after-18/write')
  async openForm(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const read = await this.days.open(actor, id, today);
    return page('handovers/day-after-18-write', toWriteDayAfterPage(read, newDayAfterForm(read.topics), false));
  }

  @Post('day-after-18/write')
  async write(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { given, ...form } = readDayAfterForm(fields);
    const done = await attempt(() => this.days.write(actor, id, given, today));
    if (done.ok) return redirect(`/young-people/${id}/day-after-18`, done.value > 0 ? 'Saved.' : null);
    const read = await this.days.open(actor, id, today);
    const errors = errorsOf(done.problem, 'home');
    const isMerge = done.problem.kind === 'changed-by-someone-else';
    return page(
      'handovers/day-after-18-write',
      toWriteDayAfterPage(read, { ...form, errors }, isMerge),
      done.problem.status,
    );
  }

  @Get('transfer')
  async openTransfer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const read = await this.days.open(actor, id, today);
    mustBeAllowed(actor, 'allocate');
    return page('handovers/transfer', toTransferPage(read, newTransferForm(), today));
  }

  @Post('transfer')
  async transfer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readTransferForm(fields, today);
    const done = await saveForm(form, { all: 'reason', fromOn: 'onDate' }, (said) =>
      this.days.transfer(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`/young-people/${id}/day-after-18`, 'Decided. The hand-over is ready to be written.');
    const read = await this.days.open(actor, id, today);
    mustBeAllowed(actor, 'allocate');
    const status = done.status;
    return page('handovers/transfer', toTransferPage(read, done.form, today), status);
  }

  @Post('transfer/:decisionId/confirm')
  async confirm(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Today() today: LocalDate,
  ): Promise<Redirect> {
    await this.days.confirm(actor, id, decisionId, today);
    return redirect(`/young-people/${id}/day-after-18`, 'Confirmed. Nothing of the record has to be written again.');
  }
}
