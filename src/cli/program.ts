import { Command, CommanderError } from 'commander';
import { WrongUsage, type Terminal } from './terminal';

interface CommandModule {
  /** Adds arguments, options and the action to a command that already has its name and summary. */
  register(command: Command, terminal: Terminal): void;
}

interface Entry {
  name: string;
  summary: string;
  load: () => CommandModule;
}

/**
 * Every command by name. A command's code is loaded only when it is asked for, so that `explain` starts without the
 * framework and the database behind the others: hence `require`, which in CommonJS is the import that can wait.
 */
/* eslint-disable @typescript-eslint/no-require-imports */
const COMMANDS: Entry[] = [
  {
    name: 'authority',
    summary: "the council's name, words and settings",
    load: () => require('./authority.command') as typeof import('./authority.command'),
  },
  {
    name: 'demo',
    summary: 'fill the empty embedded database with a made-up council',
    load: () => require('./demo.command') as typeof import('./demo.command'),
  },
  {
    name: 'explain',
    summary: 'legal status and what is due, from case files',
    load: () => require('./explain.command') as typeof import('./explain.command'),
  },
  {
    name: 'export',
    summary: 'case files of young people, for `onward explain` and for another system; their plans as PDFs',
    load: () => require('./export.command') as typeof import('./export.command'),
  },
  {
    name: 'import',
    summary: "a council's files: an SSDA903 return, a list of names, Annex A lists; their words; list and undo",
    load: () => require('./import.command') as typeof import('./import.command'),
  },
  {
    name: 'user',
    summary: 'accounts: add, list, disable, set-password',
    load: () => require('./user.command') as typeof import('./user.command'),
  },
  {
    name: 'job',
    summary: 'scheduled work, run now',
    load: () => require('./job.command') as typeof import('./job.command'),
  },
  {
    name: 'migrate',
    summary: 'bring the database to this version, as its owner',
    load: () => require('./migrate.command') as typeof import('./migrate.command'),
  },
];
/* eslint-enable @typescript-eslint/no-require-imports */

/** Runs `onward` with these arguments and returns the exit code: 0 done, 1 refused with reasons, 2 wrong usage. */
export async function run(args: string[], terminal: Terminal): Promise<number> {
  const program = new Command('onward')
    .description('Leaving-care case management for English councils.')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
    })
    .showHelpAfterError('(add --help for the way to write it)')
    .exitOverride();
  const asked = args.slice(0, 2);
  for (const { name, summary, load } of COMMANDS) {
    const command = program.command(name).description(summary);
    if (asked.includes(name)) load().register(command, terminal);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return terminal.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof WrongUsage)) throw error;
    terminal.err(`error: ${error.message}`);
    return 2;
  }
}
