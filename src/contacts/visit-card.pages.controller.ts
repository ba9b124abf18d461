import { Controller, Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { toVisitCard } from './visit-card.page';
import { VisitCardService } from './visit-card.service';

@Controller('young-people/:id/visit-card')
export class VisitCardPagesController {
  constructor(private readonly cards: VisitCardService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('contacts/visit-card', toVisitCard(await this.cards.open(actor, id, today), today));
  }
}
