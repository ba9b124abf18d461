import { Controller, Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { toInterestsPage } from './interests.page';
import { InterestsService } from './interests.service';

/** What a young person likes and is good at, and what it leads to. */
@Controller('young-people/:id/interests')
export class InterestsPagesController {
  constructor(private readonly interests: InterestsService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Param('id') id: string, @Today() today: LocalDate): Promise<Page> {
    return page('eet/interests', toInterestsPage(await this.interests.open(actor, id, today)));
  }
}
