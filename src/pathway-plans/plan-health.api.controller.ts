import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { withFieldsRenamed } from '../web/api/fields-renamed';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { PlanHealthAnswerList, PlanHealthDto } from './plan-health.dto';
import { PlanHealthService } from './plan-health.service';

/** What the plan being written shows of a young person's health. */
@ApiController('young-people/:id/plan-at-work/topics/:key/health', GROUPS.plans)
export class PlanHealthApiController {
  constructor(private readonly health: PlanHealthService) {}

  @Operation({
    does: 'Read what the plan may show of a young person’s health',
    about: 'Of the topic about health.',
    scope: 'read:notes',
    answers: () => PlanHealthAnswerList,
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
  ): Promise<PlanHealthAnswerList> {
    const { agreed, items } = await this.health.open(actor, id, key);
    return { agreed, items: items.map((one) => ({ ...one })) };
  }

  @Operation({
    does: 'Record what the plan may show of a young person’s health',
    about: 'As they answered. All of it is kept, or nothing where somebody else recorded another answer meanwhile.',
    scope: 'write:casework',
    also: 'read:notes',
    status: 204,
    problems: ['changed-by-someone-else', 'already-recorded'],
  })
  @Post()
  async answer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('key') key: string,
    @Body() { answers }: PlanHealthDto,
    @Today() today: LocalDate,
  ): Promise<void> {
    const said = answers.map(({ writtenAt = null, ...one }) => ({ ...one, writtenAt }));
    await withFieldsRenamed(
      () => 'answers',
      () => this.health.answer(actor, id, key, said, today),
    );
  }
}
