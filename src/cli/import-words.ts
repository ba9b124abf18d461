import type { Command } from 'commander';
import { ABOUTS, codesOf, ImportWordsService, type ListedWord } from '../imports/words/import-words.service';
import type { About } from '../imports/words/import-word.entity';
import { RULES, WORD_COLUMNS } from '../imports/annex-a/word-rules';
import { todayInLondon } from '../platform/clock';
import { WrongUsage, type Terminal } from './terminal';
import { withRecords } from './with-records';

const ACTOR = { kind: 'system', name: 'command line' } as const;

/** `onward import words list` and `set`: what the authority's own words in Annex A lists mean. */
export function registerWords(command: Command, terminal: Terminal): void {
  const words = command.command('words').description("what the authority's own words in Annex A lists mean: list, set");

  words
    .command('list')
    .description('every word that was asked about: those without an answer first')
    .option('--open', 'only those without an answer')
    .option('--json', 'as a JSON list')
    .action(async ({ open, json }: { open?: boolean; json?: boolean }) => {
      await withRecords([], terminal, async (services) => {
        const all = await services.get(ImportWordsService).list(ACTOR);
        const shown = open ? all.filter(({ answeredAt }) => answeredAt === null) : all;
        if (json) return terminal.out(JSON.stringify(shown));
        if (shown.length === 0) return terminal.out('No word waits for an answer.');
        for (const word of shown) terminal.out(wordLine(word));
      });
    });

  words
    .command('set')
    .description('say what a word means, from the next import on')
    .argument('<column>', ABOUTS.join(', '))
    .argument('<word>', 'as it stands in the list')
    .argument('[meaning]', "a code of the column; a worker's e-mail address or name; a team's name")
    .option('--leave-out', 'it says nothing that the record keeps')
    .option('--json', 'the word as one JSON object')
    .addHelpText('after', () => `\nCodes:\n${WORD_COLUMNS.map(codeLines).join('\n')}`)
    .action(async (column: string, text: string, meaning: string | undefined, options: SetOptions) => {
      const about = ABOUTS.find((each) => each === column);
      if (!about) throw new WrongUsage(`'${column}' is not a column: use ${ABOUTS.join(', ')}.`);
      if ((meaning === undefined) === (options.leaveOut !== true)) {
        throw new WrongUsage('Give either what the word means, or --leave-out.');
      }
      await withRecords([], terminal, async (services) => {
        const service = services.get(ImportWordsService);
        const word = await service.say(ACTOR, about, text, meaning ?? null, todayInLondon());
        terminal.out(options.json ? JSON.stringify(word) : wordLine(word));
      });
    });
}

interface SetOptions {
  leaveOut?: boolean;
  json?: boolean;
}

/** accommodation  "Staying Put, provided by LA"  Z, with former foster carers, said on 2026-11-23 by Dana Officer */
function wordLine(word: ListedWord): string {
  const { about, written, answeredAt, answeredBy } = word;
  const when = answeredAt && `said on ${todayInLondon(answeredAt)} by ${answeredBy ?? 'the command line'}`;
  return [about, `"${written}"`, when ? `${meaningOf(word)}, ${when}` : 'not answered yet'].join('  ');
}

function meaningOf({ about, means, staffName, teamName, leftOut }: ListedWord): string {
  if (leftOut) return 'left out';
  if (means === null) return staffName ?? teamName ?? '';
  return `${means} (${wordsOf(about, means)})`;
}

function wordsOf(about: About, code: string): string {
  return about === 'worker' || about === 'team' ? code : (RULES[about].codes[code] ?? code);
}

function codeLines(column: (typeof WORD_COLUMNS)[number]): string {
  return `  ${column.padEnd(14)}${codesOf(column).join(' ')}`;
}
