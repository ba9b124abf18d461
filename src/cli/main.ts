#!/usr/bin/env node
import { run } from './program';
import type { Terminal } from './terminal';

const WIDEST_LINE = 100;

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  width: Math.min(process.stdout.columns ?? WIDEST_LINE, WIDEST_LINE),
  exitCode: 0,
};

// A reader that has seen enough (`onward explain … | head`) closes the pipe: no more output is wanted, nothing failed.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

void run(process.argv.slice(2), terminal).then((exitCode) => {
  process.exitCode = exitCode;
});
