import { Controller, Get, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { readCaseloadAddress } from './caseload.address';
import { toCaseloadPage } from './caseload.page';
import { CaseloadService } from './caseload.service';

@Controller('caseload')
export class CaseloadPagesController {
  constructor(private readonly caseloads: CaseloadService) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() fields: Record<string, unknown>,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const query = readCaseloadAddress(fields, actor);
    const list = await this.caseloads.list(actor, query, today);
    return page('caseloads/caseload', toCaseloadPage(list, query, actor, today));
  }
}
