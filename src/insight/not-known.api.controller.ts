import { Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { NotKnownAnswer } from './not-known.dto';
import { NotKnownService } from './not-known.service';

@ApiController('figures/education-and-work', GROUPS.figures)
export class NotKnownApiController {
  constructor(private readonly notKnown: NotKnownService) {}

  @Operation({
    does: 'Count of whom nobody knew what they do, month by month',
    about:
      'For managers and data officers, of those whom they may see today; what they did and who had an adviser as the record stood at the end of each month. Who it is today: GET /education-and-work?show=not-known.',
    scope: 'read:people',
    answers: () => NotKnownAnswer,
  })
  @Get('not-known')
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<NotKnownAnswer> {
    const { asOf, reachesTo, months } = await this.notKnown.show(actor, null, today);
    return {
      asOf,
      reachesTo,
      months: months.map(({ day, counted, looks }) => ({
        day,
        among: counted?.among ?? null,
        notKnown: counted?.notKnown ?? null,
        looks,
      })),
    };
  }
}
