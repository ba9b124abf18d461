import { Get, Param, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { STATUS_WORDS } from '../young-people/status-words';
import { AsShownAnswer, AsShownQueryDto, type ComparedItemAnswer } from './as-shown.dto';
import { statusDifference } from './as-shown.page';
import { AsShownService } from './as-shown.service';
import type { ComparedItem } from './compare-days';

@ApiController('young-people/:id/as-shown', GROUPS.due)
export class AsShownApiController {
  constructor(private readonly asShown: AsShownService) {}

  @Operation({
    does: 'What a record showed on a day',
    about:
      'Legal status and what was due as they stood at the end of that day, beside how the same day looks on what is known now, with what made the difference.',
    scope: 'read:people',
    answers: () => AsShownAnswer,
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: AsShownQueryDto,
    @Today() today: LocalDate,
  ): Promise<AsShownAnswer> {
    const asked = (query.on ?? today) as LocalDate;
    const { on, beganOn, then, now, due } = await this.asShown.open(actor, id, asked, today);
    return {
      on,
      beganOn,
      statusThen: then && { status: then.status, words: STATUS_WORDS[then.status], because: then.because },
      statusNow: { status: now.code, words: STATUS_WORDS[now.code], because: now.because },
      statusDifference: then && statusDifference(then, now),
      items: due.items.map(compared),
      over: due.over.map(compared),
      sameAndOver: due.sameAndOver,
    };

    function compared({ then: shownThen, now: knownNow, difference, ...item }: ComparedItem): ComparedItemAnswer {
      return { ...item, shownThen, knownNow, difference: then ? difference : null };
    }
  }
}
