import { Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { StandingAnswer } from './standing.dto';
import { StandingService } from './standing.service';
import { ALERT_WORDS, SUITABILITY_WORDS } from './standing-words';

@ApiController('young-people/:id/alerts', GROUPS.people)
export class StandingApiController {
  constructor(private readonly standing: StandingService) {}

  @Operation({
    does: 'Read alerts, whether the home is suitable, and staying put',
    about: 'Worked out from the facts of the record for today; nothing of it is stored.',
    scope: 'read:people',
    answers: () => StandingAnswer,
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<StandingAnswer> {
    const { suitability, stayingPut, alerts } = await this.standing.read(actor, id, today);
    return {
      asOf: today,
      suitability: suitability && {
        accommodation: suitability.accommodation,
        code: suitability.code,
        words: SUITABILITY_WORDS[suitability.code],
        missing: suitability.missing,
        because: suitability.because,
        ssda903: suitability.ssda903,
      },
      stayingPut,
      alerts: alerts.map(({ code, severity, because }) => ({ code, words: ALERT_WORDS[code], severity, because })),
    };
  }
}
