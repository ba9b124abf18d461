import { Controller, Get, Query } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { HomeListsService } from '../accommodation/home-lists.service';
import { ArrangementsService } from '../arrangements/arrangements.service';
import { STAYING_PUT } from '../arrangements/kinds/staying-put';
import { quotaYearOf } from '../providers/flats';
import { FlatsService } from '../providers/flats.service';
import { HomeMoneyService } from '../providers/home-money.service';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { PART_KEYS, toHomeLedger } from './home-ledger.page';

/** What is open about homes, from the queue to the tenancy, in one view: each as its own page reads it. */
@Controller('team/homes')
export class HomeLedgerPagesController {
  constructor(
    private readonly flats: FlatsService,
    private readonly money: HomeMoneyService,
    private readonly arrangements: ArrangementsService,
    private readonly homes: HomeListsService,
  ) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    mustBeAllowed(actor, 'see-team');
    const quota = await this.flats.quota(actor, quotaYearOf(today), today);
    const queue = await this.flats.queue(actor);
    const { lines: money, grants } = await this.money.outstanding(actor, today);
    const stayingPut = await this.arrangements.running(actor, STAYING_PUT.key);
    const watched = await this.homes.watched(actor, today);
    const part = chosen(fields, 'show', PART_KEYS);
    return page('insight/home-ledger', toHomeLedger({ quota, queue, money, grants, stayingPut, watched }, part, today));
  }
}
