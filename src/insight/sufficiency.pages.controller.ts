import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { sufficiencyCsv } from './sufficiency-csv';
import { readDemand, toDemandPage, toSufficiencyPage } from './sufficiency.page';
import { SufficiencyService } from './sufficiency.service';

/** What homes will be needed in the months to come, what there is, and who is behind each number. */
@Controller('figures')
export class SufficiencyPagesController {
  constructor(private readonly sufficiency: SufficiencyService) {}

  @Get('sufficiency')
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    return page('insight/sufficiency', toSufficiencyPage(await this.sufficiency.show(actor, today), today));
  }

  @Get('sufficiency.csv')
  async download(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Download> {
    const text = sufficiencyCsv(await this.sufficiency.exportFigures(actor, today), today);
    return csv(`homes-needed-${today}.csv`, text);
  }

  @Get('sufficiency/people')
  async people(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readDemand(fields, today);
    return page(
      'insight/sufficiency-people',
      toDemandPage(await this.sufficiency.people(actor, query, today), query, today),
    );
  }
}
