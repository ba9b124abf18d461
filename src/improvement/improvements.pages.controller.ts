import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, errorsOf, formIdOf, typed, type Fields } from '../web/fields';
import { attempt, csv, page, redirect, saveForm, type Download, type Page, type Redirect } from '../web/page';
import {
  changeImprovementForm,
  FORM_NAMES,
  newImprovementForm,
  readClosing,
  readImprovementForm,
  readImprovementShape,
  readLook,
  type ImprovementForm,
} from './improvement.form';
import {
  IMPROVEMENT_AT,
  improvementsCsv,
  improvementWords,
  toImprovementForm,
  toImprovementPage,
  toImprovementsPage,
  type ImprovementForms,
} from './improvement.page';
import { IMPROVEMENT_SHOWS } from './improvement-told';
import { ImprovementsService, type ImprovementSaid, type ImprovementShape } from './improvements.service';

/** What the service does to get better, and whether it lasts. */
@Controller()
export class ImprovementsPagesController {
  constructor(private readonly improvements: ImprovementsService) {}

  @Get('improvement')
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const show = chosen(fields, 'show', IMPROVEMENT_SHOWS) ?? 'open';
    const asked = Number(typed(fields, 'page'));
    const query = { show, page: Number.isInteger(asked) && asked > 1 ? asked : 1 };
    const list = await this.improvements.list(actor, show, today);
    return page('improvement/improvements', toImprovementsPage(list, query, actor, today));
  }

  @Get('improvement.csv')
  async export(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const show = chosen(fields, 'show', IMPROVEMENT_SHOWS) ?? 'open';
    return csv(`improvement-${today}.csv`, improvementsCsv(await this.improvements.exported(actor, show, today)));
  }

  @Get('improvement/new')
  async openBegin(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    return this.beginPage(actor, today, newImprovementForm(fields, actor, today), 200);
  }

  @Post('improvement/new')
  async begin(
    @CurrentActor() actor: UserActor,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readImprovementForm(fields);
    const done = await saveForm(form, FORM_NAMES, (said) =>
      this.improvements.begin(actor, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`${IMPROVEMENT_AT}/${done.value}`, 'Opened. Its figure is read each working night.');
    return this.beginPage(actor, today, done.form, done.status);
  }

  @Get('improvement/:improvementId')
  async open(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.onePage(actor, id, today, {}, 200);
  }

  @Get('improvement/:improvementId/change')
  async openChange(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Today() today: LocalDate,
  ): Promise<Page> {
    return this.changePage(actor, id, today, null, 200);
  }

  @Post('improvement/:improvementId/change')
  async change(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const { action } = await this.improvements.open(actor, id, today);
    const form = readImprovementShape(fields, action.measure !== null, action);
    const done = await saveForm(form, FORM_NAMES, (said) =>
      this.improvements.change(actor, id, said, Number(form.values.version) || 0, today),
    );
    if (done.ok) return redirect(`${IMPROVEMENT_AT}/${id}`, 'Changed.');
    return this.changePage(actor, id, today, done.form, done.status);
  }

  @Post('improvement/:improvementId/notes')
  async note(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const values = { formId: formIdOf(fields), note: typed(fields, 'note') };
    const done = await attempt(() => this.improvements.note(actor, id, values.note, today, values.formId));
    if (done.ok) return redirect(`${IMPROVEMENT_AT}/${id}`, 'Written down.');
    const errors = errorsOf(done.problem, 'words', { words: 'note' });
    return this.onePage(actor, id, today, { note: { values, errors } }, done.problem.status);
  }

  @Post('improvement/:improvementId/looks')
  async look(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const form = readLook(fields);
    const done = await saveForm(form, { all: 'kept', words: 'seen' }, (said) =>
      this.improvements.look(actor, id, said, today, form.values.formId),
    );
    if (done.ok) return redirect(`${IMPROVEMENT_AT}/${id}`, 'Written down.');
    return this.onePage(actor, id, today, { look: done.form }, done.status);
  }

  @Post('improvement/:improvementId/close')
  async close(
    @CurrentActor() actor: UserActor,
    @Param('improvementId') id: string,
    @Body() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Page | Redirect> {
    const version = Number(typed(fields, 'version')) || 0;
    const form = readClosing(fields);
    const done = await saveForm(form, { all: 'how', words: 'shows' }, (said) =>
      this.improvements.close(actor, id, said, version, today, form.values.formId),
    );
    if (done.ok) {
      const worked = 'Closed. If it falls back behind its target, it opens again by itself.';
      return redirect(`${IMPROVEMENT_AT}/${id}`, done.said.how === 'worked' ? worked : 'Ended.');
    }
    return this.onePage(actor, id, today, { close: done.form }, done.status);
  }

  private async onePage(
    actor: UserActor,
    id: string,
    today: LocalDate,
    forms: ImprovementForms,
    status: number,
  ): Promise<Page> {
    const opened = await this.improvements.open(actor, id, today);
    return page('improvement/improvement', toImprovementPage(opened, forms, actor, today), status);
  }

  private async beginPage(
    actor: UserActor,
    today: LocalDate,
    form: ImprovementForm<ImprovementSaid>,
    status: number,
  ): Promise<Page> {
    const choices = await this.improvements.choices(actor, today);
    return page('improvement/write', toImprovementForm(form, choices, null, null), status);
  }

  private async changePage(
    actor: UserActor,
    id: string,
    today: LocalDate,
    form: ImprovementForm<ImprovementShape> | null,
    status: number,
  ): Promise<Page> {
    const choices = await this.improvements.choices(actor, today);
    const { action } = await this.improvements.open(actor, id, today);
    const shown = form ?? changeImprovementForm(action);
    const words = improvementWords(action, actor, today);
    // Where somebody else changed it, the next try is of what stands by now, which is shown beside what was typed.
    const isApart = form !== null && status === 409;
    const version = isApart ? String(action.version) : (form?.values.version ?? String(action.version));
    const opened = { at: words.at, told: action };
    const filled = { ...shown, values: { ...shown.values, version } };
    return page('improvement/write', toImprovementForm(filled, choices, opened, isApart ? words : null), status);
  }
}
