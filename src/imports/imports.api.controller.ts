import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ImportReadingService, type ImportRunRead } from './import-reading.service';
import {
  ImportRunListAnswer,
  ImportRunWholeAnswer,
  UndoImportDto,
  UndoneAnswer,
  type ImportRunAnswer,
} from './import-run.dto';
import { UndoImportService } from './undo-import.service';

@ApiController('imports', GROUPS.service)
export class ImportsApiController {
  constructor(
    private readonly imports: ImportReadingService,
    private readonly undoing: UndoImportService,
  ) {}

  @Operation({
    does: 'List imports',
    about: 'For data officers.',
    scope: 'import',
    answers: () => ImportRunListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: PageQueryDto): Promise<ImportRunListAnswer> {
    const runs = await this.imports.list(actor, pageAsked(query));
    return listed(runs, query, 'imports', answer, ({ id }) => [id]);
  }

  @Operation({
    does: 'Read an import, with its files and faults',
    about: 'For data officers.',
    scope: 'import',
    answers: () => ImportRunWholeAnswer,
  })
  @Get(':importId')
  async read(@CurrentActor() actor: UserActor, @Param('importId') importId: string): Promise<ImportRunWholeAnswer> {
    const run = await this.imports.read(actor, importId);
    return {
      ...answer(run),
      files: run.files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
      faults: run.faults.map(({ code, severity, message, file, line, column, times = 1 }) => ({
        code,
        severity,
        message,
        file,
        line,
        column,
        times,
      })),
    };
  }

  @Operation({
    does: 'Undo an import',
    about:
      'For data officers, while nobody has worked on any of its young people since: what it brought is withdrawn, what it replaced comes again.',
    scope: 'import',
    answers: () => UndoneAnswer,
    problems: ['cannot-be-undone'],
  })
  @Post(':importId/undo')
  async undo(
    @CurrentActor() actor: UserActor,
    @Today() today: LocalDate,
    @Param('importId') importId: string,
    @Body() { reason }: UndoImportDto,
  ): Promise<UndoneAnswer> {
    const { people, created } = await this.undoing.undo(actor, importId, reason, today);
    return { people, created };
  }
}

function answer({
  id,
  kind,
  collectionYear,
  asOf,
  appliedAt,
  appliedBy,
  counts,
  faultsInAll,
  undoneAt,
}: ImportRunRead): ImportRunAnswer {
  return {
    id,
    kind,
    collectionYear,
    asOf,
    appliedAt: appliedAt.toISOString(),
    appliedBy,
    counts,
    faultsInAll,
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}
