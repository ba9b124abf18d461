import path from 'node:path';
import type { Command } from 'commander';
import { ImportsService, type ImportInput } from '../imports/imports.service';
import { leftOutInWords, leftOutOf, type Choice } from '../imports/left-out';
import { SCALES } from '../eet/attainment';
import { EDUCATION_HEADINGS } from '../imports/education/read-education';
import { NAME_HEADINGS } from '../imports/names/read-names';
import { isUsable, type AppliedImport, type ImportPreview } from '../imports/preview';
import { fileAt, filesIn } from '../imports/ssda903/read-folder';
import { UndoImportService } from '../imports/undo-import.service';
import { ImportRunsService, type ListedRun } from '../imports/import-runs.service';
import { todayInLondon } from '../platform/clock';
import { Problem } from '../platform/problem';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { previewText } from './import-text';
import { registerWords } from './import-words';
import { withBar } from './progress-bar';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

const ACTOR = { kind: 'system', name: 'command line' } as const;

interface Options {
  apply?: boolean;
  leaveOutRefused?: boolean;
  reason?: string;
  json?: boolean;
  year?: string;
  asOf?: string;
}

export function register(command: Command, terminal: Terminal): void {
  command
    .command('ssda903')
    .description('the CSV files of a children looked after return: a preview, or with --apply the import')
    .argument('<folder>')
    .option('--apply', 'take it in, in one transaction: all of it, or nothing')
    .option('--leave-out-refused', 'with --apply: take in what is good, and leave out what is refused or in conflict')
    .option('--reason <text>', 'why something is left out; kept with the import')
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
    .option('--apply', 'take it in, in one transaction: all of it, or nothing')
    .option('--leave-out-refused', 'with --apply: take in what is good, and leave out what is refused or in conflict')
    .option('--reason <text>', 'why something is left out; kept with the import')
    .option('--json', 'everything as one JSON object')
    .addHelpText('after', () => `\nHeadings, of which only the first is needed:\n${headings(NAME_HEADINGS)}`)
    .action(async (name: string, options: Options) => {
      const file = await readOrRefuse(terminal, name, () => fileAt(name, path.basename(name)));
      if (file) await runImport({ kind: 'names', file }, options, terminal);
    });

  command
    .command('education')
    .description('a CSV extract of the virtual school: results, schools, attainment, special needs and attendance')
    .argument('<file>')
    .option('--apply', 'take it in, in one transaction: all of it, or nothing')
    .option('--leave-out-refused', 'with --apply: take in what is good, and leave out what is refused or in conflict')
    .option('--reason <text>', 'why something is left out; kept with the import')
    .option('--json', 'everything as one JSON object')
    .addHelpText(
      'after',
      () => `\nHeadings, of which one of the first two is needed:\n${headings(EDUCATION_HEADINGS)}\nTypes: ${SCALES}`,
    )
    .action(async (name: string, options: Options) => {
      const file = await readOrRefuse(terminal, name, () => fileAt(name, path.basename(name)));
      if (file) await runImport({ kind: 'education', file }, options, terminal);
    });

  command
    .command('annex-a')
    .description(
      'List 8 and List 9 of an Annex A workbook (.xlsx): workers, plan reviews, last contact, what is stated',
    )
    .argument('<file>')
    .option('--as-of <date>', 'the day the lists are about, as 2026-11-23 (else the day the workbook was last saved)')
    .option('--apply', 'take it in, in one transaction: all of it, or nothing')
    .option('--leave-out-refused', 'with --apply: take in what is good, and leave out what is refused or in conflict')
    .option('--reason <text>', 'why something is left out; kept with the import')
    .option('--json', 'everything as one JSON object')
    .action(async (name: string, options: Options) => {
      const asOf = options.asOf === undefined ? null : asDay(options.asOf);
      const file = await readOrRefuse(terminal, name, () => fileAt(name, path.basename(name)));
      if (file) await runImport({ kind: 'annex-a', file, asOf }, options, terminal);
    });

  registerWords(command, terminal);

  command
    .command('list')
    .description('the imports that were taken in, newest first')
    .option('--json', 'as a JSON list')
    .action(async ({ json }: { json?: boolean }) => {
      await withRecords([], terminal, async (services) => {
        const { runs, inAll } = await services.get(ImportRunsService).list(ACTOR, 1);
        if (json) return terminal.out(JSON.stringify(runs));
        if (runs.length === 0) return terminal.out('Nothing has been taken in yet.');
        for (const run of runs) terminal.out(runLine(run));
        if (inAll > runs.length) terminal.out(`… and ${inAll - runs.length} earlier ones.`);
      });
    });

  command
    .command('undo')
    .description('takes an import back, while nobody has worked on its young people since')
    .argument('<id>', 'as `onward import list` shows it')
    .requiredOption('--reason <text>', 'why; kept with the import and with each fact that is withdrawn')
    .option('--json', 'the outcome as one JSON object')
    .action(async (id: string, { reason, json }: { reason: string; json?: boolean }) => {
      await withRecords([], terminal, async (services) => {
        const undone = await services.get(UndoImportService).undo(ACTOR, id, reason, todayInLondon());
        if (json) return terminal.out(JSON.stringify(undone));
        const people = undone.people === 1 ? '1 young person' : `${undone.people} young people`;
        terminal.out(`Undone for ${people}, ${undone.created} of them known from it alone.`);
        terminal.out('The same files can be taken in again.');
      });
    });
}

/** One line an import, its id first. */
function runLine({ id, kind, collectionYear, asOf, appliedAt, appliedBy, counts, undoneAt }: ListedRun): string {
  const what = [kind, collectionYear, asOf].filter((part) => part !== null).join(' ');
  const when = appliedAt.toISOString().slice(0, 16).replace('T', ' ');
  const undone = undoneAt ? ', undone' : '';
  return `${id}  ${when} UTC  ${what}: ${counts.new} new, ${counts.changed} changed, by ${appliedBy ?? 'the command line'}${undone}`;
}

async function runImport(input: ImportInput, options: Options, terminal: Terminal): Promise<void> {
  await withRecords([], terminal, async (services) => {
    const imports = services.get(ImportsService);
    const today = todayInLondon();
    const applied = options.apply ? await applyOrRefuse(imports, input, options, today) : null;
    const result = applied ?? (await imports.preview(ACTOR, input, today));
    const refused = options.apply === true && applied === null;
    if (refused || !isUsable(result)) terminal.exitCode = 1;
    if (options.json) {
      terminal.out(JSON.stringify(result));
    } else {
      terminal.out(previewText(result, terminal.width));
      terminal.out('');
      if (!refused) terminal.out(ending(result));
    }
    if (refused) terminal.err(refusal(result));
  });
}

/** @returns null when something would be left out that nobody agreed to leave out: then nothing was taken in */
async function applyOrRefuse(
  imports: ImportsService,
  input: ImportInput,
  options: Options,
  today: LocalDate,
): Promise<AppliedImport | null> {
  const choice: Choice = options.leaveOutRefused
    ? { choice: 'leave-out', agreed: 'whatever is', reason: options.reason ?? null }
    : { choice: 'all' };
  try {
    return await withBar((progress) => imports.apply(ACTOR, input, today, progress, { choice }));
  } catch (error) {
    if (error instanceof Problem && error.kind === 'would-leave-out') return null;
    throw error;
  }
}

function refusal(preview: ImportPreview): string {
  return (
    `Nothing was taken in: ${leftOutInWords(leftOutOf(preview))} would be left out. ` +
    'Mend the files, or add --leave-out-refused to take in what is good.'
  );
}

function ending(result: ImportPreview | AppliedImport): string {
  if (!isUsable(result)) return 'There is nobody in these files to take in.';
  if (!('importId' in result)) return 'This is a preview: nothing was changed. Add --apply to take it in.';
  if (result.importId === null) return 'The record holds all of this already: nothing was changed.';
  return `Taken in as import ${result.importId}.`;
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

function asDay(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === null) throw new WrongUsage(`'${text}' is not a day as 2026-11-23.`);
  return day;
}

function asYear(text: string): number {
  const year = /^20\d\d$/.test(text) ? Number(text) : null;
  if (year === null) throw new WrongUsage(`'${text}' is not a collection year as 2026.`);
  return year;
}

function headings(of: Record<string, readonly string[]>): string {
  return Object.values(of)
    .map((names) => `  ${names.join(', or ')}`)
    .join('\n');
}
