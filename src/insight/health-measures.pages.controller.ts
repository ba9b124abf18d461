import { Controller, Get, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { isId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { healthFiguresCsv, healthPeopleCsv } from './health-measures-csv';
import { HEALTH_LIST_PAGE, readHealthList, toHealthListPage, toHealthMeasuresPage } from './health-measures.page';
import { HealthMeasuresService } from './health-measures.service';

/** How the health of young people is looked after, for those who answer for it: figures, names, and both as files. */
@Controller('figures')
export class HealthMeasuresPagesController {
  constructor(private readonly measures: HealthMeasuresService) {}

  @Get('health')
  async show(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Page> {
    const { lines, delays } = await this.measures.figures(actor, today);
    return page('insight/health-measures', toHealthMeasuresPage(lines, delays, today, may(actor, 'see-health')));
  }

  @Get('health.csv')
  async download(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Download> {
    const text = healthFiguresCsv(await this.measures.exportFigures(actor, today), today, may(actor, 'see-health'));
    return csv(`health-${today}.csv`, text);
  }

  @Get('health/people')
  async people(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const query = readHealthList(fields, may(actor, 'see-health'));
    const asked = typed(fields, 'after');
    const after = isId(asked) ? asked : null;
    const list = await this.measures.list(actor, query, { after, limit: HEALTH_LIST_PAGE }, today);
    const model = toHealthListPage(list, query, after === null, today, may(actor, 'see-health'));
    return page('insight/health-measures-people', {
      ...model,
      csvHref: may(actor, 'export-case-file') && list.total > 0 ? model.csvHref : null,
    });
  }

  @Get('health/people.csv')
  async downloadPeople(
    @CurrentActor() actor: UserActor,
    @Query() fields: Fields,
    @Today() today: LocalDate,
  ): Promise<Download> {
    const query = readHealthList(fields, may(actor, 'see-health'));
    const text = healthPeopleCsv(await this.measures.exportList(actor, query, today), query, today);
    return csv(`health-${today}-people.csv`, text);
  }
}
