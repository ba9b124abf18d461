import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { notKnownCsv, toNotKnownPage } from './not-known.page';
import { NotKnownService } from './not-known.service';

/** Of whom nobody knows what they do, month by month. */
@Controller('figures/education-and-work')
export class NotKnownPagesController {
  constructor(private readonly notKnown: NotKnownService) {}

  @Get('not-known')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const found = await this.notKnown.show(actor, parseLocalDate(typed(fields, 'on')), today);
    return page('insight/not-known', toNotKnownPage(found, actor));
  }

  @Get('not-known.csv')
  async download(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Download> {
    return csv(`not-known-${today}.csv`, notKnownCsv(await this.notKnown.exported(actor, today)));
  }
}
