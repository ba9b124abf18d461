import { Controller, Get, Param } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Now, Today } from '../web/decorators';
import { page, type Page } from '../web/page';
import { toDueDetailPage } from './due-detail.page';
import { DueDetailService } from './due-detail.service';

@Controller('young-people/:id/due/:deadlineId')
export class DueDetailPagesController {
  constructor(private readonly details: DueDetailService) {}

  @Get()
  async open(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('deadlineId') deadlineId: string,
    @Today() today: LocalDate,
    @Now() now: Date,
  ): Promise<Page> {
    const detail = await this.details.open(actor, id, deadlineId, today, now);
    return page('caseloads/due-detail', toDueDetailPage(detail, actor, today));
  }
}
