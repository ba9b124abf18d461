import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { AT_RISK_SHOWS, toAtRisk, type AtRiskShow } from './arrangement.page';
import { ArrangementsService } from './arrangements.service';
import { TENANCY_AT_RISK } from './kinds/tenancy-at-risk';

/** Homes at risk and referrals of a manager's young people, by their timetable. */
@Controller('team/homes-at-risk')
export class AtRiskPagesController {
  constructor(private readonly arrangements: ArrangementsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate, @Query('show') show?: string): Promise<Page> {
    const chosen: AtRiskShow = show && Object.hasOwn(AT_RISK_SHOWS, show) ? (show as AtRiskShow) : 'all';
    return page(
      'arrangements/at-risk',
      toAtRisk(await this.arrangements.running(actor, TENANCY_AT_RISK.key), chosen, today),
    );
  }
}
