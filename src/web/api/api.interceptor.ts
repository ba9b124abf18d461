import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import { Problem } from '../../platform/problem';
import { RepeatedRequests } from '../../platform/repeated-requests';
import { Answered } from './answered';
import '../request';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** Turns what API handlers return into answers, and lets a POST that is sent twice be done once. */
@Injectable()
export class ApiInterceptor implements NestInterceptor {
  constructor(private readonly repeated: RepeatedRequests) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (request.method !== 'POST') return next.handle().pipe(map((value: unknown) => send(value, reply)));
    return from(this.once(request, reply, next));
  }

  private async once(request: FastifyRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const { actor } = request;
    if (!actor) throw new Error('A POST of the API has someone who sends it.');
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw new Problem('idempotency-key-missing', 'Send a key of your own making in the header Idempotency-Key.');
    }
    const asked = { key, method: request.method, path: request.url, body: request.body };
    const { answer, again } = await this.repeated.once(actor, asked, request.receivedAt, async () => {
      const value: unknown = await lastValueFrom(next.handle());
      const { body, headers } = value instanceof Answered ? (value as Answered<unknown>) : { body: value, headers: {} };
      return { status: reply.statusCode, headers, body: body === undefined ? null : JSON.stringify(body) };
    });
    reply.status(answer.status).headers(answer.headers);
    if (again) reply.header('idempotency-replayed', 'true');
    if (answer.body === null) return '';
    reply.type('application/json; charset=utf-8');
    return answer.body;
  }
}

function send(value: unknown, reply: FastifyReply): unknown {
  if (!(value instanceof Answered)) return value;
  reply.headers(value.headers);
  return value.body;
}
