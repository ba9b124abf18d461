import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { DayAfter18Service } from './day-after-18.service';
import { toTurning18Page } from './turning-18.page';
import { TURNING_18_SHOWS } from './turning-18-words';

/** Who turns 18 and what is not settled: of a manager's young people, or an adviser's own. */
@Controller('team/turning-18')
export class Turning18PagesController {
  constructor(private readonly days: DayAfter18Service) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    const { people, roleWords } = await this.days.turning18(actor, today);
    const show = chosen(query, 'show', TURNING_18_SHOWS) ?? 'all';
    return page('handovers/turning-18', toTurning18Page(people, { actor, roleWords, today }, show));
  }
}
