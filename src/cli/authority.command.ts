import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AuthorityService } from '../authority/authority.service';
import { todayInLondon } from '../platform/clock';
import { readPractices } from '../health/gp-practices';
import { GpPracticesService } from '../health/gp-practices.service';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

const ACTOR = { kind: 'system', name: 'command line' } as const;

interface Named {
  name?: string;
  laCode?: string;
  adviserWord?: string;
  quietHours?: string;
  urgentToDuty?: string;
}

export function register(command: Command, terminal: Terminal): void {
  const withAuthority = (work: (authority: AuthorityService) => Promise<void>): Promise<void> =>
    withRecords([], terminal, (services) => work(services.get(AuthorityService)));

  command
    .command('set')
    .description('name the council whose record this is; what is not given stays as it is')
    .option('--name <name>')
    .option('--la-code <code>', "the council's DfE code, three digits")
    .option('--adviser-word <words>', "what a personal adviser is called here, such as 'leaving care adviser'")
    .option('--quiet-hours <from-to>', "when no message comes to staff, such as 20:00-07:00, or 'none'")
    .option('--urgent-to-duty <yes|no>', 'whether what is urgent reaches staff on duty in quiet hours too')
    .action(async ({ name, laCode, adviserWord, quietHours, urgentToDuty }: Named) => {
      if (!name && !laCode && !adviserWord && !quietHours && !urgentToDuty)
        throw new WrongUsage('Say what to set: --name, --la-code, --adviser-word, --quiet-hours or --urgent-to-duty.');
      if (laCode && !/^\d{3}$/.test(laCode)) throw new WrongUsage('--la-code is three digits.');
      const told = {
        ...(quietHours && quietHoursIn(quietHours)),
        ...(urgentToDuty && { urgentToDuty: yesOrNo(urgentToDuty) }),
      };
      await withAuthority(async (authority) => {
        await authority.describe(ACTOR, { name, laCode, adviserWord, ...told });
        terminal.out('Saved.');
      });
    });

  command
    .command('policy')
    .description("a new version of the council's settings; one that would loosen the law is refused")
    .requiredOption('--set <name=value...>', 'settings that differ from the defaults, such as visitPolicyWeeks=6')
    .requiredOption('--reason <reason>', 'who decided it, and why')
    .option(
      '--from <date>',
      'the day it comes into force, YYYY-MM-DD (default: today); what started before keeps its dates',
    )
    .action(async ({ set, reason, from }: { set: string[]; reason: string; from?: string }) => {
      const inForceFrom = from === undefined ? todayInLondon() : dateIn(from);
      const settings = Object.fromEntries(set.map(settingIn));
      await withAuthority(async (authority) => {
        await authority.setPolicy(ACTOR, { inForceFrom, settings, reason }, todayInLondon());
        terminal.out(`In force from ${inForceFrom}.`);
      });
    });

  command
    .command('gp-practices')
    .description('the list of GP practices that codes are looked up in: epraccur.csv, as the NHS publishes it')
    .argument('<file>')
    .action(async (file: string) => {
      const { practices, passedOver } = readPractices(await textOf(file));
      if (practices.length === 0) throw new WrongUsage(`There is no GP practice in '${file}'.`);
      await withRecords([], terminal, async (services) => {
        const inAll = await services.get(GpPracticesService).load(ACTOR, practices);
        terminal.out(`${practices.length} practices read, ${inAll} in the list.`);
        if (passedOver.length > 0) terminal.out(`Passed over: ${passedOver.length} lines that name no practice.`);
      });
    });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new WrongUsage(`'${file}' cannot be read.`, { cause });
  }
}

function quietHoursIn(text: string): { quietFrom: string | null; quietTo: string | null } {
  if (text === 'none') return { quietFrom: null, quietTo: null };
  const [, quietFrom, quietTo] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? [];
  if (!quietFrom || !quietTo || quietFrom === quietTo) {
    throw new WrongUsage(`'${text}' are no quiet hours: write them as 20:00-07:00, or none.`);
  }
  return { quietFrom, quietTo };
}

function yesOrNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new WrongUsage("--urgent-to-duty is 'yes' or 'no'.");
  return text === 'yes';
}

function dateIn(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new WrongUsage(`'${text}' is not a date: write it as 2026-11-23.`);
  return date;
}

/** Values are JSON: numbers, null, objects for the settings that have parts. */
function settingIn(text: string): [string, unknown] {
  const cut = text.indexOf('=');
  if (cut < 1) throw new WrongUsage(`'${text}' is not a setting: write it as visitPolicyWeeks=6.`);
  try {
    return [text.slice(0, cut), JSON.parse(text.slice(cut + 1)) as unknown];
  } catch {
    throw new WrongUsage(
      `'${text.slice(cut + 1)}' is not a value for ${text.slice(0, cut)}: use a number, null or JSON.`,
    );
  }
}
