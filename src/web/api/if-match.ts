import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../platform/problem';
import { etagOf } from './answered';

/** The If-Match header of a PATCH. @throws Problem 'if-match-missing' */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const given = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (given && given.trim() !== '*') return given;
  throw new Problem('if-match-missing', 'Send the ETag of what you looked at in the header If-Match.');
});

/**
 * Changes something that may have been changed since it was looked at.
 * @param read what stands there now, with its version
 * @throws Problem 'stale', carrying the ETag of what stands there now
 */
export async function ifUnchanged<Standing extends { version: string | number }, T>(
  ifMatch: string,
  read: () => Promise<Standing>,
  write: (standing: Standing) => Promise<T>,
): Promise<T> {
  const standing = await read();
  if (!tagsIn(ifMatch).includes(etagOf(standing.version))) throw stale(standing);
  try {
    return await write(standing);
  } catch (error) {
    if (error instanceof Problem && error.kind === 'changed-by-someone-else') throw stale(await read());
    throw error;
  }
}

/** A weak tag (`W/"…"`) never matches: two versions that look alike are still two. */
function tagsIn(ifMatch: string): string[] {
  return ifMatch.split(',').map((tag) => tag.trim());
}

function stale({ version }: { version: string | number }): Problem {
  return new Problem(
    'stale',
    'It was changed since you looked at it. Nothing of yours was saved: read it again, then send your change.',
    [],
    etagOf(version),
  );
}
