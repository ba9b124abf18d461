import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PatternAnswer, PatternQueryDto } from './late-pattern.dto';
import { rowName } from './late-pattern.page';
import { LatePatternService } from './late-pattern.service';

@ApiController('team/late', GROUPS.workers)
export class LatePatternApiController {
  constructor(private readonly patterns: LatePatternService) {}

  @Operation({
    does: 'Read why things are late, by team, worker or rule',
    about:
      'For managers. What was met by something a manager accepted in its place is counted apart from what was met.',
    scope: 'read:people',
    answers: () => PatternAnswer,
  })
  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() query: PatternQueryDto,
    @Today() today: LocalDate,
  ): Promise<PatternAnswer> {
    const { by = 'team' } = query;
    const filters = { teamId: query.teamId ?? null, adviserId: query.adviserId ?? null, rule: query.rule ?? null };
    const { rows, since } = await this.patterns.pattern(actor, by, filters, today);
    return {
      asOf: today,
      since,
      by,
      rows: rows.map((row) => ({
        key: row.key,
        name: rowName(row, by),
        worker: row.worker,
        youngPerson: row['young-person'],
        partner: row.partner,
        wrongFact: row['wrong-fact'],
        outsideDelay: row['outside-delay'],
        noCause: row.none,
        late: row.late,
        met: row.met,
        metBySubstitute: row.substitute,
      })),
    };
  }
}
