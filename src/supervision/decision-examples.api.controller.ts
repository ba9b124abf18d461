import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DecisionExampleDto, DecisionExampleListAnswer } from './decision-examples.dto';
import { DecisionExamplesService } from './decision-examples.service';

/** Good decisions of managers, without names. */
@ApiController('decision-examples', GROUPS.oversight)
export class DecisionExamplesApiController {
  constructor(private readonly examples: DecisionExamplesService) {}

  @Operation({
    does: 'List good decisions of managers',
    about: 'Told anew without names: nothing says for whom they were made.',
    scope: 'read:notes',
    answers: () => DecisionExampleListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor): Promise<DecisionExampleListAnswer> {
    const items = (await this.examples.list(actor)).map(({ facts, options, cameOf, ...example }) => {
      return { ...example, facts: facts || null, options: options || null, cameOf: cameOf || null };
    });
    return { items, next: null };
  }

  @Operation({ does: 'Take a good decision out', scope: 'write:casework', status: 204 })
  @Post(':exampleId/taking-out')
  async takeOut(
    @CurrentActor() actor: UserActor,
    @Param('exampleId') exampleId: string,
    @Today() today: LocalDate,
  ): Promise<void> {
    await this.examples.takeOut(actor, exampleId, today);
  }
}

@ApiController('young-people/:id/decisions/:decisionId/example', GROUPS.oversight)
export class DecisionSharedApiController {
  constructor(private readonly examples: DecisionExamplesService) {}

  @Operation({
    does: 'Share a decision as a good example',
    about: 'In words that name nobody. What you send is opened beside the form of a decision.',
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
    @Param('decisionId') decisionId: string,
    @Body() { matter, what, why, facts, options, cameOf }: DecisionExampleDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const said = { matter, what, why, facts: facts ?? '', options: options ?? '', cameOf: cameOf ?? '' };
    return { id: await this.examples.share(actor, id, decisionId, said, today) };
  }
}
