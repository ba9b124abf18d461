import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { page, type Page } from '../web/page';
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
    return page('insight/home-figures', toHomeFiguresPage(given, query, today));
  }

  @Get('homes.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = readHomeFigures(fields, today);
    const text = homeFiguresCsv(await this.measures.exportFigures(actor, query, today), query);
    asFile(reply, `homes-${today}.csv`);
    return text;
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
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const query = readHomeFigures(fields, today);
    const text = homePeopleCsv(await this.measures.exportPeople(actor, query, today), query);
    asFile(reply, `homes-${today}-people.csv`);
    return text;
  }
}

function asFile(reply: FastifyReply, name: string): void {
  reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
}
