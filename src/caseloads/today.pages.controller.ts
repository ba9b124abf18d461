import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { toTodayPage } from './today.page';
import { TodayService } from './today.service';

@Controller('today')
export class TodayPagesController {
  constructor(private readonly days: TodayService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('caseloads/today', toTodayPage(await this.days.today(actor, today), actor, today));
  }
}
