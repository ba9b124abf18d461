import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { DEFAULT_LIMIT, listed, PageQueryDto, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { NightlyRunListAnswer } from './nightly-run.dto';
import { NightlyRunsService } from './nightly-runs.service';

@ApiController('nightly-runs', GROUPS.service)
export class NightlyRunsApiController {
  constructor(private readonly runs: NightlyRunsService) {}

  @Operation({
    does: 'List nightly runs',
    about: 'For managers and administrators.',
    scope: 'read:service',
    answers: () => NightlyRunListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: PageQueryDto): Promise<NightlyRunListAnswer> {
    const { limit = DEFAULT_LIMIT, cursor } = query;
    return listed(
      await this.runs.list(actor, { after: placeIn(cursor, ['day'])?.[0] ?? null, limit }),
      query,
      'nightly-runs',
      ({ forDate, state, startedAt, finishedAt, steps, error }) => ({
        forDate,
        state,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
        steps,
        error,
      }),
      ({ forDate }) => [forDate],
    );
  }
}
