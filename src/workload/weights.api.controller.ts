import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { WeightFactor } from '../statutory/caseload';
import type { LocalDate } from '../statutory/local-date';
import { listed, pageAsked, PageQueryDto } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { fullName } from '../young-people/names';
import {
  ConfirmedWeightsAnswer,
  ConfirmWeightsDto,
  WeighDto,
  WeightListAnswer,
  WeightsOfOneAnswer,
} from './workload.dto';
import { WeightsService, type WeightTold } from './weights.service';

@ApiController('', GROUPS.workers)
export class WeightsApiController {
  constructor(private readonly weights: WeightsService) {}

  @Operation({
    does: 'List what young people weigh this month',
    about: 'Everyone you may see who has a worker, with what the record suggests and what is confirmed.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => WeightListAnswer,
  })
  @Get('workload/weights')
  async list(
    @CurrentActor() actor: UserActor,
    @Query() query: PageQueryDto,
    @Today() today: LocalDate,
  ): Promise<WeightListAnswer> {
    const { after, limit } = pageAsked(query);
    const all = (await this.weights.list(actor, today)).sort((a, b) => (a.row.personId < b.row.personId ? -1 : 1));
    const rest = all.filter(({ row }) => after === null || row.personId > after).slice(0, limit + 1);
    return listed(rest, query, 'workload/weights', answer, ({ row }) => [row.personId]);
  }

  @Operation({
    does: 'Confirm what young people weigh this month',
    about: 'As suggested. Who was weighed already, or weighs otherwise by now, is left as they are.',
    scope: 'write:casework',
    answers: () => ConfirmedWeightsAnswer,
  })
  @Post('workload/weights')
  async confirm(
    @CurrentActor() actor: UserActor,
    @Body() { weights }: ConfirmWeightsDto,
    @Today() today: LocalDate,
  ): Promise<ConfirmedWeightsAnswer> {
    const shown = new Map(weights.map(({ personId, points }) => [personId, points]));
    return this.weights.confirmAll(actor, shown, today);
  }

  @Operation({
    does: 'List what a young person weighed',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => WeightsOfOneAnswer,
  })
  @Get('young-people/:id/weights')
  async ofPerson(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<WeightsOfOneAnswer> {
    return { weights: (await this.weights.ofPerson(actor, id, today)).kept };
  }

  @Operation({
    does: 'Weigh a young person for this month',
    about: 'Otherwise than suggested, it needs a reason.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('young-people/:id/weights')
  async weigh(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { points = null, added = [], reason = null, instead = null }: WeighDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { points, added: added as WeightFactor[], reason, shown: null, standing: instead };
    return { id: await this.weights.weigh(actor, id, said, today) };
  }
}

function answer({ row, suggested, before, now, changes }: WeightTold) {
  return {
    personId: row.personId,
    name: fullName(row),
    staffId: row.staffId,
    suggested: suggested.points,
    lines: suggested.lines,
    confirmed: now?.points ?? null,
    before: before?.points ?? null,
    changes,
  };
}
