import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { page, type Page } from '../web/page';
import { ImportDraftsService } from './import-drafts.service';
import { readPage } from './import-draft.form';
import { ImportRunsService } from './import-runs.service';
import { toImportsPage } from './imports.page';

type Fields = Record<string, unknown>;

@Controller('imports')
export class ImportsPagesController {
  constructor(
    private readonly drafts: ImportDraftsService,
    private readonly runs: ImportRunsService,
  ) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields): Promise<Page> {
    const number = readPage(fields);
    const drafts = await this.drafts.list(actor);
    return page('imports/imports', toImportsPage(drafts, await this.runs.list(actor, number), number));
  }
}
