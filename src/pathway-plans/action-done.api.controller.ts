import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PlanActionAnswer, PlanActionDoneDto, PlanActionListAnswer } from './action-done.dto';
import { ActionDoneService, type ActionTold } from './action-done.service';

@ApiController('young-people/:id/plan-actions', GROUPS.plans)
export class PlanActionsApiController {
  constructor(private readonly actions: ActionDoneService) {}

  @Operation({
    does: 'List the actions of the plan in force',
    scope: 'read:people',
    answers: () => PlanActionListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<PlanActionListAnswer> {
    return { items: (await this.actions.list(actor, id)).map(answer), next: null };
  }

  @Operation({
    does: 'Say that an action of the plan was done',
    about: 'For advisers and managers, also of what the young person does. What was promised is said at the promise.',
    scope: 'write:casework',
    also: 'read:people',
    answers: () => PlanActionAnswer,
    problems: ['changed-by-someone-else'],
  })
  @Post(':actionId/done')
  async done(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('actionId') actionId: string,
    @Body() { on, words = null }: PlanActionDoneDto,
    @Today() today: LocalDate,
  ): Promise<PlanActionAnswer> {
    await this.actions.done(actor, id, actionId, { on: on as LocalDate, words }, today);
    return answer((await this.actions.open(actor, id, actionId)).action);
  }
}

function answer({
  id,
  what,
  goal,
  topicTitle,
  ownerKind,
  ownerName,
  dueOn,
  inForce,
  ...done
}: ActionTold): PlanActionAnswer {
  const { doneOn, doneWords, promiseId } = done;
  return { id, what, goal, topicTitle, ownerKind, ownerName, dueOn, inForce, doneOn, doneWords, promiseId };
}
