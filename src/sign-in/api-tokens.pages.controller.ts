import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { UserActor } from '../access/actor';
import { CurrentActor, Now } from '../web/decorators';
import { errorsOf, type Fields } from '../web/fields';
import { attempt, page, redirect, type Page, type Redirect } from '../web/page';
import { newApiTokenForm, readApiTokenForm, type ApiTokenForm } from './api-token.form';
import { toApiTokensPage } from './api-tokens.page';
import { ApiTokensService } from './api-tokens.service';

/** Where people make tokens for their programs, and administrators see everybody's. */
@Controller('api-tokens')
export class ApiTokensPagesController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get()
  async open(@CurrentActor() actor: UserActor, @Now() at: Date): Promise<Page> {
    return this.show(actor, newApiTokenForm(actor.role), at, 200);
  }

  /** The answer is the page itself: what is shown once is in no address and no cookie. */
  @Post()
  async create(@CurrentActor() actor: UserActor, @Body() fields: Fields, @Now() at: Date): Promise<Page> {
    const form = readApiTokenForm(fields, actor.role);
    const { wanted, values } = form;
    if (!wanted) return this.show(actor, form, at, 422);
    const done = await attempt(() => this.tokens.create(actor, wanted, at, values.formId));
    if (!done.ok) return this.show(actor, { ...form, errors: errorsOf(done.problem, 'name') }, at, done.problem.status);
    const model = toApiTokensPage(await this.tokens.list(actor), newApiTokenForm(actor.role), actor, at, {
      name: wanted.name,
      secret: done.value.secret,
    });
    return page('sign-in/api-tokens', model);
  }

  @Post(':tokenId/revoke')
  async revoke(
    @CurrentActor() actor: UserActor,
    @Param('tokenId') tokenId: string,
    @Now() at: Date,
  ): Promise<Redirect> {
    await this.tokens.revoke(actor, tokenId, at);
    return redirect('/api-tokens', 'The token was revoked. Nobody gets in with it any more.');
  }

  private async show(actor: UserActor, form: ApiTokenForm, at: Date, status: number): Promise<Page> {
    return page('sign-in/api-tokens', toApiTokensPage(await this.tokens.list(actor), form, actor, at), status);
  }
}
