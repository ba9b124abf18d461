import { Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { IN_TOUCH_SHOWS, InTouchListService } from './in-touch-list.service';
import { InTouchListAnswer, InTouchListQueryDto } from './keeping-in-touch.dto';

/** A list within an answer has as many. */
const MOST_ITEMS = 200;

@ApiController('team/keeping-in-touch', GROUPS.contacts)
export class InTouchListApiController {
  constructor(private readonly lists: InTouchListService) {}

  @Operation({
    does: 'List with whom the team is not in touch',
    about:
      'For managers: who is lost, refuses or wavers, and with whom touch counts as lost though nobody has said so.',
    scope: 'read:people',
    answers: () => InTouchListAnswer,
  })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Query() { show = 'all' }: InTouchListQueryDto,
    @Today() today: LocalDate,
  ): Promise<InTouchListAnswer> {
    const { counts, lines } = await this.lists.list(actor, show, today);
    return {
      counts: IN_TOUCH_SHOWS.map((one) => ({ show: one, people: counts[one] })),
      items: lines
        .slice(0, MOST_ITEMS)
        .map(({ id, rhythm, standing, fromOn, lastInTouchOn, countsAsLost, effort }) => ({
          youngPersonId: id,
          standing,
          fromOn,
          lastInTouchOn,
          countsAsLost,
          effort,
          decision: rhythm,
        })),
    };
  }
}
