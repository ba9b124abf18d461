import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import { newPauseForm, readPauseForm, type PauseForm } from './pause.form';
import { readDecisionForm, readEndForm } from './pause-decision.form';
import { askPausePage, pausePage } from './pause.page';
import { PausesService, type ToPause } from './pauses.service';

/** Asking for a pause, deciding about one, ending it. */
@Controller('young-people/:id')
export class PausesPagesController {
  constructor(private readonly pauses: PausesService) {}

  @Get('due/:deadlineId/pause')
  async openForm(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const to = await this.pauses.toPause(actor, id, deadlineId, today);
    return form(to, newPauseForm(to.earliestFromOn), today, 200);
  }

  @Post('due/:deadlineId/pause')
  async ask(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const sent = readPauseForm(fields);
    const done = await saveForm(sent, 'reason', (said) =>
      this.pauses.ask(actor, id, deadlineId, said, today, sent.values.formId),
    );
    if (done.ok) {
      return redirect(`/young-people/${id}/due/${deadlineId}`, 'Asked. Nothing is paused until a manager approves it.');
    }
    return form(await this.pauses.toPause(actor, id, deadlineId, today), done.form, today, done.status);
  }

  @Get('pauses/:pauseId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pauseId') pauseId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('pauses/pause', pausePage(await this.pauses.open(actor, id, pauseId), actor, today));
  }

  @Post('pauses/:pauseId/decision')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pauseId') pauseId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const decision = readDecisionForm(fields);
    const { said } = decision;
    const done = await saveForm(decision, 'decision', (said) => this.pauses.decide(actor, id, pauseId, said, today));
    if (done.ok) {
      const words = said?.approve ? 'Approved. The duty stays due and counted.' : 'Refused. Who asked will see it.';
      return redirect('/team/pauses', words);
    }
    const opened = await this.pauses.open(actor, id, pauseId, 'decide-pause');
    const shown = { decision: done.form };
    return page('pauses/pause', pausePage(opened, actor, today, shown), done.status);
  }

  @Post('pauses/:pauseId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('pauseId') pauseId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const sent = readEndForm(fields);
    const reason = typed(fields, 'endReason');
    const done = sent.errors.length === 0 && (await attempt(() => this.pauses.end(actor, id, pauseId, reason, today)));
    if (done && done.ok) return redirect(`/young-people/${id}/pauses/${pauseId}`, 'Ended. Reminders start again.');
    const errors = done
      ? errorsOf(done.problem, 'endReason').map((error) => ({ ...error, field: 'endReason' }))
      : sent.errors;
    const opened = await this.pauses.open(actor, id, pauseId, 'ask-for-pause');
    const shown = { end: { ...sent, errors } };
    return page('pauses/pause', pausePage(opened, actor, today, shown), done ? done.problem.status : 422);
  }
}

function form(to: ToPause, sent: PauseForm, today: LocalDate, status: number): Page {
  return page('pauses/ask', askPausePage(to, sent, today), status);
}
