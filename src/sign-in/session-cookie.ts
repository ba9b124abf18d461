import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../platform/settings';
import { cookieName, isSecure } from '../web/cookies';

/** The browser's half of a session. It ends with the browser, and scripts cannot read it. */
@Injectable()
export class SessionCookie {
  private readonly secure: boolean;
  private readonly name: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.secure = isSecure(settings);
    this.name = cookieName('session', this.secure);
  }

  read(request: FastifyRequest): string | null {
    return request.cookies[this.name] ?? null;
  }

  give(reply: FastifyReply, token: string): void {
    reply.setCookie(this.name, token, this.options());
  }

  takeBack(reply: FastifyReply): void {
    reply.clearCookie(this.name, this.options());
  }

  private options() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
