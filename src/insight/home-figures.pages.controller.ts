import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { homeFiguresCsv, homePeopleCsv } from './home-figures-csv';
import { toHomeFiguresPage, toHomePeoplePage } from './home-figures.page';
import { readHomeFigures } from './home-figures.query';
import { HomeFiguresService } from './home-figures.service';

/** How young people live: figures, the names behind each, and both as files. */
@Controller('figures')
export class HomeFiguresPagesController {
  constructor(private readonly measures: HomeFiguresService) {}

  @Get('homes')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readHomeFigures(fields, today);
    const given = await this.measures.figures(actor, query, today);
    return page('insight/home-figures', toHomeFiguresPage(given, query, actor, today));
  }

  @Get('homes.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readHomeFigures(fields, today);
    const text = homeFiguresCsv(await this.measures.exportFigures(actor, query, today), query);
    return csv(`homes-${today}.csv`, text);
  }

  @Get('homes/people')
  async people(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readHomeFigures(fields, today);
    const behind = await this.measures.people(actor, query, today);
    return page('insight/home-figures-people', toHomePeoplePage(behind, query, actor));
  }

  @Get('homes/people.csv')
  async downloadPeople(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readHomeFigures(fields, today);
    const text = homePeopleCsv(await this.measures.exportPeople(actor, query, today), query);
    return csv(`homes-${today}-people.csv`, text);
  }
}
