import { type Scope, SCOPES, type UserActor } from '../../src/access/actor';
import { scopesFor } from '../../src/access/scopes';
import { newId } from '../../src/platform/ids';
import { ApiTokensService } from '../../src/sign-in/api-tokens.service';
import type { TestApp } from './app';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface ApiAnswer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

export interface Program {
  secret: string;
  tokenId: string;
  get(path: string, headers?: Record<string, string>): Promise<ApiAnswer>;
  /** With a key of its own, unless the headers bring one. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<ApiAnswer>;
}

/** A program of a user's, with a token of all the scopes that are of use to them unless said otherwise. */
export async function aProgramOf(onward: TestApp, owner: UserActor, scopes?: readonly Scope[]): Promise<Program> {
  const wanted = { name: 'A program', scopes: [...(scopes ?? scopesFor(owner.role))], days: 30 };
  const { id, secret } = await onward.app.get(ApiTokensService).create(owner, wanted, onward.clock.now);
  return { tokenId: id, ...programWith(onward, secret) };
}

export function programWith(onward: TestApp, secret: string): Omit<Program, 'tokenId'> {
  const ask = (method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    send(onward, method, path, body, { authorization: `Bearer ${secret}`, ...headers });
  return {
    secret,
    get: (path, headers) => ask('GET', path, undefined, headers),
    post: (path, body, headers) => ask('POST', path, body, { 'idempotency-key': newId(), ...headers }),
    patch: (path, body, headers) => ask('PATCH', path, body, headers),
  };
}

/** Each request of a program comes from an address of its own: as many as all tests send, no council does in a minute. */
let asked = 0;

export async function send(
  onward: TestApp,
  method: Method,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> {
  asked += 1;
  const response = await onward.app.inject({
    remoteAddress: `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`,
    method,
    url: path.startsWith('/') ? path : `/api/v1/${path}`,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    payload: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const isJson = /json/.test(String(response.headers['content-type']));
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    body: isJson ? JSON.parse(response.body) : null,
  };
}

export const ALL_SCOPES = SCOPES;
