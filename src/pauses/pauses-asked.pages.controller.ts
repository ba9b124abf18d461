import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { pausesAskedPage } from './pause.page';
import { PausesService } from './pauses.service';

/** As many at once as a manager decides about in one sitting; deciding brings up the next. */
const MOST_SHOWN = 50;

/** What waits for a manager, across their teams. */
@Controller('team/pauses')
export class PausesAskedPagesController {
  constructor(private readonly pauses: PausesService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const { inAll, pauses } = await this.pauses.asked(actor, { after: null, limit: MOST_SHOWN }, today);
    return page('pauses/asked', pausesAskedPage({ inAll, pauses: pauses.slice(0, MOST_SHOWN) }, actor, today));
  }
}
