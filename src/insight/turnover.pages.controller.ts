import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { readTurnoverAddress, toTurnoverPage, turnoverCsv } from './turnover.page';
import { TurnoverService } from './turnover.service';

/** What it costs that workers leave. */
@Controller('figures/caseloads')
export class TurnoverPagesController {
  constructor(private readonly turnover: TurnoverService) {}

  @Get('workforce')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readTurnoverAddress(fields);
    return page('insight/turnover', toTurnoverPage(await this.turnover.show(actor, query.teamId, today), query, actor));
  }

  @Get('workforce.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const { teamId } = readTurnoverAddress(fields);
    return csv(`workforce-${today}.csv`, turnoverCsv(await this.turnover.exported(actor, teamId, today)));
  }
}
