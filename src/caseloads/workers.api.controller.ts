import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { AllocationsService } from './allocations.service';
import {
  AllocateDto,
  AllocationEndDto,
  AllocationListAnswer,
  StaffListAnswer,
  SuggestedWorkersAnswer,
  TeamListAnswer,
  WhoHasAnswer,
} from './workers.dto';
import { WorkplaceService } from './workplace.service';

@ApiController('', GROUPS.workers)
export class WorkersApiController {
  constructor(
    private readonly workplace: WorkplaceService,
    private readonly allocations: AllocationsService,
  ) {}

  @Operation({ does: 'List a young person’s workers', scope: 'read:people', answers: () => AllocationListAnswer })
  @Get('young-people/:id/allocations')
  async list(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Query() query: PageQueryDto,
  ): Promise<AllocationListAnswer> {
    return listed(
      await this.workplace.allocations(actor, id, pageAsked(query)),
      query,
      `young-people/${id}/allocations`,
      (allocation) => allocation,
      (allocation) => [allocation.id],
    );
  }

  @Operation({
    does: 'Read who has a young person’s case',
    about:
      'An open case always has somebody: whoever works with the young person, else somebody named until one does. The look is audited.',
    scope: 'read:people',
    answers: () => WhoHasAnswer,
  })
  @Get('young-people/:id/case-holder')
  async holder(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<WhoHasAnswer> {
    const found = await this.workplace.caseHolder(actor, id, today);
    if (!found) return { holder: null };
    const { name: staffName, ...holder } = found;
    return { holder: { ...holder, staffName } };
  }

  @Operation({
    does: 'Give a young person a worker',
    about:
      'For managers. Whoever had the role until then ends that day, and the worker’s team answers for the young person.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['overlapping-period'],
  })
  @Post('young-people/:id/allocations')
  async allocate(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { role, staffId, fromOn, reason }: AllocateDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const command = { role, staffId, fromOn: fromOn as LocalDate, reason };
    return { id: await this.allocations.allocate(actor, id, command, today) };
  }

  @Operation({
    does: 'End the part of a social worker, or of whoever has them in the meantime',
    about: 'For managers, of a worker who stays. An adviser is not ended: give another.',
    scope: 'write:casework',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post('young-people/:id/allocations/:allocationId/end')
  async end(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('allocationId') allocationId: string,
    @Body() { toOn, reason }: AllocationEndDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.allocations.end(actor, id, allocationId, { toOn: toOn as LocalDate, reason }, today);
  }

  @Operation({
    does: 'List who suits a young person as their worker',
    about: 'For managers. By who knows them, is in their team and has room; nobody is left out.',
    scope: 'read:people',
    answers: () => SuggestedWorkersAnswer,
  })
  @Get('young-people/:id/suggested-workers')
  async suggested(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<SuggestedWorkersAnswer> {
    const suggested = await this.allocations.suggested(actor, id, today);
    return { items: suggested.map(({ id: staffId, name, reasons }) => ({ staffId, name, reasons })) };
  }

  @Operation({ does: 'List teams', scope: 'read:service', answers: () => TeamListAnswer })
  @Get('teams')
  async teams(@CurrentActor() actor: UserActor, @Query() query: PageQueryDto): Promise<TeamListAnswer> {
    return listed(
      await this.workplace.teams(actor, pageAsked(query)),
      query,
      'teams',
      (team) => team,
      (team) => [team.id],
    );
  }

  @Operation({ does: 'List staff', scope: 'read:service', answers: () => StaffListAnswer })
  @Get('staff')
  async staff(
    @CurrentActor() actor: UserActor,
    @Query() query: PageQueryDto,
    @Today() today: LocalDate,
  ): Promise<StaffListAnswer> {
    return listed(
      await this.workplace.staff(actor, pageAsked(query), today),
      query,
      'staff',
      (worker) => worker,
      (worker) => [worker.id],
    );
  }
}
