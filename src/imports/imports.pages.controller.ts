import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { ResultConflictsService } from '../eet/result-conflicts.service';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { readPage, readUndoForm, type UndoForm } from './import-draft.form';
import { ImportDraftsService } from './import-drafts.service';
import { ImportRunsService } from './import-runs.service';
import { toImportsPage, toRunPage } from './imports.page';
import { UndoImportService } from './undo-import.service';
import { ImportWordsService } from './words/import-words.service';

type Fields = Record<string, unknown>;

@Controller('imports')
export class ImportsPagesController {
  constructor(
    private readonly drafts: ImportDraftsService,
    private readonly runs: ImportRunsService,
    private readonly undoing: UndoImportService,
    private readonly words: ImportWordsService,
    private readonly results: ResultConflictsService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields): Promise<Page> {
    const number = readPage(fields);
    const drafts = await this.drafts.list(actor);
    const open = {
      openWords: await this.words.countOpen(actor),
      openResults: await this.results.count(actor),
    };
    return page('imports/imports', toImportsPage(drafts, await this.runs.list(actor, number), number, open));
  }

  @Get(':importId')
  async show(@CurrentActor() actor: UserActor, @Param('importId') id: string): Promise<Page> {
    return this.runPage(actor, id, { values: { reason: '' }, errors: [] }, 200);
  }

  @Post(':importId/undo')
  async undo(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Param('importId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const form = readUndoForm(fields);
    if (form.errors.length > 0) return this.runPage(actor, id, form, 422);
    const done = await attempt(() => this.undoing.undo(actor, id, form.values.reason, today));
    if (done.ok) return redirect(`/imports/${id}`, 'The import was undone.');
    return this.runPage(actor, id, { ...form, errors: errorsOf(done.problem, 'reason') }, done.problem.status);
  }

  private async runPage(actor: UserActor, id: string, form: UndoForm, status: number): Promise<Page> {
    const run = await this.runs.open(actor, id);
    return page('imports/import', toRunPage(run, await this.undoing.outlook(actor, id), form), status);
  }
}
