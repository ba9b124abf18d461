import type { Type as ClassOf } from '@nestjs/common';
import { parseLocalDate } from '../../statutory/local-date';
import { isId } from '../../platform/ids';
import { Problem } from '../../platform/problem';
import { InAddress, Parts, Text, Whole } from './fields';

export const DEFAULT_LIMIT = 50;
export const MOST_AT_ONCE = 200;

/** What every list takes. */
export class PageQueryDto {
  @InAddress()
  @Whole({
    about: `How many at once, ${DEFAULT_LIMIT} unless said.`,
    optional: true,
    min: 1,
    max: MOST_AT_ONCE,
    example: 25,
  })
  limit?: number;

  @Text({ about: 'From `next` of the page before. Leave it out for the first page.', optional: true, max: 1000 })
  cursor?: string;
}

/** Where a list goes on: the place of the last row that was shown, in the list's own order. */
export type Place = readonly (string | null)[];

function toCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

const MICROSECONDS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;

const CHECKS = {
  id: (text: unknown) => typeof text === 'string' && isId(text),
  day: (text: unknown) => parseLocalDate(text) !== null,
  /** To the microsecond, in UTC. */
  instant: (text: unknown) =>
    typeof text === 'string' &&
    MICROSECONDS.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    parseLocalDate(text.slice(0, 10)) !== null,
  key: (text: unknown) => typeof text === 'string' && /^[0-9a-f-]{24,36}$/.test(text),
  number: (text: unknown) => typeof text === 'string' && /^\d{1,9}$/.test(text),
} as const;

/**
 * The place a cursor stands for; null for the first page.
 * @param shape what each part of it is
 * @throws Problem 'not-valid' for anything this list did not give out
 */
export function placeIn(cursor: string | undefined, shape: readonly (keyof typeof CHECKS)[]): string[] | null {
  if (cursor === undefined) return null;
  const place = parsed(cursor);
  if (Array.isArray(place) && place.length === shape.length && shape.every((kind, at) => CHECKS[kind](place[at]))) {
    return place as string[];
  }
  throw new Problem('not-valid', 'This cursor is not one of this list.', [
    { field: 'cursor', message: 'Use `next` of the page before as it is', in: 'query' },
  ]);
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** What a list answers with. */
export function listOf<T extends object>(item: () => ClassOf<T>, about: string): ClassOf<Listed<T>> {
  class List {}
  Parts(item, { about })(List.prototype, 'items');
  Text({ about: 'The path of the next page; null on the last.', nullable: true, max: 2000, example: null })(
    List.prototype,
    'next',
  );
  return List as ClassOf<Listed<T>>;
}

/** Where and how much of a list is read. */
export interface PageAsked {
  /** The id of the last one that was read; null for the first page. */
  after: string | null;
  limit: number;
}

/** For a list in the order of its ids. */
export function pageAsked({ limit = DEFAULT_LIMIT, cursor }: PageQueryDto): PageAsked {
  return { after: placeIn(cursor, ['id'])?.[0] ?? null, limit };
}

/** One page of a list that was read one row further than asked. */
export interface Listed<T> {
  items: T[];
  /** The address of the next page; null on the last. */
  next: string | null;
}

/**
 * @param rows up to `limit + 1`, in order
 * @param place where a row stands in that order
 * @param path of the list, after /api/v1/
 * @param query as it was asked: the next page has the same filters
 */
export function listed<Row, T>(
  rows: readonly Row[],
  query: PageQueryDto,
  path: string,
  toItem: (row: Row) => T,
  place: (row: Row) => Place,
): Listed<T> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(toItem),
    next: rows.length > limit && last ? nextPage(path, query, place(last)) : null,
  };
}

/** The address of the page that follows a row, with the same filters. */
export function nextPage(path: string, query: PageQueryDto, place: Place): string {
  const { limit = DEFAULT_LIMIT } = query;
  const said = Object.entries({ ...query, limit, cursor: toCursor(place) })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, string] => [name, String(value)]);
  return `/api/v1/${path}?${new URLSearchParams(said).toString()}`;
}
