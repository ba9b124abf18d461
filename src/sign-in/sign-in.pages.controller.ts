import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { UserActor } from '../access/actor';
import { Problem } from '../platform/problem';
import { isOfSomebodyElse } from '../web/csrf';
import { CurrentActor, Now, Public } from '../web/decorators';
import { landingOf } from '../web/navigation';
import { page, redirect, type Page, type Redirect } from '../web/page';
import { SessionCookie } from './session-cookie';
import { keptFieldsIn, localPath, readSignInForm } from './sign-in.form';
import { SignInService } from './sign-in.service';

/** By address, beside the wait of each account: many accounts tried from one place. */
const TRIES = { max: 60, timeWindow: '1 minute' };

@Controller()
export class SignInPagesController {
  constructor(
    private readonly signIns: SignInService,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  start(@CurrentActor() actor: UserActor): Redirect {
    return redirect(landingOf(actor));
  }

  @Public()
  @Get('sign-in')
  show(@CurrentActor() actor: UserActor | null, @Query('then') then: unknown): Page | Redirect {
    if (actor) return redirect(localPath(then) ?? landingOf(actor));
    return page('sign-in/sign-in', { then: localPath(then) });
  }

  @Public()
  @RouteConfig({ rateLimit: TRIES })
  @Post('sign-in')
  async signIn(
    @Body() body: Record<string, unknown> | undefined,
    @Now() at: Date,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    const form = readSignInForm(body);
    const again = (errors: object[], status: number) => page('sign-in/sign-in', { ...form, errors }, status);
    if (form.errors.length > 0) return again(form.errors, 422);
    const signedIn = await this.signIns.signIn(form, this.cookie.read(request), at).catch(problemOnly);
    if (signedIn instanceof Problem) {
      return again([{ field: 'email', message: signedIn.detail }], signedIn.status);
    }
    this.cookie.give(reply, signedIn.token);
    request.actor = signedIn.actor;
    const kept = keptFieldsIn(form.kept);
    if (form.then && kept && isOfSomebodyElse(kept, signedIn.actor.userId)) {
      return redirect(form.then, 'What somebody else was writing here is not shown to you. It was not saved.');
    }
    if (form.then && kept) return page('web/send-again', { action: form.then, kept });
    return redirect(form.then ?? landingOf(signedIn.actor));
  }

  @Post('sign-out')
  async signOut(
    @CurrentActor() actor: UserActor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    await this.signIns.signOut(actor, this.cookie.read(request) ?? '');
    this.cookie.takeBack(reply);
    // What was being written on this device goes with the person who wrote it.
    reply.header('clear-site-data', '"storage"');
    return redirect('/sign-in', 'You have signed out.');
  }
}

function problemOnly(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
