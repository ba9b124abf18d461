import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, placeIn } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { DEFAULT_LIMIT } from '../web/api/cursor';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { DemandPeopleAnswer, DemandQueryDto, SufficiencyAnswer } from './sufficiency.dto';
import { SufficiencyService } from './sufficiency.service';

@ApiController('figures/sufficiency', GROUPS.figures)
export class SufficiencyApiController {
  constructor(private readonly sufficiency: SufficiencyService) {}

  @Operation({
    does: 'Forecast what homes are needed, and what there is',
    about: 'For managers: twelve months. Each young person counts once, in the month of what comes first.',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => SufficiencyAnswer,
  })
  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<SufficiencyAnswer> {
    const { lines, wanted, settled } = await this.sufficiency.show(actor, today);
    return { asOf: today, lines: lines.map(({ slot, ...line }) => ({ month: slot, ...line })), kinds: wanted, settled };
  }

  @Operation({
    does: 'List the young people who need a home',
    scope: 'read:people',
    also: 'read:notes',
    answers: () => DemandPeopleAnswer,
  })
  @Get('people')
  async people(
    @CurrentActor() actor: UserActor,
    @Query() asked: DemandQueryDto,
    @Today() today: LocalDate,
  ): Promise<DemandPeopleAnswer> {
    const { month = null, need = null, kind = null, limit = DEFAULT_LIMIT } = asked;
    const rows = await this.sufficiency.people(actor, { slot: month, need, wanted: kind, settled: false }, today);
    const place = placeIn(asked.cursor, ['id']);
    const from = place ? rows.findIndex(({ personId }) => personId === place[0]) + 1 : 0;
    const page = listed(
      rows.slice(from, from + limit + 1),
      asked,
      'figures/sufficiency/people',
      (one) => ({
        person: personNamed({ ...one, id: one.personId }),
        ...{ need: one.demand!.need, onDay: one.demand!.onDay, kind: one.demand!.wanted, teamName: one.teamName },
      }),
      ({ personId }) => [personId],
    );
    return { total: rows.length, ...page };
  }
}
