import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../access/actor';
import { CurrentActor, Now, Public } from '../web/decorators';
import { redirect, type Redirect } from '../web/page';
import { FeedService } from './feed.service';

/** What calendars read, and where their entries lead. */
@Controller('calendar')
export class FeedsPagesController {
  constructor(private readonly feeds: FeedService) {}

  /** The secret in the address is all that opens it: no session is asked for, and one that is there does not count. */
  @Public()
  @Get('feeds/:secret/onward.ics')
  async feed(
    @Param('secret') secret: string,
    @Now() at: Date,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('if-none-match') known?: string,
  ): Promise<string> {
    const { text, etag, changedAt } = await this.feeds.fetch(secret, at);
    reply
      // May be kept, and is asked for again each time: an address that was switched off gives nothing at once.
      .header('cache-control', 'private, no-cache')
      .header('etag', etag)
      .header('last-modified', changedAt.toUTCString());
    if (isKnown(known, etag)) {
      reply.status(304);
      return '';
    }
    reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="onward.ics"');
    return text;
  }

  @Get('appointments/:appointmentId')
  async appointment(
    @CurrentActor() actor: UserActor,
    @Param('appointmentId') appointmentId: string,
  ): Promise<Redirect> {
    return redirect(await this.feeds.pageOfAppointment(actor, appointmentId));
  }

  @Get('due/:deadlineId')
  async due(@CurrentActor() actor: UserActor, @Param('deadlineId') deadlineId: string): Promise<Redirect> {
    return redirect(await this.feeds.pageOfDue(actor, deadlineId));
  }
}

/** A list of tags, each perhaps marked as weak by something between. */
function isKnown(known: string | undefined, etag: string): boolean {
  return (known ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
