import type { LocalDate } from '../statutory/local-date';
import { daysBetween } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import type { Metric } from './metric';
import type { Outcome } from './outcome';

/** Something due after the worker left that was late, is overdue, or was never done. */
export interface Slipped {
  title: string;
  dueOn: LocalDate;
  outcome: Outcome;
}

/** What became of one young person when their adviser left. */
export interface TouchedCase extends Named {
  personId: string;
  leaverId: string;
  /** The day from which the leaver was not their adviser, or did not work here any more. */
  endedOn: LocalDate;
  /** The adviser after; null: none so far. */
  newOn: LocalDate | null;
  newName: string | null;
  /** Nobody so far, and one is owed. */
  waits: boolean;
  /** Of the new adviser: when the young person was told, and when the hand-over was signed by both. */
  toldOn: LocalDate | null;
  handedOverOn: LocalDate | null;
  /** How much fell due in the days that are looked at, and what of it slipped. */
  due: number;
  slipped: Slipped[];
}

export interface Leaver {
  id: string;
  name: string;
  teamId: string;
  teamName: string | null;
  leftOn: LocalDate;
  agency: boolean;
  startedOn: LocalDate | null;
}

/** So long after the worker left what fell due is looked at. */
export const SLIP_DAYS = 60;
/** Whoever had the young person in their last days here was their worker, also where they were given on before the last one. */
export const LAST_DAYS = 28;

export const TURNOVER_LISTS = [
  'touched',
  'given',
  'waiting',
  'told',
  'not-told',
  'handed-over',
  'not-handed-over',
  'slipped',
] as const;
export type TurnoverList = (typeof TURNOVER_LISTS)[number];

/** Whether a case is one of those that a number counts. Told and handed over are asked of those with a new worker. */
export function isIn(list: TurnoverList, one: TouchedCase): boolean {
  const given = one.newOn !== null;
  switch (list) {
    case 'touched':
      return true;
    case 'given':
      return given;
    case 'waiting':
      return one.waits;
    case 'told':
      return given && one.toldOn !== null;
    case 'not-told':
      return given && one.toldOn === null;
    case 'handed-over':
      return given && one.handedOverOn !== null;
    case 'not-handed-over':
      return given && one.handedOverOn === null;
    case 'slipped':
      return one.slipped.length > 0;
  }
}

const NOTHING_SLIPPED = 'nothing-slipped';

export const TURNOVER_MEASURES = ['told', 'handed-over', 'slipped'] as const;
export type TurnoverMeasure = (typeof TURNOVER_MEASURES)[number];

const share = (name: string, numerator: TurnoverList, rest: string): Metric<string> => ({
  ...{ name, numerator: [numerator], among: [numerator, rest], unknown: [], beside: [] },
});

/** By which an improvement is measured: of the young people whose adviser left in twelve months. */
export const TURNOVER_MEASURE: Readonly<Record<TurnoverMeasure, { title: string; metric: Metric<string> }>> = {
  told: {
    title: 'Told of their new worker after one left',
    metric: share('were told of their new worker', 'told', 'not-told'),
  },
  'handed-over': {
    title: 'Handed over after a worker left',
    metric: share('were handed over with a page that both signed', 'handed-over', 'not-handed-over'),
  },
  slipped: {
    title: 'What fell due slipped after a worker left',
    metric: share('had something slip in sixty days', 'slipped', NOTHING_SLIPPED),
  },
};

/** How many of these are of each kind that the measures count. */
export function turnoverKinds(cases: readonly TouchedCase[]): Record<string, number> {
  const { lists } = costOf(cases);
  return { ...lists, [NOTHING_SLIPPED]: lists.touched - lists.slipped };
}

/** Days without an adviser of their own: none where the new one began before the other left. Null: nobody so far. */
export function daysWithout({ endedOn, newOn }: Pick<TouchedCase, 'endedOn' | 'newOn'>): number | null {
  return newOn === null ? null : Math.max(0, daysBetween(endedOn, newOn));
}

export interface TurnoverCounts {
  lists: Record<TurnoverList, number>;
  /** Of those with a new worker: days without one, in the middle and at most; null where there is none. */
  middleDays: number | null;
  mostDays: number | null;
  due: number;
  slippedItems: number;
}

/** What it cost when somebody left, or all of them together. */
export function costOf(cases: readonly TouchedCase[]): TurnoverCounts {
  const days = cases.flatMap((one) => daysWithout(one) ?? []).toSorted((a, b) => a - b);
  const sum = (of: (one: TouchedCase) => number) => cases.reduce((total, one) => total + of(one), 0);
  const lists = TURNOVER_LISTS.map((list) => [list, cases.filter((one) => isIn(list, one)).length] as const);
  return {
    lists: Object.fromEntries(lists) as Record<TurnoverList, number>,
    middleDays: middleOf(days),
    mostDays: days.at(-1) ?? null,
    due: sum(({ due }) => due),
    slippedItems: sum(({ slipped }) => slipped.length),
  };
}

/** Of an even number, the mean of the two in the middle, rounded. */
function middleOf(sorted: readonly number[]): number | null {
  const half = sorted.length / 2;
  if (sorted.length === 0) return null;
  return Number.isInteger(half) ? Math.round((sorted[half - 1]! + sorted[half]!) / 2) : sorted[Math.floor(half)]!;
}
