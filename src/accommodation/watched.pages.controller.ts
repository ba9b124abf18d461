import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { readWatchAddress, toWatchedPage } from './home-lists.page';
import { HomeListsService } from './home-lists.service';

@Controller('homes')
export class WatchedPagesController {
  constructor(private readonly lists: HomeListsService) {}

  @Get()
  async watched(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    const show = readWatchAddress(query);
    return page('accommodation/watched', toWatchedPage(await this.lists.watched(actor, today), show, actor, today));
  }
}
