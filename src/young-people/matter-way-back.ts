import { typed, type Fields } from '../web/fields';

/** Where a manager came from to settle a matter, and goes back to when it is settled. */
export interface WayBack {
  /** A list of ours: nothing else in an address can lead away from here. */
  href: string;
  /** What an address of the form has to carry so that the way is not lost. */
  query: string;
}

const KIND = /^[a-z0-9-]{1,60}$/;

/** The list of things to decide, all of them or of one kind. */
export function toDecideAddress(kind: string | null, page = 1): string {
  const said = new URLSearchParams({ ...(kind && { kind }), ...(page > 1 && { page: String(page) }) }).toString();
  return said ? `/team/to-decide?${said}` : '/team/to-decide';
}

export function readKind(fields: Fields): string | null {
  const kind = typed(fields, 'kind');
  return KIND.test(kind) ? kind : null;
}

/** @returns null for whoever came from the young person's own record */
export function readWayBack(fields: Fields): WayBack | null {
  return typed(fields, 'from') === 'to-decide' ? wayBackTo(readKind(fields)) : null;
}

export function wayBackTo(kind: string | null): WayBack {
  return { href: toDecideAddress(kind), query: `?from=to-decide${kind ? `&kind=${kind}` : ''}` };
}
