import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { eetFiguresCsv, eetPeopleCsv, toEetFiguresPage, toEetPeoplePage } from './eet-figures.page';
import { readEetFigures } from './eet-figures.query';
import { EetFiguresService } from './eet-figures.service';

/** Education and work: shares by age, the names behind each, and both as files. */
@Controller('figures')
export class EetFiguresPagesController {
  constructor(private readonly measures: EetFiguresService) {}

  @Get('education-and-work')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readEetFigures(fields, today);
    return page(
      'insight/eet-figures',
      toEetFiguresPage(await this.measures.figures(actor, query, today), query, today),
    );
  }

  @Get('education-and-work.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readEetFigures(fields, today);
    const text = eetFiguresCsv(await this.measures.exportFigures(actor, query, today), query);
    return csv(`education-and-work-${today}.csv`, text);
  }

  @Get('education-and-work/people')
  async people(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readEetFigures(fields, today);
    const behind = await this.measures.people(actor, query, today);
    return page('insight/eet-figures-people', toEetPeoplePage(behind, query, actor, today));
  }

  @Get('education-and-work/people.csv')
  async downloadPeople(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readEetFigures(fields, today);
    const text = eetPeopleCsv(await this.measures.exportPeople(actor, query, today));
    return csv(`education-and-work-${today}-people.csv`, text);
  }
}
