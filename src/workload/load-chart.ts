import type { LocalDate } from '../statutory/local-date';
import type { MonthLoad } from './workload.service';

const WIDTH = 720;
const LEFT = 64;
const TOP = 12;
const HEIGHT = 160;
const BELOW = 30;
const ROOM_FOR_A_NUMBER = 16;
const SHORT_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const LONG_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The month of a day in words: March 2026. */
export function monthWords(day: LocalDate): string {
  return LONG_MONTH.format(new Date(`${day}T00:00:00Z`));
}

/** Points to one full-time worker; null where there was no capacity. */
export function perFullTime({ points, capacity }: MonthLoad): number | null {
  return capacity > 0 ? Math.round(points / capacity) : null;
}

/** A day that is marked between the bars. */
export interface ChartMark {
  on: LocalDate;
  words: string;
}

/**
 * Bars of points to one full-time worker, month by month, in the shape that the macro monthChart draws.
 * @param mark is left out where its day is before the months
 */
export function loadChart(name: string, months: readonly MonthLoad[], mark: ChartMark | null = null) {
  const values = months.map((month) => perFullTime(month) ?? 0);
  const step = niceStep(Math.max(1, ...values));
  const top = Math.max(1, Math.ceil(Math.max(...values) / step)) * step;
  const y = (value: number) => round(TOP + HEIGHT - (value / top) * HEIGHT);
  const slot = (WIDTH - LEFT) / months.length;
  const width = round(Math.min(60, slot * 0.65));
  const at = months.findIndex(({ day }) => mark !== null && day.slice(0, 7) === mark.on.slice(0, 7));
  // A bar is the end of its month: what happened in it is before the bar
  const marked = mark && at >= 0 ? { words: mark.words, x: round(LEFT + slot * at), y: TOP } : null;
  return {
    mark: marked,
    title: `${name}: points to one full-time worker, month by month`,
    description: [
      ...months.map((month) => `${monthWords(month.day)}: ${perFullTime(month) ?? 'no capacity'}.`),
      ...(marked ? [`Marked: ${marked.words}.`] : []),
    ].join(' '),
    width: WIDTH,
    height: TOP + HEIGHT + BELOW,
    left: LEFT,
    base: TOP + HEIGHT,
    lines: Array.from({ length: Math.round(top / step) + 1 }, (_, n) => ({ count: n * step, y: y(n * step) })),
    bars: months.map(({ day }, place) => {
      const x = round(LEFT + slot * place + (slot - width) / 2);
      const value = values[place]!;
      const height = round(TOP + HEIGHT - y(value));
      const number = height >= ROOM_FOR_A_NUMBER ? { text: value, y: round(y(value) + height / 2 + 4) } : null;
      return {
        label: SHORT_MONTH.format(new Date(`${day}T00:00:00Z`)),
        x,
        middle: round(x + width / 2),
        width,
        parts: value > 0 ? [{ part: 'on-time', y: y(value), height, number }] : [],
      };
    }),
    legend: [{ part: 'on-time', words: 'points to one full-time worker' }],
  };
}

/** So that there are at most five lines: 1, 2 or 5 times a power of ten. */
function niceStep(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (most / (step * power) <= 5) return step * power;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
