import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { FieldError } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, saveForm, type Page, type Redirect } from '../web/page';
import {
  changePanelForm,
  newHeardForm,
  newPanelCaseForm,
  newPanelForm,
  readHeardForm,
  readPanelCaseForm,
  readPanelForm,
  type HeardForm,
} from './panel.form';
import { PANELS_AT, toHeardPage, toPanelCaseForm, toPanelForm, toPanelPage, toPanelsPage } from './panel.page';
import { PanelsService } from './panels.service';
import { factsOfDecision } from './standing-still.page';

const NOT_OFF = { values: { because: '' }, errors: [] as FieldError[] };

/** Panels that look at cases that stand still. */
@Controller('panels')
export class PanelsPagesController {
  constructor(private readonly panels: PanelsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('supervision/panels', toPanelsPage(await this.panels.list(actor, today), actor, today));
  }

  @Get('new')
  async openNew(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const to = await this.panels.toChange(actor, null, today);
    return page('supervision/panel-form', toPanelForm(newPanelForm(), to, false));
  }

  @Post('new')
  async begin(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPanelForm(fields);
    const done = await saveForm(form, 'name', (said) => this.panels.begin(actor, said, today, form.values.formId));
    if (done.ok) return redirect(`${PANELS_AT}/${done.value}`, 'The panel is there. Whoever comes is told by mail.');
    const to = await this.panels.toChange(actor, null, today);
    return page('supervision/panel-form', toPanelForm(done.form, to, false), done.status);
  }

  @Get(':panelId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('panelId') panelId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return page('supervision/panel', toPanelPage(await this.panels.open(actor, panelId, today), actor, today));
  }

  @Get(':panelId/change')
  async openChange(
    @CurrentActor() actor: UserActor,
    @Param('panelId') panelId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const to = await this.panels.toChange(actor, panelId, today);
    return page('supervision/panel-form', toPanelForm(changePanelForm(to.panel!), to, false));
  }

  @Post(':panelId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('panelId') panelId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPanelForm(fields);
    const version = Number(form.values.version);
    const done = await saveForm(form, 'name', (said) => this.panels.change(actor, panelId, said, version, today));
    if (done.ok) return redirect(`${PANELS_AT}/${panelId}`, 'Changed. Whoever has to know is told by mail.');
    const to = await this.panels.toChange(actor, panelId, today);
    const isApart = done.problem?.kind === 'changed-by-someone-else';
    return page('supervision/panel-form', toPanelForm(done.form, to, isApart), done.status);
  }
}

/** One young person's case on a panel. */
@Controller('young-people/:id/panels')
export class PanelCasesPagesController {
  constructor(private readonly panels: PanelsService) {}

  @Get('new')
  async openTake(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    const to = await this.panels.toTake(actor, id, today);
    const form = newPanelCaseForm(to.panels, to.standsStill, to.workerIds);
    return page('supervision/panel-take', toPanelCaseForm(form, to, today));
  }

  @Post('new')
  async take(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readPanelCaseForm(fields);
    const done = await saveForm(form, 'question', (said) =>
      this.panels.take(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`${PANELS_AT}/${done.value.panelId}`, 'The case is on the panel.');
    const to = await this.panels.toTake(actor, id, today);
    return page('supervision/panel-take', toPanelCaseForm(done.form, to, today), done.status);
  }

  @Get(':caseId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('caseId') caseId: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.show(actor, { id, caseId }, today, null, NOT_OFF, 200);
  }

  @Post(':caseId')
  async decide(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('caseId') caseId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readHeardForm(fields);
    const done = await saveForm(form, 'text', (said) =>
      this.panels.decide(actor, id, caseId, said, today, form.values.formId),
    );
    if (done.ok) {
      return redirect(`/young-people/${id}/panels/${caseId}`, 'What the panel decided stands on the record.');
    }
    // Whoever may not decide hears so before they hear what is wrong.
    if (!done.problem) await this.panels.toTake(actor, id, today);
    return this.show(actor, { id, caseId }, today, done.form, NOT_OFF, done.status);
  }

  @Post(':caseId/taken-off')
  async takeOff(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('caseId') caseId: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const because = typed(fields, 'because');
    const done = await attempt(() => this.panels.takeOff(actor, id, caseId, because, today));
    if (done.ok) return redirect(PANELS_AT, 'The case is off the panel.');
    const off = { values: { because }, errors: errorsOf(done.problem, 'because') };
    return this.show(actor, { id, caseId }, today, null, off, done.problem.status);
  }

  private async show(
    actor: UserActor,
    { id, caseId }: { id: string; caseId: string },
    today: LocalDate,
    form: HeardForm | null,
    off: typeof NOT_OFF,
    status: number,
  ): Promise<Page> {
    const opened = await this.panels.openCase(actor, id, caseId, today);
    const shown = form ?? newHeardForm(opened.adviserId, factsOfDecision(opened.agenda.standsStill));
    return page('supervision/panel-heard', toHeardPage(opened, shown, off, actor, today), status);
  }
}
