import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { todayInLondon } from '../platform/clock';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { readCaseFile, type ParsedCaseFile } from '../statutory/case-file.parse';
import { explain, type Explanation } from '../statutory/explain';
import type { Fault } from '../statutory/fault';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { explanationText } from './explanation-text';
import { WrongUsage, type Terminal } from './terminal';

interface Options {
  asOf?: string[];
  json?: boolean;
}

export function register(command: Command, terminal: Terminal): void {
  command
    .argument('<files...>', 'case files, or folders of them (every .json file of a folder)')
    .option('--as-of <dates...>', 'the days to ask about, as 2026-03-09 (today in England if left out)')
    .option('--json', 'one JSON object a line, by file and then by date')
    .action(async (names: string[], options: Options) => {
      const dates = options.asOf?.map(asOfDate) ?? [todayInLondon()];
      for (const file of await filesIn(names)) await explainFile(file, dates, options.json === true, terminal);
    });
}

function asOfDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new WrongUsage(`'${text}' is not a date as 2026-03-09. Files come before --as-of.`);
  return date;
}

/** A path to read, or the fault with the name that led nowhere. */
type Source = { file: string; fault?: string };

/** The files in the order given, a folder's own .json files by name in its place. */
async function filesIn(names: string[]): Promise<Source[]> {
  const sources = await Promise.all(
    names.map(async (name): Promise<Source[]> => {
      const found = await stat(name).catch(() => null);
      if (!found?.isDirectory()) return [{ file: name }];
      const entries = await readdir(name, { withFileTypes: true }).catch(() => null);
      if (!entries) return [{ file: name, fault: 'The folder cannot be read.' }];
      const files = entries
        .filter((entry) => !entry.isDirectory() && entry.name.toLowerCase().endsWith('.json'))
        .map((entry) => entry.name)
        .sort();
      if (files.length === 0) return [{ file: name, fault: 'The folder has no .json files.' }];
      return files.map((file) => ({ file: path.join(name, file) }));
    }),
  );
  return sources.flat();
}

async function explainFile(source: Source, dates: LocalDate[], json: boolean, terminal: Terminal): Promise<void> {
  const file = path.basename(path.resolve(source.file));
  const refuse = (errors: Fault[]) => {
    terminal.exitCode = 1;
    if (json) terminal.out(JSON.stringify({ file, errors }));
    else
      for (const { path: where, message } of errors)
        terminal.err(`${[file, where].filter(Boolean).join(': ')}: ${message}`);
  };
  const parsed = await read(source);
  if ('errors' in parsed) return refuse(parsed.errors);
  for (const date of dates) {
    const answer = explain(parsed.caseFile, date, ENGLAND_AND_WALES);
    if ('errors' in answer) refuse(answer.errors);
    else terminal.out(printed(file, answer.explanation, json, terminal.width));
  }
}

function printed(file: string, explanation: Explanation, json: boolean, width: number): string {
  return json ? JSON.stringify({ file, ...explanation }) : explanationText(file, explanation, width);
}

async function read({ file, fault }: Source): Promise<ParsedCaseFile> {
  const refused = (message: string): ParsedCaseFile => ({ errors: [{ path: '', message }] });
  if (fault) return refused(fault);
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return refused(missing ? 'There is no such file.' : 'The file cannot be read.');
  }
  return isUtf8(bytes) ? readCaseFile(bytes.toString('utf8')) : refused('Is not UTF-8 text.');
}
