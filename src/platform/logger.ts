import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config';

export type Log = Logger;

/**
 * One JSON object a line: ids, codes and counts, never a name, a date of birth or what someone wrote.
 * @param output standard output if left out
 */
export function makeLog(level: Config['logLevel'], output?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutValues } };
  return output ? pino(options, output) : pino(options);
}

/**
 * What may be logged of an error. A database error's text and parameters repeat what was being saved, so of those only
 * the code and the names of constraint and table are kept.
 */
function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const driver = (error as { driverError?: Record<string, unknown> }).driverError;
  if (!driver) return { type: error.name, message: error.message, stack: frames.join('\n') };
  const { code, constraint, table } = driver;
  return { type: error.name, code, constraint, table, stack: frames.join('\n') };
}

/** Nest's own messages in the same lines. */
export class NestLog implements LoggerService {
  constructor(private readonly out: Log) {}

  log(message: unknown, context?: string): void {
    this.out.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string): void {
    this.out.warn({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (message instanceof Error) this.out.error({ context, err: message }, message.name);
    else this.out.error({ context }, String(message));
  }
}
