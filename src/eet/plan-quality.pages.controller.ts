import { Controller, Get, Query } from '@nestjs/common';
import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, typed, type Fields } from '../web/fields';
import { csv, page, type Download, type Page } from '../web/page';
import { PLAN_QUALITY_AT, PLAN_SHOWS, planQualityCsv, toPlanQualityPage } from './plan-quality.page';
import { PlanQualityService } from './plan-quality.service';

/** How good plans for education are, and which of them wait for a manager. */
@Controller('eet')
export class PlanQualityPagesController {
  constructor(private readonly quality: PlanQualityService) {}

  @Get('plans')
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields, @Today() today: LocalDate): Promise<Page> {
    const asked = Number(typed(fields, 'page'));
    const shown = Number.isInteger(asked) && asked > 1 && asked < 10_000 ? asked : 1;
    const query = { show: chosen(fields, 'show', PLAN_SHOWS) ?? 'waiting', page: shown };
    const model = toPlanQualityPage(await this.quality.plans(actor, today), query, today);
    return page('eet/plan-quality', { ...model, csvHref: may(actor, 'see-figures') ? `${PLAN_QUALITY_AT}.csv` : null });
  }

  @Get('plans.csv')
  async download(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<Download> {
    return csv(`education-plans-${today}.csv`, planQualityCsv(await this.quality.exported(actor, today), today));
  }
}
