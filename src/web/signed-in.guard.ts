import { Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../access/actor';
import { Problem } from '../platform/problem';
import { OPERATION } from './api/metadata';
import type { OperationSaid } from './api/operation';
import { PUBLIC } from './decorators';

/**
 * Every route needs someone who is signed in, unless it says `@Public()`, and of a token the scope that the route names.
 * What they may do there, services decide.
 */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!actor) throw new UnauthorizedException();
    if (actor.token) this.mustHaveScope(actor.token.scopes, context);
    return true;
  }

  private mustHaveScope(scopes: readonly Scope[], context: ExecutionContext): void {
    const operation = this.reflector.get<OperationSaid | undefined>(OPERATION, context.getHandler());
    if (!operation?.scope) throw new Problem('scope-missing', 'No token opens this.');
    const missing = [operation.scope, operation.also].find((scope) => scope && !scopes.includes(scope));
    if (missing) throw new Problem('scope-missing', `This needs a token with the scope ${missing}.`);
  }
}
