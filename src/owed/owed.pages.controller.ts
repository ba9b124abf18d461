import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { readOwedAddress } from './owed.address';
import { OWED_A_PAGE, toOwedPage } from './owed.page';
import { OwedService } from './owed.service';

@Controller('owed')
export class OwedPagesController {
  constructor(private readonly owed: OwedService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readOwedAddress(fields, actor);
    const asked = { skip: (query.page - 1) * OWED_A_PAGE, limit: OWED_A_PAGE };
    return page('owed/owed', toOwedPage(await this.owed.listToNarrow(actor, query, asked, today), query, actor, today));
  }
}
