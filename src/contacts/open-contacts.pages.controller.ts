import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { pageAsked } from '../caseloads/page-links';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { toContactFiguresPage, toOutcomesPage } from './open-contacts.page';
import { OpenContactsService } from './open-contacts.service';

@Controller()
export class OpenContactsPagesController {
  constructor(private readonly contacts: OpenContactsService) {}

  @Get('outcomes')
  async open(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    return page('contacts/outcomes', toOutcomesPage(await this.contacts.open(actor, today), query, actor, today));
  }

  @Get('team/contacts')
  async figures(@CurrentActor() actor: UserActor, @Query() query: Fields, @Today() today: LocalDate): Promise<Page> {
    const figures = await this.contacts.figures(actor, today);
    const worker = typed(query, 'worker') || null;
    return page('contacts/figures', toContactFiguresPage(figures, worker, pageAsked(query), today));
  }
}
