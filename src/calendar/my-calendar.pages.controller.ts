import { Body, Controller, Get, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor, Now } from '../web/decorators';
import { chosen, type Fields } from '../web/fields';
import { page, redirect, type Page, type Redirect } from '../web/page';
import { FeedService } from './feed.service';
import { toMyCalendarPage } from './my-calendar.page';

/** Where a worker has their calendar told, or not. */
@Controller('my-calendar')
export class MyCalendarPagesController {
  constructor(private readonly feeds: FeedService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor): Promise<Page> {
    return page('calendar/my-calendar', toMyCalendarPage(await this.feeds.mine(actor)));
  }

  /** The answer is the page itself: what is shown once is in no address and no cookie. */
  @Post('address')
  async makeAddress(@CurrentActor() actor: UserActor, @Now() at: Date): Promise<Page> {
    const made = await this.feeds.makeAddress(actor, at);
    return page('calendar/my-calendar', toMyCalendarPage(await this.feeds.mine(actor), made));
  }

  @Post('off')
  async switchOff(@CurrentActor() actor: UserActor): Promise<Redirect> {
    await this.feeds.switchOff(actor);
    return redirect('/my-calendar', 'The calendar address is switched off. Nothing is there any more.');
  }

  @Post('invitations')
  async chooseInvitations(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Page | Redirect> {
    const mine = await this.feeds.mine(actor);
    const wanted = chosen(fields, 'invitations', ['yes', 'no'] as const);
    if (!wanted) {
      const model = toMyCalendarPage(mine);
      const errors = [{ field: 'invitations', message: 'Choose whether you want invitations' }];
      const invitations = { ...model.invitations, values: { invitations: '' }, errors };
      return page('calendar/my-calendar', { ...model, invitations, errors }, 422);
    }
    await this.feeds.chooseInvitations(actor, wanted === 'yes');
    return redirect(
      '/my-calendar',
      wanted === 'yes' ? 'You get invitations by e-mail.' : 'You get no new invitations by e-mail.',
    );
  }
}
