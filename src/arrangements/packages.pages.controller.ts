import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, type Page } from '../web/page';
import { PACKAGE_ORDERS, PACKAGE_SHOWS, toPackages, type PackageOrder, type PackageShow } from './arrangement.page';
import { ArrangementsService } from './arrangements.service';
import { SUPPORT_PACKAGE } from './kinds/support-package';

/** Support packages of a manager's young people: what waits for a decision, what runs and what it costs. */
@Controller('team/packages')
export class PackagesPagesController {
  constructor(private readonly arrangements: ArrangementsService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate, @Query() query: Fields): Promise<Page> {
    const show = chosen(query, 'show', Object.keys(PACKAGE_SHOWS) as PackageShow[]) ?? 'asked';
    const by = chosen(query, 'by', Object.keys(PACKAGE_ORDERS) as PackageOrder[]) ?? 'review';
    const lines = await this.arrangements.running(actor, SUPPORT_PACKAGE.key);
    return page('arrangements/packages', toPackages(lines, show, by, today));
  }
}
