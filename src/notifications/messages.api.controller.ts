import { Body, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { nextPage, pageAsked } from '../web/api/cursor';
import { GROUPS } from '../web/api/groups';
import { ApiController, Operation } from '../web/api/operation';
import { CurrentActor } from '../web/decorators';
import { GiveUpDto, MessageListAnswer, MessageQueryDto } from './message.dto';
import { OutboxService } from './outbox.service';

@ApiController('messages', GROUPS.service)
export class MessagesApiController {
  constructor(private readonly outbox: OutboxService) {}

  @Operation({
    does: 'List messages',
    about: 'For managers, theirs and those of their teams’ staff; for administrators, all.',
    scope: 'read:service',
    answers: () => MessageListAnswer,
  })
  @Get()
  async list(@CurrentActor() actor: UserActor, @Query() query: MessageQueryDto): Promise<MessageListAnswer> {
    const { after, limit } = pageAsked(query);
    const { messages, next } = await this.outbox.list(actor, { state: query.state, before: after ?? undefined, limit });
    return {
      items: messages.map(({ createdAt, sentAt, waitUntil, deliveredAt, givenUp, ...message }) => ({
        ...message,
        createdAt: createdAt.toISOString(),
        sentAt: sentAt?.toISOString() ?? null,
        waitUntil: waitUntil?.toISOString() ?? null,
        deliveredAt: deliveredAt?.toISOString() ?? null,
        givenUpReason: givenUp?.reason ?? null,
      })),
      next: next && nextPage('messages', query, [next]),
    };
  }

  @Operation({
    does: 'Have a failed message sent again',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':messageId/retry')
  async retry(@CurrentActor() actor: UserActor, @Param('messageId') messageId: string): Promise<void> {
    await this.outbox.retry(actor, messageId);
  }

  @Operation({
    does: 'Give up a failed message',
    scope: 'write:service',
    status: 204,
    problems: ['changed-by-someone-else'],
  })
  @Post(':messageId/give-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('messageId') messageId: string,
    @Body() { reason }: GiveUpDto,
  ): Promise<void> {
    await this.outbox.giveUp(actor, messageId, reason);
  }
}
