import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { pageAsked } from '../caseloads/page-links';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { IN_TOUCH_SHOWS, InTouchListService } from './in-touch-list.service';
import { toInTouchListPage } from './keeping-in-touch.page';

@Controller('team/keeping-in-touch')
export class InTouchListController {
  constructor(private readonly lists: InTouchListService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    const show = chosen(query, 'show', IN_TOUCH_SHOWS) ?? 'all';
    const list = await this.lists.list(actor, show, today);
    return page('engagement/team', toInTouchListPage(list, show, pageAsked(query), today));
  }
}
