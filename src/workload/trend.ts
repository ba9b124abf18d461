import type { Capacity } from './capacity';
import { overLine, type Load } from './load';

/** How some workers together stood on a day. */
export interface Stood {
  people: number;
  points: number;
  /** Full-time workers. */
  capacity: number;
  /** Points to one full-time worker; null where there was no capacity. */
  perFullTime: number | null;
  /** Workers who held somebody, or could. */
  workers: number;
  /** Of these, who were over their red line, and who over their amber line alone. */
  red: number;
  amber: number;
  /** Points over the amber line of whoever carried them. */
  over: number;
}

export function stoodOf(told: readonly { capacity: Pick<Capacity, 'net' | 'role'>; load: Load }[]): Stood {
  const counted = told.filter(({ capacity, load }) => capacity.net > 0 || load.people > 0);
  const sum = (of: (one: (typeof counted)[number]) => number) => counted.reduce((all, one) => all + of(one), 0);
  const points = sum(({ load }) => load.points);
  const capacity = Math.round(sum((one) => one.capacity.net) * 100) / 100;
  const atLevel = (level: Load['level']) => counted.filter(({ load }) => load.level === level).length;
  return {
    people: sum(({ load }) => load.people),
    points,
    capacity,
    perFullTime: capacity > 0 ? Math.round(points / capacity) : null,
    workers: counted.length,
    red: atLevel('red'),
    amber: atLevel('amber'),
    over: sum((one) => overLine(one.load.points, one.capacity)),
  };
}

/** From one number to another, in words: "13 lower", "2 higher", "as it was"; null where one of them is not there. */
export function changeWords(
  then: number | null,
  now: number | null,
  [more, less]: readonly [more: string, less: string] = ['higher', 'lower'],
): string | null {
  if (then === null || now === null) return null;
  const by = Math.round(Math.abs(now - then) * 10) / 10;
  if (by === 0) return 'as it was';
  return `${by} ${now > then ? more : less}`;
}
