import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { asOnDuty, type UserActor } from '../access/actor';
import { todayInLondon } from '../platform/clock';
import type { LocalDate } from '../statutory/local-date';
import './request';

export const PUBLIC = 'web:public';

/** Answers without sign-in. Every other route asks for it (see SignedInGuard). */
export const Public = () => SetMetadata(PUBLIC, true);

/** Who is signed in. On a `@Public()` route it may be null. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): UserActor | null => {
  return requestOf(context).actor;
});

/** Who is signed in, where what they do is duty's: see `asOnDuty`. */
export const DutyActor = createParamDecorator((_: unknown, context: ExecutionContext): UserActor | null => {
  const { actor } = requestOf(context);
  return actor && asOnDuty(actor);
});

/** The calendar date in England when the request came: what a controller hands to services as `today`. */
export const Today = createParamDecorator((_: unknown, context: ExecutionContext): LocalDate => {
  return todayInLondon(requestOf(context).receivedAt);
});

/** The instant the request came. */
export const Now = createParamDecorator((_: unknown, context: ExecutionContext): Date => {
  return requestOf(context).receivedAt;
});

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}
