import { DatabaseError } from 'pg';
import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** What can go wrong that is nobody's bug: the status the page or the API answers with, and the title it shows. */
export const PROBLEMS = {
  'not-found': { status: 404, title: 'Page not found' },
  'not-allowed': { status: 403, title: 'You cannot do this' },
  'not-valid': { status: 422, title: 'There is a problem' },
  'changed-by-someone-else': { status: 409, title: 'Someone else changed this while you were writing' },
  'overlapping-period': { status: 409, title: 'These dates overlap with a period already recorded' },
  'already-recorded': { status: 409, title: 'This is already recorded' },
  'identifier-in-use': { status: 409, title: 'This number belongs to another young person' },
  'would-leave-out': { status: 409, title: 'Some of this would be left out' },
  'cannot-be-undone': { status: 409, title: 'This import cannot be undone' },
  'sign-in-failed': { status: 401, title: 'Sign in failed' },
  'too-many-tries': { status: 429, title: 'Too many tries' },
  'not-readable': { status: 400, title: 'This could not be read' },
  'not-signed-in': { status: 401, title: 'Sign in' },
  'scope-missing': { status: 403, title: 'The token does not include this' },
  'possible-duplicate': { status: 409, title: 'This young person may have a record already' },
  'too-large': { status: 413, title: 'This is too large' },
  'not-json': { status: 415, title: 'The API reads JSON only' },
  'idempotency-key-missing': { status: 400, title: 'A POST needs an Idempotency-Key' },
  'idempotency-key-used': { status: 422, title: 'This Idempotency-Key was used for something else' },
  'still-being-done': { status: 409, title: 'The same request is still being worked on' },
  'if-match-missing': { status: 428, title: 'A change needs If-Match' },
  stale: { status: 412, title: 'It was changed since you looked at it' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong' },
  'database-unavailable': { status: 503, title: 'The service is not available' },
  'perhaps-saved': { status: 503, title: 'This may not have been saved' },
  'database-full': { status: 503, title: 'Nothing can be saved at the moment' },
  'took-too-long': { status: 503, title: 'This took too long' },
  busy: { status: 503, title: 'This is being changed just now' },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

/** `field` is the name of the form field or of the JSON property. */
export interface FieldError {
  field: string;
  message: string;
  /** Of what comes to the API: in the address rather than in the body. */
  in?: 'query';
}

/** The only error that services throw on purpose. Its texts hold no personal data. */
export class Problem extends Error {
  constructor(
    public kind: ProblemKind,
    public detail: string,
    public errors: FieldError[] = [],
    /** For a conflict: what stands there now, so that a page can show both. */
    readonly current?: unknown,
  ) {
    super(detail);
    this.name = 'Problem';
  }

  /** Told in other words; it stays the same one: of stories in one transaction the first that failed is answered. */
  retold({ kind, detail, errors }: Problem): this {
    return Object.assign(this, { kind, detail, errors, message: detail });
  }

  get status(): number {
    return PROBLEMS[this.kind].status;
  }

  get title(): string {
    return PROBLEMS[this.kind].title;
  }
}

export function notFound(): Problem {
  return new Problem('not-found', 'It does not exist, or you may not see it.');
}

export function invalid(field: string, message: string): Problem {
  return new Problem('not-valid', message, [{ field, message }]);
}

/** The last line of defence: a constraint's name → the problem it stands for. */
export function problemFromDatabase(error: unknown): Problem | null {
  if (isRefusedConnection(error) || isLostConnection(error)) return unavailable();
  const driver = (error as { driverError?: { code?: string; constraint?: string; detail?: string } }).driverError;
  if (!driver?.code) return null;
  const constraint = driver.constraint ?? '';
  if (driver.code === '23P01') {
    return new Problem('overlapping-period', 'Two periods of one kind cannot hold on the same day. Check the dates.');
  }
  if (driver.code === '23505' && constraint === 'person_identifier_names_one_person') {
    // Whichever number it is: the server tells the key, `(kind, value)=(nhs-number, 943 …)`, in any language
    const kind = /=\(([a-z-]+), /.exec(driver.detail ?? '')?.[1];
    const field = kind?.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const message = 'Another young person already has this number.';
    return new Problem('identifier-in-use', message, field ? [{ field, message }] : []);
  }
  if (driver.code === '23505' && constraint === 'health_passport_one_in_force') {
    return new Problem('already-recorded', 'Their health passport is recorded already. Correct that one.');
  }
  if (driver.code === '23505') return new Problem('already-recorded', 'The same thing is already recorded.');
  if (BUSY.includes(driver.code)) return new Problem('busy', 'Nothing of yours was saved. Try again in a moment.');
  if (driver.code === '53100') return databaseFull();
  if (UNAVAILABLE.test(driver.code)) return unavailable();
  return null;
}

/** Somebody else held what we wanted for too long, or each held what the other wanted. */
const BUSY = ['55P03', '40P01', '40001'];
/**
 * The connection, the server's means, its end or the disk under it failed; or the server that we reached is one that
 * only reads, as in the minute after a failover.
 */
const UNAVAILABLE = /^(08|53|57P|58)|^25006$|^25P0[34]$/;

/** An error of a query comes wrapped by TypeORM; a bare one means that there was no connection to send a query on. */
function isRefusedConnection(error: unknown): boolean {
  return error instanceof DatabaseError || (error as { syscall?: string }).syscall === 'connect';
}

/** What pg says without a code, and what the socket says, when the server ended under a query or no connection came free. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)|EPIPE|ECONNRESET/;

/** Of a server that ended between two queries TypeORM tells only that its runner is gone. */
function isLostConnection(error: unknown): boolean {
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  const cause = ((error as { driverError?: unknown }).driverError ?? error) as { message?: unknown };
  return typeof cause.message === 'string' && LOST.test(cause.message);
}

function databaseFull(): Problem {
  return new Problem(
    'database-full',
    'The database has no room left. Nothing was saved; what is recorded already is safe. Tell your administrator.',
  );
}

function unavailable(): Problem {
  return new Problem('database-unavailable', 'The database cannot be reached. Nothing was saved; try again.');
}
