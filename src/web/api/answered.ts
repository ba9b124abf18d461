/** An answer with headers: what an API handler returns when a body alone does not say it all. */
export class Answered<T> {
  constructor(
    readonly body: T,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** @param version whatever changes with the resource: a count of edits, the id of the row in force */
export function etagOf(version: string | number): string {
  return `"${version}"`;
}

export function withEtag<T>(body: T, version: string | number): Answered<T> {
  return new Answered(body, { etag: etagOf(version) });
}

/** @param path where it can be read, after /api/v1/ */
export function created<T>(body: T, path: string, version?: string | number): Answered<T> {
  return new Answered(body, {
    location: `/api/v1/${path}`,
    ...(version !== undefined && { etag: etagOf(version) }),
  });
}
