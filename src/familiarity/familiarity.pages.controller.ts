import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { pageAsked } from '../caseloads/page-links';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { toKnownPage } from './familiarity.page';
import { FamiliarityService, KNOWN_SHOWS } from './familiarity.service';

@Controller('team/who-knows')
export class FamiliarityPagesController {
  constructor(private readonly familiarity: FamiliarityService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    const show = chosen(query, 'show', KNOWN_SHOWS) ?? 'all';
    const list = await this.familiarity.list(actor, show, today);
    return page('familiarity/who-knows', toKnownPage(list, show, pageAsked(query), today));
  }
}
