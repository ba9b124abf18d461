import { csvText } from '../imports/csv-text';
import type { LocalDate } from '../statutory/local-date';
import { NEED_WORDS, NEEDS, SUPPLY, SUPPLY_WORDS, WANTED, WANTED_WORDS } from './sufficiency';
import { slotWords } from './sufficiency.page';
import type { Sufficiency } from './sufficiency.service';
import { HIDDEN, hidden, hiddenInTable } from './suppression';

/**
 * Homes needed and places as a spreadsheet reads them, a line for each month and number: nobody is named, and a count that
 * could say who somebody is is hidden with whatever it could be worked out from, the gap too.
 */
export function sufficiencyCsv(given: Sufficiency, today: LocalDate): string {
  const { lines, wanted, all, settled, places } = given;
  const total = NEEDS.map((need) => lines.reduce((sum, { needs }) => sum + needs[need], 0));
  const rows = [...lines.map((line) => [line.all, ...NEEDS.map((need) => line.needs[need])]), [all, ...total]];
  const hides = hiddenInTable(rows, [{ whole: 0, parts: NEEDS.map((_, place) => place + 1) }]);
  const beside = [...WANTED.map((kind) => wanted[kind]), settled];
  const hidesKind = hidden(beside, [{ whole: null, parts: WANTED.map((_, place) => place) }]);
  const needsOf = (when: string, row: number) =>
    ['All who need a home', ...NEEDS.map((need) => NEED_WORDS[need])].map((what, column) => [
      ...[today, when, what],
      hides[row]![column] ? HIDDEN : rows[row]![column]!,
    ]);
  const kinds = [...WANTED.map((kind) => WANTED_WORDS[kind]), 'Beside: turn 18 in care with staying put agreed'];
  return csvText(
    ['As at', 'When', 'What', 'Number'],
    [
      ...lines.flatMap((line, row) => [
        ...needsOf(slotWords(line.slot), row),
        [today, slotWords(line.slot), 'Places', line.places],
        ...(line.gap === null
          ? []
          : [[today, slotWords(line.slot), 'Gap so far', isGapTold(row, lines.length, hides) ? line.gap : HIDDEN]]),
      ]),
      ...needsOf('All', lines.length),
      ...kinds.map((what, place) => [...[today, 'All', what], hidesKind[place] ? HIDDEN : beside[place]!]),
      ...SUPPLY.map((kind) => [
        ...[today, 'All', `Places: ${SUPPLY_WORDS[kind]}`],
        places.filter((one) => one.kind === kind).reduce((sum, { count }) => sum + count, 0),
      ]),
    ],
  );
}

/** A gap adds up whoever needs a home until then: said only where the numbers that are shown say it too. */
function isGapTold(row: number, all: number, hides: readonly (readonly boolean[])[]): boolean {
  const areShown = (from: number, to: number) => hides.slice(from, to).every(([hidesAll]) => !hidesAll);
  return areShown(0, row + 1) || areShown(row + 1, all + 1);
}
