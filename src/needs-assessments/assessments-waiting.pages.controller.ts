import { Controller, Get } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { page, type Page } from '../web/page';
import { AssessmentsWaitingService } from './waiting.service';

@Controller('team/assessments')
export class AssessmentsWaitingPagesController {
  constructor(private readonly waiting: AssessmentsWaitingService) {}

  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<Page> {
    return page('needs-assessments/waiting', { waiting: await this.waiting.waiting(actor) });
  }
}
