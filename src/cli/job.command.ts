import type { Command } from 'commander';
import { Nightly } from '../deadlines/nightly';
import { NightlyModule } from '../deadlines/nightly.module';
import { todayInLondon } from '../platform/clock';
import type { Run } from '../platform/run-once';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

interface Options {
  date?: string;
  json?: boolean;
}

export function register(command: Command, terminal: Terminal): void {
  command
    .command('nightly')
    .description(
      'what happens once a night: people refreshed, alerts, digests, figures; a night already done stays as it is',
    )
    .option('--date <date>', 'only that night, as 2026-03-09 (tonight and every night that was missed if left out)')
    .option('--json', 'one JSON object a line for each night')
    .action(async ({ date, json }: Options) => {
      const today = todayInLondon();
      const only = date === undefined ? null : asNight(date, today);
      await withRecords([NightlyModule], terminal, async (services) => {
        const nightly = services.get(Nightly);
        const missed = only ? [] : await nightly.catchUp(today);
        const runs = missed.length > 0 ? missed : [await nightly.run(only ?? today, today)];
        for (const run of runs) {
          terminal.out(json ? JSON.stringify(run) : asText(run));
          if (run.outcome === 'failed') terminal.exitCode = 1;
        }
      });
    });
}

function asNight(text: string, today: LocalDate): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new WrongUsage(`'${text}' is not a date as 2026-03-09.`);
  if (date > today) throw new WrongUsage(`The night of ${date} has not come yet.`);
  return date;
}

function asText({ forDate, outcome, steps, error }: Run): string {
  const lines = Object.entries(steps).map(([step, counts]) => {
    const words = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
    return `  ${step}: ${words.join(', ')}`;
  });
  return [`${forDate}: ${outcome}`, ...lines, ...(error ? [`  ${error}`] : [])].join('\n');
}
