import { QueryFailedError } from 'typeorm';
import { makeLog, NestLog, type Log } from './logger';

interface Line {
  level: number;
  msg: string;
  err: { type: string; message?: string; code?: string; constraint?: string; stack: string };
}

function linesOf(write: (log: Log) => void): Line[] {
  const lines: Line[] = [];
  write(makeLog('info', { write: (line) => void lines.push(JSON.parse(line) as Line) }));
  return lines;
}

describe('the log', () => {
  const driverError = Object.assign(new Error('invalid input syntax for type date: "Tahir"'), {
    code: '22007',
    constraint: 'staff_email_once',
    detail: 'Key (email)=(tahir@council.example) already exists.',
  });
  const failed = new QueryFailedError('insert into staff (name) values ($1)', ['Tahir Osman'], driverError);

  it('keeps nothing of what a refused statement was saving', () => {
    const [line] = linesOf((log) => log.error({ err: failed }, 'failed'));

    expect(JSON.stringify(line)).not.toMatch(/tahir|osman/i);
    expect(line!.err).toMatchObject({ type: 'QueryFailedError', code: '22007', constraint: 'staff_email_once' });
    expect(line!.err.stack).toContain('logger.spec.ts');
  });

  it('keeps as little when Nest reports the error', () => {
    const [line] = linesOf((log) => new NestLog(log).error(failed, 'SomeService'));

    expect(JSON.stringify(line)).not.toMatch(/tahir|osman/i);
    expect(line!.err.code).toBe('22007');
  });

  it('keeps the message of any other error', () => {
    const [line] = linesOf((log) => log.error({ err: new RangeError('A plan needs a start.') }));

    expect(line!.err).toMatchObject({ type: 'RangeError', message: 'A plan needs a start.' });
  });
});
