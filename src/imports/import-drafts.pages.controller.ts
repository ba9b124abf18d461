import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../access/actor';
import { SCALES } from '../eet/attainment';
import { Problem } from '../platform/problem';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf } from '../web/fields';
import { csv, attempt, page, redirect, type Page, type Redirect, type Download } from '../web/page';
import { TakesUploads } from '../web/upload';
import { csvText } from './csv-text';
import { readChoiceForm, readFaultsAddress, readKindForm, readPeopleAddress } from './import-draft.form';
import { toDraftPage, toProgress, type DraftProgress, toFaultsPage, toPeoplePage } from './import-draft.page';
import { EDUCATION_HEADINGS } from './education/read-education';
import { NAME_HEADINGS } from './names/read-names';
import { ApplyDraftsService } from './apply-drafts.service';
import { ImportDraftsService, UPLOAD_LIMIT_BYTES } from './import-drafts.service';

type Fields = Record<string, unknown>;

@Controller('imports')
export class ImportDraftsPagesController {
  constructor(
    private readonly drafts: ImportDraftsService,
    private readonly applying: ApplyDraftsService,
  ) {}

  @Get('new')
  async choose(@CurrentActor() actor: UserActor): Promise<Page> {
    await this.drafts.list(actor); // refuses whoever may not upload, before they choose files
    return uploadPage([], 200);
  }

  @TakesUploads()
  @Post('new')
  async upload(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Req() request: FastifyRequest,
  ): Promise<Page | Redirect> {
    // A form that was sent again without its files, as after signing in anew, has none.
    const files = request.upload?.files() ?? Readable.from([]);
    try {
      return redirect(`/imports/drafts/${await this.drafts.receive(actor, files, today)}`);
    } catch (error) {
      if (!(error instanceof Problem) || ![413, 422].includes(error.status)) throw error;
      return uploadPage(errorsOf(error, 'files'), error.status);
    }
  }

  @Get('drafts/:draftId')
  async preview(@CurrentActor() actor: UserActor, @Param('draftId') id: string): Promise<Page> {
    return this.draftPage(actor, id);
  }

  @Get('drafts/:draftId/people')
  async people(@CurrentActor() actor: UserActor, @Param('draftId') id: string, @Query() fields: Fields): Promise<Page> {
    const { outcome, page: number } = readPeopleAddress(fields);
    const draft = await this.drafts.open(actor, id);
    const slice = await this.drafts.people(actor, id, outcome, number);
    return page('imports/people', toPeoplePage(draft, outcome, number, slice));
  }

  @Get('drafts/:draftId/faults')
  async faults(@CurrentActor() actor: UserActor, @Param('draftId') id: string, @Query() fields: Fields): Promise<Page> {
    const { filter, page: number } = readFaultsAddress(fields);
    const draft = await this.drafts.open(actor, id);
    const slice = await this.drafts.faults(actor, id, filter, number);
    return page('imports/faults', toFaultsPage(draft, filter, number, slice));
  }

  @Get('drafts/:draftId/faults.csv')
  async faultsCsv(@CurrentActor() actor: UserActor, @Param('draftId') id: string): Promise<Download> {
    const { rows } = await this.drafts.faults(
      actor,
      id,
      { severity: null, code: null, file: null, column: null },
      null,
    );
    const text = csvText(
      ['Severity', 'File', 'Line', 'Column', 'Identifier', 'What is wrong'],
      rows.map(({ severity, file, line, column, child, message }) => [severity, file, line, column, child, message]),
    );
    return csv('faults.csv', text);
  }

  /** What the files are, and for which year: the comparison is made anew. */
  @Post('drafts/:draftId/compare')
  async compare(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Param('draftId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const form = readKindForm(fields, today);
    const { given } = form;
    if (given === null) return this.draftPage(actor, id, { kind: form }, 422);
    const done = await attempt(() => this.drafts.compare(actor, id, given, today));
    if (done.ok) return redirect(`/imports/drafts/${id}`);
    return this.draftPage(
      actor,
      id,
      { kind: { ...form, errors: errorsOf(done.problem, 'kind') } },
      done.problem.status,
    );
  }

  @Post('drafts/:draftId/apply')
  async apply(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Param('draftId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const form = readChoiceForm(fields);
    const { choice, reason, comparedAt } = form;
    if (choice === null) return this.draftPage(actor, id, { choice: form }, 422);
    const done = await attempt(() =>
      choice === 'nothing'
        ? this.drafts.turnDown(actor, id, reason)
        : this.applying.start(actor, id, { choice, reason, comparedAt }, today),
    );
    if (done.ok) return redirect(`/imports/drafts/${id}`);
    const errors = errorsOf(done.problem, 'choice');
    return this.draftPage(actor, id, { choice: { ...form, errors } }, done.problem.status);
  }

  /** How far an import is, for the bar on the page. */
  @Get('drafts/:draftId/progress')
  async progress(@CurrentActor() actor: UserActor, @Param('draftId') id: string): Promise<DraftProgress> {
    return toProgress(await this.drafts.open(actor, id));
  }

  @Post('drafts/:draftId/delete')
  async remove(@CurrentActor() actor: UserActor, @Param('draftId') id: string): Promise<Redirect> {
    await this.drafts.remove(actor, id);
    return redirect('/imports', 'The uploaded files were deleted.');
  }

  private async draftPage(
    actor: UserActor,
    id: string,
    forms: Parameters<typeof toDraftPage>[2] = {},
    status = 200,
  ): Promise<Page> {
    const draft = await this.drafts.open(actor, id);
    const groups = await this.drafts.faultGroups(actor, id);
    return page('imports/draft', toDraftPage(draft, groups, forms), status);
  }
}

function uploadPage(errors: { field: string; message: string }[], status: number): Page {
  const limit = `${UPLOAD_LIMIT_BYTES / 1024 / 1024} MB`;
  const headings = { nameHeadings: Object.values(NAME_HEADINGS), educationHeadings: Object.values(EDUCATION_HEADINGS) };
  return page('imports/new', { errors, limit, ...headings, qualificationTypes: SCALES }, status);
}
