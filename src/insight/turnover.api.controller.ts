import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { TurnoverAnswer, TurnoverQueryDto } from './turnover.dto';
import { TurnoverService } from './turnover.service';

@ApiController('figures/caseloads', GROUPS.figures)
export class TurnoverApiController {
  constructor(private readonly turnover: TurnoverService) {}

  @Operation({
    does: 'Read what turnover costs',
    about:
      'Of each adviser who left in twelve months the young people they had, and month by month staffing beside continuity and dates.',
    scope: 'read:people',
    answers: () => TurnoverAnswer,
  })
  @Get('workforce')
  async show(
    @CurrentActor() actor: UserActor,
    @Query() { teamId }: TurnoverQueryDto,
    @Today() today: LocalDate,
  ): Promise<TurnoverAnswer> {
    const { asOf, leavers, months } = await this.turnover.show(actor, teamId?.toLowerCase() ?? null, today);
    return {
      asOf,
      leavers: leavers.map(({ leaver: { id, name, leftOn, agency }, cases }) => ({
        ...{ workerId: id, name, leftOn, agency },
        cases: cases.map(({ personId, endedOn, newOn, waits, toldOn, handedOverOn, due, slipped, ...named }) => ({
          person: personNamed({ ...named, id: personId }),
          ...{ endedOn, newOn, waits, toldOn, handedOverOn, due, slipped: slipped.length },
        })),
      })),
      months: months.map(({ day, here, agency, vacant, passedAround, onTime }) => ({
        ...{ day, here: here.length, agency: agency.length, vacant: vacant.length },
        passedAround: passedAround?.numerator ?? 0,
        passedAroundAmong: passedAround?.among ?? 0,
        onTime: onTime?.numerator ?? 0,
        onTimeAmong: onTime?.among ?? 0,
      })),
    };
  }
}
