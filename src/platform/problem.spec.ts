import { runInNewContext } from 'node:vm';
import { QueryFailedError } from 'typeorm';
import { problemFromDatabase } from './problem';

const failed = (code: string, constraint?: string) =>
  new QueryFailedError('insert', [], Object.assign(new Error('refused'), { code, constraint }));

describe('what the database refused', () => {
  it.each([
    ['the disk is full', '53100', 'database-full', 503],
    ['too many connections', '53300', 'database-unavailable', 503],
    ['the server is out of memory', '53200', 'database-unavailable', 503],
    ['the server was told to end', '57P01', 'database-unavailable', 503],
    ['the disk cannot be read or written', '58030', 'database-unavailable', 503],
    ['the server only reads, after a failover', '25006', 'database-unavailable', 503],
    ['the transaction stood still for too long', '25P03', 'database-unavailable', 503],
    ['another holds the record', '55P03', 'busy', 503],
    ['two waited for each other', '40P01', 'busy', 503],
    ['two changed the same at once', '40001', 'busy', 503],
    ['the same row twice', '23505', 'already-recorded', 409],
    ['two periods overlap', '23P01', 'overlapping-period', 409],
  ])('%s (%s) is "%s", status %i', (_, code, kind, status) => {
    expect(problemFromDatabase(failed(code))).toMatchObject({ kind, status });
  });

  it.each(['write EPIPE', 'read ECONNRESET', 'Connection terminated unexpectedly'])(
    'a connection that is gone (%s) is the database away, wherever its error was made',
    (message) => {
      const cause = runInNewContext('new Error(message)', { message }) as Error;

      expect(problemFromDatabase(new QueryFailedError('select', [], cause))).toMatchObject({ status: 503 });
    },
  );

  it('a statement that we wrote wrong is our fault, and stays one', () => {
    expect(problemFromDatabase(failed('42601'))).toBeNull();
  });
});
