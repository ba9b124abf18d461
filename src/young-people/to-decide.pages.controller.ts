import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { readKind } from './matter-way-back';
import { MattersService } from './matters.service';
import { toDecidePage } from './to-decide.page';

/** Everything that only a manager may decide, across their teams. */
@Controller('team/to-decide')
export class ToDecidePagesController {
  constructor(private readonly matters: MattersService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const kind = readKind(fields);
    const asked = typed(fields, 'page');
    const list = await this.matters.toDecide(actor, kind, /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1);
    return page('young-people/to-decide', toDecidePage(list, kind, actor.teamIds.length > 1, today));
  }
}
