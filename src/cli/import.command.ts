import path from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { ImportsService, type ImportInput, type Progress } from '../imports/imports.service';
import { NAME_HEADINGS } from '../imports/names/read-names';
import { isUsable, type AppliedImport, type ImportPreview } from '../imports/preview';
import { fileAt, filesIn } from '../imports/ssda903/read-folder';
import { todayInLondon } from '../platform/clock';
import { previewText } from './import-text';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

const ACTOR = { kind: 'system', name: 'command line' } as const;

interface Options {
  apply?: boolean;
  json?: boolean;
  year?: string;
}

export function register(command: Command, terminal: Terminal): void {
  command
    .command('ssda903')
    .description('the CSV files of a children looked after return: a preview, or with --apply the import')
    .argument('<folder>')
    .option('--apply', 'take in what can be taken in, in one transaction')
    .option('--year <year>', 'the collection year, as 2026 for 1 April 2025 to 31 March 2026 (the files tell)')
    .option('--json', 'everything as one JSON object')
    .action(async (folder: string, options: Options) => {
      const collectionYear = options.year === undefined ? null : asYear(options.year);
      const files = await readOrRefuse(terminal, folder, () => filesIn(folder));
      if (files) await runImport({ kind: 'ssda903', files, collectionYear }, options, terminal);
    });

  command
    .command('names')
    .description('a CSV list of names, advisers, teams and last visits, by the authority’s identifier')
    .argument('<file>')
    .option('--apply', 'take in what can be taken in, in one transaction')
    .option('--json', 'everything as one JSON object')
    .addHelpText('after', () => `\nHeadings, of which only the first is needed:\n${headings()}`)
    .action(async (name: string, options: Options) => {
      const file = await readOrRefuse(terminal, name, () => fileAt(name, path.basename(name)));
      if (file) await runImport({ kind: 'names', file }, options, terminal);
    });
}

async function runImport(input: ImportInput, options: Options, terminal: Terminal): Promise<void> {
  await withRecords([], terminal, async (services) => {
    const imports = services.get(ImportsService);
    const today = todayInLondon();
    const result = options.apply
      ? await withBar((progress) => imports.apply(ACTOR, input, today, progress))
      : await imports.preview(ACTOR, input, today);
    if (!isUsable(result)) terminal.exitCode = 1;
    if (options.json) {
      terminal.out(JSON.stringify(result));
      return;
    }
    terminal.out(previewText(result, terminal.width));
    terminal.out('');
    terminal.out(ending(result));
  });
}

function ending(result: ImportPreview | AppliedImport): string {
  if (!isUsable(result)) return 'There is nobody in these files to take in.';
  if (!('importId' in result)) return 'This is a preview: nothing was changed. Add --apply to take it in.';
  if (result.importId === null) return 'The record holds all of this already: nothing was changed.';
  return `Taken in as import ${result.importId}.`;
}

/** A bar on standard error while people are brought into the record, when somebody is there to see it. */
async function withBar<T>(work: (progress: Progress) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const bar = new SingleBar({
    format: 'Young people {bar} {value} of {total}',
    stream: process.stderr,
    clearOnComplete: true,
    barsize: 40,
  });
  try {
    return await work((done, of) => {
      if (done === 0) bar.start(of, 0);
      else bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

async function readOrRefuse<T>(terminal: Terminal, name: string, read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    terminal.exitCode = 1;
    terminal.err(`${name}: ${whyNot((error as NodeJS.ErrnoException).code)}`);
    return null;
  }
}

function whyNot(code: string | undefined): string {
  if (code === 'ENOENT') return 'There is no such file or folder.';
  if (code === 'ENOTDIR') return 'This is a file; give the folder that holds the files of the return.';
  if (code === 'EISDIR') return 'This is a folder; give the file.';
  return 'It cannot be read.';
}

function asYear(text: string): number {
  const year = /^20\d\d$/.test(text) ? Number(text) : null;
  if (year === null) throw new WrongUsage(`'${text}' is not a collection year as 2026.`);
  return year;
}

function headings(): string {
  return Object.values(NAME_HEADINGS)
    .map((names) => `  ${names.join(', or ')}`)
    .join('\n');
}
