import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import type { LocalDate } from '../statutory/local-date';
import { CurrentActor, Today } from '../web/decorators';
import { errorsOf, typed, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { readOutboxAddress, toGiveUpPage, toOutboxPage } from './outbox.page';
import { OutboxService } from './outbox.service';

@Controller('outbox')
export class OutboxPagesController {
  constructor(private readonly outbox: OutboxService) {}

  @Get()
  async show(
    @CurrentActor() actor: UserActor,
    @Query() fields: Record<string, unknown>,
    @Today() today: LocalDate,
  ): Promise<Page> {
    const filter = readOutboxAddress(fields);
    return page('notifications/outbox', toOutboxPage(await this.outbox.list(actor, filter), filter, today));
  }

  @Post('retry-failed')
  async retryAllFailed(@CurrentActor() actor: UserActor): Promise<Redirect> {
    const tried = await this.outbox.retryAllFailed(actor);
    return redirect('/outbox', tried > 0 ? retriedWords(tried) : 'No message has failed any more.');
  }

  @Get(':messageId/give-up')
  async askWhy(@CurrentActor() actor: UserActor, @Param('messageId') id: string): Promise<Page> {
    return page('notifications/give-up', toGiveUpPage(await this.outbox.message(actor, id), '', []));
  }

  @Post(':messageId/give-up')
  async giveUp(
    @CurrentActor() actor: UserActor,
    @Param('messageId') id: string,
    @Body() fields: Fields,
  ): Promise<Page | Redirect> {
    const reason = typed(fields, 'reason');
    const done = await attempt(() => this.outbox.giveUp(actor, id, reason));
    if (done.ok) return redirect('/outbox', 'The message was given up.');
    const model = toGiveUpPage(await this.outbox.message(actor, id), reason, errorsOf(done.problem, 'reason'));
    return page('notifications/give-up', model, done.problem.status);
  }

  /** Tapped twice, or by two people at once, it is one more round of tries. */
  @Post(':id/retry')
  async retry(@CurrentActor() actor: UserActor, @Param('id') id: string): Promise<Redirect> {
    const done = await attempt(() => this.outbox.retry(actor, id));
    return redirect(
      '/outbox',
      done.ok ? 'The message will be tried again.' : 'This message is already being tried again.',
    );
  }
}

function retriedWords(tried: number): string {
  return tried === 1 ? 'The message will be tried again.' : `${tried} messages will be tried again.`;
}
