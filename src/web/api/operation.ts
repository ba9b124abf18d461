import {
  applyDecorators,
  Controller,
  HttpCode,
  SetMetadata,
  UseInterceptors,
  type Type as ClassOf,
} from '@nestjs/common';
import type { Scope } from '../../access/actor';
import type { ProblemKind } from '../../platform/problem';
import { ApiInterceptor } from './api.interceptor';
import { GROUP, OPERATION } from './metadata';

export interface Group {
  name: string;
  about: string;
}

/** What the document says of a route; what it takes is read from the handler itself. */
export interface OperationSaid {
  /** A few words: List young people. */
  does: string;
  about?: string;
  /** What a token needs for it; null where nobody has to be signed in. */
  scope: Scope | null;
  /** A second scope, for what answers with more than it was told. */
  also?: Scope;
  /** What it answers with; not there for an answer without a body. */
  answers?: () => ClassOf;
  /** What it answers with where that is a file: its media type, or those that it may have. */
  file?: string | readonly string[];
  /** 200 unless said. */
  status?: 200 | 201 | 202 | 204;
  /** The answer carries the ETag that a PATCH wants in If-Match. */
  etag?: boolean;
  /** The answer says where what was made can be read. */
  location?: boolean;
  /** What else it may refuse with, besides what every route of its kind does. */
  problems?: readonly ProblemKind[];
}

/** A controller of the API. `path` begins after /api/v1/. */
export function ApiController(path: string, group: Group): ClassDecorator {
  return applyDecorators(Controller(`api/v1/${path}`), SetMetadata(GROUP, group), UseInterceptors(ApiInterceptor));
}

/** Every route of the API has one: a route without is open to no token. */
export function Operation(said: OperationSaid): MethodDecorator {
  return applyDecorators(SetMetadata(OPERATION, said), HttpCode(said.status ?? 200));
}
