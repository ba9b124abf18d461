import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor } from '../web/decorators';
import { typed, type Fields } from '../web/fields';
import { page, redirect, type Page, type Redirect } from '../web/page';
import { toToldPage } from './told.page';
import { ToldService } from './told.service';

/** What the reader was told, and where each of it is read. */
@Controller('told')
export class ToldPagesController {
  constructor(private readonly told: ToldService) {}

  @Get()
  async show(@CurrentActor() actor: UserActor, @Query() fields: Fields): Promise<Page> {
    const before = typed(fields, 'before') || undefined;
    return page('notifications/told', toToldPage(await this.told.list(actor, { before }), before));
  }

  @Post('read')
  async readAll(@CurrentActor() actor: UserActor, @Body() fields: Fields): Promise<Redirect> {
    await this.told.readAll(actor, typed(fields, 'upTo'));
    return redirect('/told', 'Everything shown was marked as read.');
  }

  /** Opened is read. */
  @Get(':tellingId')
  async open(@CurrentActor() actor: UserActor, @Param('tellingId') tellingId: string): Promise<Redirect> {
    const address = await this.told.open(actor, tellingId);
    return address ? redirect(address) : redirect('/told', 'You do not work with this young person any more.');
  }
}
