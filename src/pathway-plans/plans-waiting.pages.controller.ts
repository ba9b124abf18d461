import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { plansWaitingPage } from './completion.page';
import { PlanVersionsService } from './plan-versions.service';

/** As many at once as a manager decides about in one sitting; deciding brings up the next. */
const MOST_SHOWN = 50;

/** The plans that wait for a manager, across their teams. */
@Controller('team/plans')
export class PlansWaitingPagesController {
  constructor(private readonly versions: PlanVersionsService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const waiting = await this.versions.waiting(actor, { after: null, limit: MOST_SHOWN });
    const shown = { ...waiting, versions: waiting.versions.slice(0, MOST_SHOWN) };
    return page('pathway-plans/waiting', plansWaitingPage(shown, actor, today));
  }
}
