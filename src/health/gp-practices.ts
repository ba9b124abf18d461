import { isOdsCode } from './health-facts';
import { parseLocalDate, type LocalDate } from '../statutory/local-date';
import { parsePostcode } from '../young-people/identifiers';
import type { GpPractice } from './passport.entities';

/**
 * The practices in the NHS's own list of GP practices (epraccur: no heading, 27 columns, of which 1 is the code, 2 the name,
 * 5 to 9 the address, 10 the postcode, 12 the day it closed as YYYYMMDD, 18 the phone).
 *
 * @returns also the numbers of lines that name no practice: a code of another shape, or no name
 */
export function readPractices(text: string): { practices: GpPractice[]; passedOver: number[] } {
  const practices = new Map<string, GpPractice>();
  const passedOver: number[] = [];
  for (const [index, line] of text.replaceAll('\r\n', '\n').split('\n').entries()) {
    if (!line.trim()) continue;
    const cells = cellsOf(line);
    const [odsCode, name] = [cells[0]?.toUpperCase() ?? '', cells[1] ?? ''];
    if (!isOdsCode(odsCode) || !name) {
      passedOver.push(index + 1);
      continue;
    }
    practices.set(odsCode, {
      ...{ odsCode, name },
      address: cells.slice(4, 9).filter(Boolean).join(', ') || null,
      postcode: parsePostcode(cells[9] ?? ''),
      phone: cells[17] || null,
      closedOn: closed(cells[11] ?? ''),
    });
  }
  return { practices: [...practices.values()], passedOver };
}

function closed(day: string): LocalDate | null {
  return /^\d{8}$/.test(day) ? parseLocalDate(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`) : null;
}

/** The cells of one line; a cell may stand in quotation marks, in which two of them mean one. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const match of line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)) {
    const cell = match[1]!;
    cells.push((cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim());
  }
  return cells;
}
