import { Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { ImportReadingService, type ImportRunRead } from './import-reading.service';
import { ImportRunListAnswer, ImportRunWholeAnswer, type ImportRunAnswer } from './import-run.dto';

@ApiController('imports', GROUPS.service)
export class ImportsApiController {
  constructor(private readonly imports: ImportReadingService) {}

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
