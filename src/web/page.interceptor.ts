import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { concatMap, type Observable } from 'rxjs';
import type { UnitOfWork } from '../platform/unit-of-work';
import { leaveFlash } from './flash';
import { Download, Media, page, Page, Redirect } from './page';
import { sendMedia } from './send-media';
import { saysOtherThanSaved, sentForm, wordsOf } from './sent-form';
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
    const form = sentForm(request);
    if (form && request.actor) request.actor.form = form;
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
        if (value instanceof Media) return sendMedia(reply, value, request.headers.range);
        if (!(value instanceof Redirect)) return value;
        if (form && (await saysOtherThanSaved(this.unitOfWork, form))) {
          // Without saying that it is saved: the tab keeps what it holds.
          const savedAt = value.to.replace(/\?saved=[^#]*/, '');
          const words = wordsOf(request).map((one) => one.words);
          return showPage(page('web/saved-before', { savedAt, words }, 409), request, reply);
        }
        if (value.flash) leaveFlash(reply, value.flash);
        reply.status(303).header('location', value.to);
        return '';
      }),
    );
  }
}
