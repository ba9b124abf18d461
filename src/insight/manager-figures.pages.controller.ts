import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { managersCsv, readManagersAddress, toManagersPage } from './manager-figures.page';
import { ManagerFiguresService } from './manager-figures.service';

/** How supervision varies by manager. */
@Controller('figures/caseloads')
export class ManagerFiguresPagesController {
  constructor(private readonly figures: ManagerFiguresService) {}

  @Get('managers')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readManagersAddress(fields, today);
    return page('insight/manager-figures', toManagersPage(await this.figures.show(actor, query.period, today), query));
  }

  @Get('managers.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const { period } = readManagersAddress(fields, today);
    return csv(`managers-${period.key}.csv`, managersCsv(await this.figures.exported(actor, period, today)));
  }
}
