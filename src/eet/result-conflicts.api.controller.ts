import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ResultConflictAnswer, ResultConflictListAnswer, ResultSettlementDto } from './result-conflicts.dto';
import { ResultConflictsService, type ResultConflictRead } from './result-conflicts.service';

@ApiController('result-conflicts', GROUPS.eet)
export class ResultConflictsApiController {
  constructor(private readonly conflicts: ResultConflictsService) {}

  @Operation({
    does: 'List results that differ',
    about: 'A file of the virtual school says another grade than a worker wrote, of those whom you may see.',
    scope: 'write:people',
    answers: () => ResultConflictListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: PageQueryDto): Promise<ResultConflictListAnswer> {
    const rows = await this.conflicts.list(actor, pageAsked(query));
    return listed(rows, query, 'result-conflicts', answer, ({ id }) => [id]);
  }

  @Operation({
    does: 'Read a result that differs',
    about: 'Also after it was settled.',
    scope: 'write:people',
    answers: () => ResultConflictAnswer,
  })
  @Get(':conflictId')
  async read(@CurrentActor() actor: UserActor, @Param('conflictId') id: string): Promise<ResultConflictAnswer> {
    return answer(await this.conflicts.open(actor, id));
  }

  @Operation({
    does: 'Settle which grade is right',
    about:
      'The file’s grade, level and day correct the qualification; or ours is kept for a reason, and the same result is not asked about again.',
    scope: 'write:people',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':conflictId/settlement')
  async settle(
    @CurrentActor() actor: UserActor,
    @Param('conflictId') id: string,
    @Body() { settled, reason = '', version }: ResultSettlementDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.conflicts.settle(actor, id, settled === 'taken' ? { settled } : { settled, reason }, version, today);
  }
}

function answer(conflict: ResultConflictRead): ResultConflictAnswer {
  const { id, personId, factId, ours, level, grade, awardedOn, provider, importLine, settled, reason } = conflict;
  return {
    ...{ id, youngPersonId: personId, qualificationId: factId, title: ours?.title ?? null },
    ours: ours && { level: ours.level, grade: ours.grade, awardedOn: ours.awardedOn, provider: ours.provider },
    file: { level, grade, awardedOn, provider },
    ...{ line: importLine, version: ours?.version ?? null, settled, reason },
  };
}
