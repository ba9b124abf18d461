import path from 'node:path';
import type { Command } from 'commander';
import { todayInLondon } from '../platform/clock';
import type { LocalDate } from '../statutory/local-date';
import { CaseFileExportService, fileNameOf, type CaseFileOf } from '../young-people/case-file-export.service';
import { registerPlans } from './export-plans';
import { makeFolder, writeOwnFile } from './folder-files';
import { withBar } from './progress-bar';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

const ACTOR = { kind: 'system', name: 'command line' } as const;

/** People whose facts are in memory at once. */
const PEOPLE_A_BATCH = 200;

interface Options {
  person?: string[];
  all?: boolean;
  out: string;
  json?: boolean;
}

export function register(command: Command, terminal: Terminal): void {
  registerPlans(command, terminal);
  command
    .command('case-file')
    .description("young people's dated facts, one JSON file each; not their names, addresses or notes")
    .option('--person <ids...>', "the authority's own numbers, or ids of records")
    .option('--all', 'everyone whose record is in use')
    .requiredOption('--out <folder>', 'where to write; made if it is not there. A file of the same name is replaced')
    .option('--json', 'one JSON object a line for each file: person and file, or person and errors')
    .addHelpText(
      'after',
      "\nA file is named after the authority's own number, or the id of the record. Its owner alone may read it." +
        '\nWhat `onward explain` says of it is what the record says, unless the settings changed since something started.',
    )
    .action(async ({ person, all, out, json }: Options) => {
      if (Boolean(all) === Boolean(person)) throw new WrongUsage('Say whose: --person ID…, or --all.');
      await withRecords([], terminal, async (services) => {
        await exportTo(out, person ?? 'all', { service: services.get(CaseFileExportService), json, terminal });
      });
    });
}

async function exportTo(
  folder: string,
  ids: string[] | 'all',
  { service, json = false, terminal }: { service: CaseFileExportService; json?: boolean; terminal: Terminal },
): Promise<void> {
  const refuse = (person: string, errors: { path: string; message: string }[]) => {
    terminal.exitCode = 1;
    if (json) return terminal.out(JSON.stringify({ person, errors }));
    for (const { path: where, message } of errors) terminal.err([person, where, message].filter(Boolean).join(': '));
  };
  const people = await service.find(ACTOR, ids);
  for (const unknown of ids === 'all' ? [] : ids.filter((id) => !people.some((one) => isCalled(one, id)))) {
    refuse(unknown, [{ path: '', message: 'Nobody in use has this number or id.' }]);
  }
  const reason = await makeFolder(folder);
  if (reason !== null) return refuse(folder, [{ path: '', message: reason }]);
  const today = todayInLondon();
  let done = 0;
  let written = 0;
  let differing = 0;
  await withBar(async (progress) => {
    for (const batch of batches(people)) {
      progress(done, people.length);
      done += batch.length;
      for (const given of await service.ofMany(ACTOR, batch, today)) {
        const who = given.authorityId ?? given.id;
        if ('faults' in given) {
          refuse(who, given.faults);
          continue;
        }
        const file = path.join(folder, fileNameOf(given));
        const failed = await writeOwnFile(file, `${JSON.stringify(given.caseFile, null, 2)}\n`);
        if (failed !== null) {
          refuse(who, [{ path: '', message: failed }]);
          continue;
        }
        written += 1;
        if (given.differs) differing += 1;
        if (json) terminal.out(JSON.stringify({ person: given.id, file, asTheRecord: !given.differs }));
      }
    }
  });
  if (json) return;
  terminal.out(ending(written, differing, today));
}

function ending(written: number, differing: number, today: LocalDate): string {
  const files = written === 1 ? '1 case file' : `${written} case files`;
  if (differing === 0) return `${files} written, as on ${today}.`;
  return (
    `${files} written, as on ${today}. A file holds the settings in force now. For ${differing} of them something due was ` +
    'started under earlier settings: `onward explain` gives it another date than the record.'
  );
}

function isCalled({ id, authorityId }: CaseFileOf, asked: string): boolean {
  return asked === id || asked === authorityId;
}

function batches(people: CaseFileOf[]): CaseFileOf[][] {
  const count = Math.ceil(people.length / PEOPLE_A_BATCH);
  return Array.from({ length: count }, (_, n) => people.slice(n * PEOPLE_A_BATCH, (n + 1) * PEOPLE_A_BATCH));
}
