import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PlanDateDto, PlanDateListAnswer } from './plan-date.dto';
import { PlanDatesService } from './plan-dates.service';

@ApiController('young-people/:id/plan-dates', GROUPS.plans)
export class PlanDatesApiController {
  constructor(private readonly planDates: PlanDatesService) {}

  @Operation({ does: 'List the steps of pathway planning', scope: 'read:people', answers: () => PlanDateListAnswer })
  @Get()
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<PlanDateListAnswer> {
    const steps = await this.planDates.list(actor, id, pageAsked(query));
    return listed(
      steps,
      query,
      `young-people/${id}/plan-dates`,
      (step) => step,
      (step) => [step.id],
    );
  }

  @Operation({
    does: 'Record a step of pathway planning',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post()
  async record(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { step, on, by = null }: PlanDateDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.planDates.record(actor, id, step, on as LocalDate, today, by) };
  }
}
