import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { TABLES, type TableName } from '../../src/imports/ssda903/tables';
import { addDays, addMonths, localDate, type LocalDate } from '../../src/statutory/local-date';

export interface WrittenReturn {
  people: number;
  episodes: number;
  collectionYear: number;
}

const CHILDREN_A_WRITE = 500;
const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';
const ETHNICITIES = ['WBRI', 'WOTH', 'MWBC', 'APKN', 'AOTH', 'BAFR', 'OOTH'];
const PLACES = ['U4', 'U5', 'U6', 'K2', 'K3', 'R1', 'P1', 'S1', 'T4'];
const LEGAL = ['C1', 'C2', 'C2', 'V2', 'E1'];

/**
 * Writes the Header, Episodes, UASC and OC3 tables of a return without a fault: so many young people of 15 to 17, six
 * to ten episodes each (eight in the mean), all of whom leaving care takes in. The same seed writes the same bytes.
 * Memory does not grow with the number of people.
 * @param folder made where it is not there
 * @param collectionYear every end lies in it, so the reader finds the year by itself
 */
export function writeReturnFolder(folder: string, people: number, seed: number, collectionYear = 2026): WrittenReturn {
  mkdirSync(folder, { recursive: true });
  const tables: TableName[] = ['Header', 'Episodes', 'UASC', 'OC3'];
  const files = new Map(tables.map((table) => [table, openSync(path.join(folder, `${table.toLowerCase()}.csv`), 'w')]));
  const waiting = new Map(tables.map((table) => [table, [TABLES[table].join(',')]]));
  const draw = random(seed);
  let episodes = 0;
  const flush = () => {
    for (const [table, lines] of waiting) {
      if (lines.length > 0) writeSync(files.get(table)!, `${lines.join('\r\n')}\r\n`);
      lines.length = 0;
    }
  };
  try {
    for (let index = 0; index < people; index++) {
      const rows = aChild(index, collectionYear, draw);
      episodes += rows.Episodes.length;
      for (const [table, lines] of Object.entries(rows) as [TableName, string[]][]) waiting.get(table)!.push(...lines);
      if (index % CHILDREN_A_WRITE === 0) flush();
    }
    flush();
  } finally {
    for (const file of files.values()) closeSync(file);
  }
  return { people, episodes, collectionYear };
}

type Draw = (below: number) => number;

function aChild(
  index: number,
  collectionYear: number,
  draw: Draw,
): Record<'Header' | 'Episodes' | 'UASC' | 'OC3', string[]> {
  const child = String(1_000_000 + index);
  const yearStart = localDate(`${collectionYear - 1}-04-01`);
  const bornOn = addDays(addMonths(yearStart, -12 * 17), -draw(90) + draw(700));
  const dob = written(bornOn);
  const sex = 'MF'[draw(2)]!;
  const seeksAsylum = draw(20) === 0;
  const days = moves(yearStart, 6 + draw(5), draw);
  const leaves = draw(4) === 0;
  const episodes = days.slice(0, -1).map((from, place) => {
    const last = place === days.length - 2;
    const to = last && !leaves ? '' : written(days[place + 1]!);
    const ceased = to === '' ? '' : last ? 'E4A' : 'X1';
    const moved = last ? '' : 'CARPL';
    const started = place === 0 ? 'S' : 'P';
    const places = `${pick(PLACES, draw)},PR${draw(6)}`;
    return `${child},${written(from)},${started},${pick(LEGAL, draw)},N${1 + draw(8)},${places},${to},${ceased},${moved},,,`;
  });
  return {
    Header: [`${child},${sex},${dob},${pick(ETHNICITIES, draw)},${upn(index)},${sex === 'F' ? '0' : ''},`],
    Episodes: episodes,
    UASC: seeksAsylum ? [`${child},${sex},${dob},${written(addMonths(bornOn, 12 * 18))}`] : [],
    OC3: leaves ? [`${child},${dob},YES,F2,U1`] : [],
  };
}

/** The start some years back, then days of the collection year, each later than the one before. */
function moves(yearStart: LocalDate, episodes: number, draw: Draw): LocalDate[] {
  const days = new Set<number>();
  while (days.size < episodes) days.add(1 + draw(360));
  return [addDays(yearStart, -1 - draw(900)), ...[...days].sort((a, b) => a - b).map((day) => addDays(yearStart, day))];
}

function upn(index: number): string {
  const twelve = `8012000${String(index).padStart(5, '0').slice(-5)}`;
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place + 2), 0);
  return `${UPN_LETTERS[sum % 23]}${twelve}`;
}

function written(date: LocalDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function pick(list: string[], draw: Draw): string {
  return list[draw(list.length)]!;
}

/** A small generator (mulberry32) whose draws are the same on every machine. */
function random(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
