import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { leaveFlash } from './flash';
import { Page, Redirect } from './page';
import { showPage } from './show-page';

/** Turns what page controllers return into answers; everything else passes as it is. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((value: unknown) => {
        if (value instanceof Page) return showPage(value, request, reply);
        if (!(value instanceof Redirect)) return value;
        if (value.flash) leaveFlash(reply, value.flash);
        reply.status(303).header('location', value.to);
        return '';
      }),
    );
  }
}
