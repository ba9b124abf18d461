import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import type { Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { planFiguresCsv, planPeopleCsv } from './plan-measures-csv';
import { PLAN_LIST_PAGE, toPlanListPage, toPlanMeasuresPage } from './plan-measures.page';
import { readPlanAddress, readPlanPlace } from './plan-measures.query';
import { PlanMeasuresService } from './plan-measures.service';

/** How pathway plans stand, for those who answer for them: figures, the names behind each, and both as files. */
@Controller('figures')
export class PlanMeasuresPagesController {
  constructor(private readonly measures: PlanMeasuresService) {}

  @Get('plans')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readPlanAddress(fields);
    return page('insight/plan-measures', toPlanMeasuresPage(await this.measures.figures(actor, query, today), query));
  }

  @Get('plans.csv')
  async download(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readPlanAddress(fields);
    const text = planFiguresCsv(await this.measures.exportFigures(actor, query, today), query);
    return csv(`pathway-plans-${today}.csv`, text);
  }

  @Get('plans/people')
  async people(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readPlanAddress(fields);
    const after = readPlanPlace(fields);
    const { choices, ...list } = await this.measures.list(actor, query, { after, limit: PLAN_LIST_PAGE }, today);
    return page(
      'insight/plan-measures-people',
      toPlanListPage(list, query, { isFirst: after === null, choices }, actor),
    );
  }

  @Get('plans/people.csv')
  async downloadPeople(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readPlanAddress(fields);
    const text = planPeopleCsv(await this.measures.exportList(actor, query, today), query, today);
    return csv(`pathway-plans-${today}-people.csv`, text);
  }
}
