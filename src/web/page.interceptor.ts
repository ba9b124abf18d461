import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import type { UnitOfWork } from '../platform/unit-of-work';
import { leaveFlash } from './flash';
import { Download, Page, Redirect } from './page';
import { showPage } from './show-page';
import { unreadTold } from './unread-told';

/** Turns what page controllers return into answers; everything else passes as it is. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      concatMap(async (value: unknown) => {
        if (value instanceof Page) {
          if (request.actor) request.unreadTold = await unreadTold(this.unitOfWork, request.actor.staffId);
          return showPage(value, request, reply);
        }
        if (value instanceof Download) {
          reply.type(value.type).header('content-disposition', `attachment; filename="${value.name}"`);
          return value.content;
        }
        if (!(value instanceof Redirect)) return value;
        if (value.flash) leaveFlash(reply, value.flash);
        reply.status(303).header('location', value.to);
        return '';
      }),
    );
  }
}
