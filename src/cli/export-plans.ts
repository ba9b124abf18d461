import path from 'node:path';
import type { Command } from 'commander';
import { PlanFilesService } from '../documents/plan-files.service';
import type { ApprovedPlan } from '../documents/approved-plans';
import { PRINT_SIZES, type PrintSize } from '../documents/printed-document';
import { makeFolder, writeOwnFile } from './folder-files';
import { withBar } from './progress-bar';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

const ACTOR = { kind: 'system', name: 'command line' } as const;

/** Plans in memory at once. */
const PLANS_A_BATCH = 20;

interface Options {
  person?: string[];
  all?: boolean;
  out: string;
  size?: string;
  json?: boolean;
}

export function registerPlans(command: Command, terminal: Terminal): void {
  command
    .command('plans')
    .description('the newest approved pathway plans, one tagged PDF each')
    .option('--person <ids...>', "the authority's own numbers, or ids of records")
    .option('--all', 'everyone whose record is in use and who has an approved plan')
    .requiredOption('--out <folder>', 'where to write; made if it is not there. A file of the same name is replaced')
    .option('--size <size>', `${PRINT_SIZES.join(', ')}; left out: as each of them wants it`)
    .option('--json', 'one JSON object a line for each file: person and file, or person and error')
    .addHelpText(
      'after',
      "\nA file is named after the authority's own number, or the id of the record. Its owner alone may read it.",
    )
    .action(async ({ person, all, out, size, json }: Options) => {
      if (Boolean(all) === Boolean(person)) throw new WrongUsage('Say whose: --person ID…, or --all.');
      const wanted = size === undefined ? null : PRINT_SIZES.find((one) => one === size);
      if (wanted === undefined) throw new WrongUsage(`--size is one of ${PRINT_SIZES.join(', ')}.`);
      await withRecords([], terminal, async (services) => {
        await exportPlans(out, person ?? 'all', {
          service: services.get(PlanFilesService),
          size: wanted,
          json,
          terminal,
        });
      });
    });
}

async function exportPlans(
  folder: string,
  ids: string[] | 'all',
  how: { service: PlanFilesService; size: PrintSize | null; json?: boolean; terminal: Terminal },
): Promise<void> {
  const { service, size, json = false, terminal } = how;
  const refuse = (person: string, message: string) => {
    terminal.exitCode = 1;
    if (json) terminal.out(JSON.stringify({ person, error: message }));
    else terminal.err(`${person}: ${message}`);
  };
  const plans = await service.find(ACTOR, ids === 'all' ? { kind: 'everyone' } : { kind: 'these', ids });
  for (const unknown of ids === 'all' ? [] : ids.filter((id) => !plans.some((plan) => isCalled(plan, id)))) {
    refuse(unknown, 'Nobody in use has this number or id and an approved plan.');
  }
  const reason = await makeFolder(folder);
  if (reason !== null) return refuse(folder, reason);
  let written = 0;
  await withBar(async (progress) => {
    for (let done = 0; done < plans.length; done += PLANS_A_BATCH) {
      progress(done, plans.length);
      for (const { bytes, name, ...plan } of await service.make(ACTOR, plans.slice(done, done + PLANS_A_BATCH), size)) {
        const who = plan.authorityId ?? plan.personId;
        const file = path.join(folder, name);
        const failed = bytes === null ? 'The plan could not be made into a file.' : await writeOwnFile(file, bytes);
        if (failed !== null) {
          refuse(who, failed);
          continue;
        }
        written += 1;
        if (json) terminal.out(JSON.stringify({ person: plan.personId, file }));
      }
    }
  });
  if (!json) terminal.out(`${written === 1 ? '1 plan' : `${written} plans`} written.`);
}

function isCalled({ personId, authorityId }: ApprovedPlan, asked: string): boolean {
  return asked === personId || asked === authorityId;
}
