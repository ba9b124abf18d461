import { PROBLEMS, type ProblemKind } from '../platform/problem';
import type { ApiRoute } from './api-routes';

/** A look is written down too, so reading may meet what writing does. */
const ALWAYS: ProblemKind[] = ['unexpected', 'database-unavailable', 'busy', 'perhaps-saved', 'database-full'];
const SIGNED_IN: ProblemKind[] = ['not-signed-in', 'scope-missing', 'not-allowed', 'too-many-requests'];
const WITH_BODY: ProblemKind[] = ['not-readable', 'too-large', 'not-json'];

/** What a route may refuse with: what every route of its kind does, and what it says itself. By status, each kind once. */
export function problemsOf({ method, said, inPath, query, body }: ApiRoute): Map<number, ProblemKind[]> {
  const kinds: ProblemKind[] = [
    ...(said.scope === null ? [] : SIGNED_IN),
    ...(inPath.length > 0 ? (['not-found'] as const) : []),
    ...(query || body ? (['not-valid'] as const) : []),
    ...(body ? WITH_BODY : []),
    ...(method === 'POST'
      ? ([
          'idempotency-key-missing',
          'idempotency-key-used',
          'still-being-done',
          'already-recorded',
          'changed-by-someone-else',
        ] as const)
      : []),
    ...(method === 'PATCH' ? (['if-match-missing', 'stale'] as const) : []),
    ...(said.problems ?? []),
    ...ALWAYS,
  ];
  const byStatus = new Map<number, ProblemKind[]>();
  for (const kind of new Set(kinds)) {
    const { status } = PROBLEMS[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), kind]);
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}
