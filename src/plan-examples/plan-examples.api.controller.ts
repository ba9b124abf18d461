import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { ExampleDto, ExampleListAnswer } from './plan-examples.dto';
import { PlanExamplesService } from './plan-examples.service';

/** Good examples of goals from approved plans. */
@ApiController('plan-examples', GROUPS.plans)
export class PlanExamplesApiController {
  constructor(private readonly examples: PlanExamplesService) {}

  @Operation({
    does: 'List good examples from approved plans',
    about: 'Told anew without names: nothing says whose plan they come from.',
    scope: 'read:notes',
    answers: () => ExampleListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<ExampleListAnswer> {
    const items = (await this.examples.list(actor)).map(({ actions, need, ...example }) => ({
      ...example,
      need: need || null,
      actions: actions.map(({ what, result, firstStep, ownerKind }) => {
        return { what, result: result || null, firstStep: firstStep || null, ownerKind };
      }),
    }));
    return { items, next: null };
  }

  @Operation({ does: 'Take a good example out', scope: 'write:casework', status: 204 })
  @Post(':exampleId/taking-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('exampleId') exampleId: string,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.examples.takeOut(actor, exampleId, today);
  }
}

@ApiController('young-people/:id/plan-versions/:number/goals/:goalId/example', GROUPS.plans)
export class ExampleSharedApiController {
  constructor(private readonly examples: PlanExamplesService) {}

  @Operation({
    does: 'Share a goal of an approved plan as a good example',
    about: 'In words that name nobody. What you send is offered to whoever writes a plan.',
    scope: 'write:casework',
    also: 'read:notes',
    answers: () => MadeAnswer,
    status: 201,
    problems: ['already-recorded'],
  })
  @Post()
  async share(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('number') number: string,
    @Param('goalId') goalId: string,
    @Body() { matter, need, goal, actions }: ExampleDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const of = { number: /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0, goalId };
    const told = actions.map(({ what, result, firstStep, ownerKind = null }) => {
      return { what, result: result ?? '', firstStep: firstStep ?? '', ownerKind };
    });
    const said = { matter, need: need ?? '', goal, actions: told };
    const exampleId = await withFieldsRenamed(ofActions, () => this.examples.share(actor, id, of, said, today));
    return { id: exampleId };
  }
}

/** The rows of the form are the list of actions. */
function ofActions(field: string): string {
  return /^(what|result|firstStep)-\d+$/.test(field) ? 'actions' : field;
}
