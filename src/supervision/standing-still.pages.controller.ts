import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { GapsService } from './gaps.service';
import { toStandingStillPage } from './standing-still.page';

/** Cases in which nothing moves, for whoever answers for them. */
@Controller('team/standing-still')
export class StandingStillPagesController {
  constructor(private readonly gaps: GapsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const cases = await this.gaps.standingStill(actor, today);
    return page('supervision/standing-still', toStandingStillPage(cases, fields, today));
  }
}
