import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { personNamed } from '../young-people/person-named';
import { FeelsSafeAnswer, NotSafeListAnswer, SafeResponseDto } from './not-safe.dto';
import { NotSafeService } from './not-safe.service';

@ApiController('team/not-safe', GROUPS.safety)
export class NotSafeApiController {
  constructor(private readonly safety: NotSafeService) {}

  @Operation({
    does: 'List who does not feel safe where they live',
    about: 'For managers: each once, until somebody wrote what was asked and done or they said “yes” another time.',
    scope: 'read:notes',
    also: 'read:people',
    answers: () => NotSafeListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Today() today: LocalDate): Promise<NotSafeListAnswer> {
    const lines = await this.safety.list(actor, today);
    return {
      asOf: today,
      inAll: lines.length,
      items: lines.map(({ ids, workerName, teamName, since, lastOn, ...one }) => ({
        person: personNamed({ ...one, id: one.personId }),
        ...{ workerName, teamName, since, lastOn, answerIds: ids },
      })),
    };
  }
}

@ApiController('young-people/:id/feels-safe', GROUPS.safety)
export class FeelsSafeApiController {
  constructor(private readonly safety: NotSafeService) {}

  @Operation({
    does: 'Read whether they feel safe where they live, over time',
    about: 'What they said in contacts and while a plan was talked through, and what was done when they did not.',
    scope: 'read:notes',
    answers: () => FeelsSafeAnswer,
  })
  @Get()
  async read(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<FeelsSafeAnswer> {
    const { standing, answers, responses } = await this.safety.open(actor, id);
    return {
      notSafeSince: standing?.since ?? null,
      answers: answers.map((one) => ({ ...one, stands: standing?.ids.includes(one.id) ?? false })),
      responses: responses.map(({ recordedAt, ...one }) => ({ ...one, recordedAt: recordedAt.toISOString() })),
    };
  }

  @Operation({
    does: 'Write what was asked and done about “I don’t feel safe where I live”',
    about: 'About every answer that stands. Where they said so again since you looked, it is refused: look again.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('responses')
  async respond(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { asked, done, seen }: SafeResponseDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    const made = newId();
    const ids = seen.map((one) => one.toLowerCase());
    await this.safety.respond(actor, id, { asked, done, seen: ids }, today, made);
    return { id: made };
  }
}
