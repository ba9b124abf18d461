import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { workFiguresCsv, workMonthsCsv, workNamesCsv } from './work-figures-csv';
import {
  toWorkersPage,
  toWorkFiguresPage,
  toWorkListPage,
  toWorkMonthsPage,
  WORK_LIST_PAGE,
} from './work-figures.page';
import { readWorkAddress, readWorkPage } from './work-figures.query';
import { WorkFiguresService } from './work-figures.service';

/** Caseloads and supervision, for those who answer for them: figures, month by month, the names, and all as files. */
@Controller('figures')
export class WorkFiguresPagesController {
  constructor(private readonly figures: WorkFiguresService) {}

  @Get('caseloads')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = { ...readWorkAddress(fields, today), workerId: null };
    return page(
      'insight/work-figures',
      toWorkFiguresPage(await this.figures.figures(actor, query, today), query, today),
    );
  }

  @Get('caseloads/workers')
  async workers(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const { period, teamId } = readWorkAddress(fields, today);
    const query = { period, teamId };
    return page('insight/work-figures', toWorkersPage(await this.figures.byWorker(actor, query, today), query, today));
  }

  @Get('caseloads.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readWorkAddress(fields, today);
    const text = workFiguresCsv(await this.figures.exportFigures(actor, query, today), query);
    return csv(`caseloads-${query.period.key}.csv`, text);
  }

  @Get('caseloads/months')
  async months(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readWorkAddress(fields, today);
    const given = await this.figures.months(actor, query, today);
    return page('insight/work-months', toWorkMonthsPage(given, query, actor, today));
  }

  @Get('caseloads/months.csv')
  async downloadMonths(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readWorkAddress(fields, today);
    const text = workMonthsCsv(await this.figures.exportMonths(actor, query, today), query.figure);
    return csv(`caseloads-${query.figure}-months-${today}.csv`, text);
  }

  @Get('caseloads/names')
  async names(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const [query, number] = [readWorkAddress(fields, today), readWorkPage(fields)];
    const place = { skip: (number - 1) * WORK_LIST_PAGE, limit: WORK_LIST_PAGE };
    const list = await this.figures.list(actor, query, place, today);
    return page('insight/work-names', toWorkListPage(list, query, number, actor));
  }

  @Get('caseloads/names.csv')
  async downloadNames(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readWorkAddress(fields, today);
    const text = workNamesCsv(await this.figures.exportList(actor, query, today), query, query.on ?? today);
    return csv(`caseloads-${query.figure}-${today}.csv`, text);
  }
}
