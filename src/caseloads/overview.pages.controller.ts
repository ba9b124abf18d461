import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { CASELOAD_SHOWS, CaseloadService } from './caseload.service';
import { toOverviewPage } from './overview.page';

/** How many of each list are shown here. */
const FIRST = 3;

/** Where those begin who answer for the record and not for any young person. */
@Controller('overview')
export class OverviewPagesController {
  constructor(private readonly caseloads: CaseloadService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const lists = await this.caseloads.firstOf(actor, CASELOAD_SHOWS, FIRST, today);
    return page('caseloads/overview', toOverviewPage(lists, actor, today));
  }
}
