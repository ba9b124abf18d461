import { Body, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { GROUPS } from '../web/api/groups';
import { MadeAnswer } from '../web/api/made';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor, Today } from '../web/decorators';
import { DayAfter18Answer, DayAfterTopicDto, TransferDto } from './day-after-18.dto';
import { DayAfter18Service } from './day-after-18.service';

@ApiController('young-people/:id/day-after-18', GROUPS.workers)
export class DayAfter18ApiController {
  constructor(private readonly days: DayAfter18Service) {}

  @Operation({
    does: 'Read what is settled for the day after 18',
    about: 'With what the record holds on each topic, and who decided that the personal adviser leads.',
    scope: 'read:notes',
    answers: () => DayAfter18Answer,
  })
  @Get()
  async read(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Today() today: LocalDate,
  ): Promise<DayAfter18Answer> {
    const { day, topics, transfers } = await this.days.open(actor, id, today);
    return { day, topics: topics.map((one) => ({ ...one, words: one.words || null })), transfers };
  }

  @Operation({
    does: 'Write what is arranged on one topic for the day after 18',
    scope: 'write:casework',
    answers: () => MadeAnswer,
  })
  @Post('topics')
  async write(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { topic, words, seenId }: DayAfterTopicDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    await this.days.write(actor, id, [{ topic, words: words ?? '', seenId: seenId?.toLowerCase() ?? null }], today);
    return { id };
  }

  @Operation({
    does: 'Decide that the personal adviser leads',
    about: 'For managers. Nothing changes by itself at 18; the social worker may stay beside the adviser.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
    status: 201,
  })
  @Post('transfers')
  async transfer(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Body() { fromOn, ...said }: TransferDto,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    return { id: await this.days.transfer(actor, id, { ...said, fromOn: fromOn as LocalDate }, today) };
  }

  @Operation({
    does: 'Confirm a transfer',
    about: 'For the personal adviser who takes over: what the record carries is read, and nothing is written again.',
    scope: 'write:casework',
    answers: () => MadeAnswer,
  })
  @Post('transfers/:decisionId/confirmation')
  async confirm(
    @CurrentActor() actor: UserActor,
    @Param('id') id: string,
    @Param('decisionId') decisionId: string,
    @Today() today: LocalDate,
  ): Promise<MadeAnswer> {
    await this.days.confirm(actor, id, decisionId, today);
    return { id: decisionId };
  }
}
