import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TABLES } from '../../src/imports/ssda903/tables';
import { Dice } from '../../src/made-up-authority/dice';
import { addDays, birthday, daysBetween, localDate, type LocalDate } from '../../src/statutory/local-date';

const COLLECTION_YEAR = 2026;
const YEAR_BEGINS = localDate(`${COLLECTION_YEAR - 1}-04-01`);

/** The files of a return of so many children: each once in Header, with some episodes, those over 17 in OC3. @returns rows */
export function writeReturn(folder: string, people: number, seed: string): number {
  const lines: Record<'Header' | 'Episodes' | 'OC3', string[]> = { Header: [], Episodes: [], OC3: [] };
  const yearEnd = localDate(`${COLLECTION_YEAR}-03-31`);
  for (let n = 0; n < people; n += 1) {
    const dice = new Dice(`${seed}/return/${n}`);
    const child = String(100_000 + n);
    const born = addDays(yearEnd, -dice.between(16 * 365 + 60, 19 * 365 - 10));
    const dob = written(born);
    lines.Header.push([child, dice.pick(['M', 'F']), dob, 'WBRI', 'UN1', '', ''].join(','));
    const eighteen = birthday(born, 18);
    const left = eighteen <= yearEnd ? eighteen : null;
    // The first episode began long ago; what a return shows of it and of those after it ended in its year.
    const moves = dice.between(1, 3);
    const until = daysBetween(YEAR_BEGINS, left ?? yearEnd);
    let from = addDays(YEAR_BEGINS, -dice.between(200, 1500));
    for (let move = 1; move <= moves; move += 1) {
      const isLast = move === moves;
      const to = isLast ? left : addDays(YEAR_BEGINS, Math.floor((move * Math.max(0, until - 1)) / moves));
      const start = move === 1 ? 'S' : 'P';
      const [ceased, change] = isLast ? [left ? 'E7' : '', ''] : ['X1', 'CREQB'];
      lines.Episodes.push(
        [child, written(from), start, 'C2', 'N1', 'U4', 'PR1', to ? written(to) : '', ceased, change, '', '', ''].join(
          ',',
        ),
      );
      if (to) from = to;
    }
    if (left) lines.OC3.push([child, dob, 'YES', 'F2', 'U1'].join(','));
  }
  mkdirSync(folder, { recursive: true });
  for (const [table, rows] of Object.entries(lines) as [keyof typeof lines, string[]][]) {
    writeFileSync(path.join(folder, `${table}.csv`), `${[TABLES[table].join(','), ...rows].join('\r\n')}\r\n`);
  }
  return Object.values(lines).reduce((sum, rows) => sum + rows.length, 0);
}

function written(date: LocalDate): string {
  return date.split('-').reverse().join('/');
}
