import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newLeaverForm, readLeaverForm } from './leaver.form';
import { toLeaverPage, toLeavingDonePage } from './leaver.page';
import { LeaversService } from './leavers.service';

/** A worker leaves: the last day, who gets what, and what became of each. */
@Controller('team/workers/:id/leaving')
export class LeaversPagesController {
  constructor(private readonly leavers: LeaversService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const owns = await this.leavers.owns(actor, id, today);
    return page('handovers/leaver', toLeaverPage(owns, newLeaverForm(owns), today));
  }

  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const owns = await this.leavers.owns(actor, id, today);
    const form = readLeaverForm(fields, owns);
    const { command } = form;
    if (!command) return page('handovers/leaver', toLeaverPage(owns, form, today), 422);
    const done = await attempt(() => this.leavers.record(actor, id, command, today));
    if (done.ok) return redirect(`/team/workers/${id}/leaving/${done.value.leavingId}`, 'Last day recorded.');
    const errors = errorsOf(done.problem, 'forAll').map((error) =>
      error.field === 'cases' ? { ...error, field: 'forAll' } : error,
    );
    const now = await this.leavers.owns(actor, id, today);
    return page('handovers/leaver', toLeaverPage(now, { ...form, errors }, today), done.problem.status);
  }

  @Post('taken-back')
  async stays(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Redirect> {
    await this.leavers.stays(actor, id);
    return redirect(`/team/workers/${id}`, 'The last day is taken back.');
  }

  @Get(':leavingId')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('leavingId') leavingId: string,
  ): Promise<Page> {
    return page('handovers/leaver-done', toLeavingDonePage(await this.leavers.recorded(actor, id, leavingId)));
  }
}
