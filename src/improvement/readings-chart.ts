import { percentOf } from '../insight/metric';
import { formatLong } from '../statutory/local-date';
import type { Reading } from './improvement.entities';
import { targetWords, type Measure } from './measures';

const WIDTH = 720;
const LEFT = 64;
const TOP = 12;
const HEIGHT = 140;
const BELOW = 30;
/** As many bars as can be told apart. */
const MOST_BARS = 24;
/** A day is written below every so many bars, counted from the last. */
const DAY_EVERY = 4;
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/**
 * A bar of percent for each of up to 24 readings, evenly chosen with the first and the last, in the shape that the macro
 * monthChart draws.
 * @param readings the last first
 */
export function readingsChart(measure: Measure, target: number, readings: readonly Reading[]) {
  const all = readings.toReversed();
  const shown = all.length <= MOST_BARS ? all : evenly(all);
  const y = (percent: number) => round(TOP + HEIGHT - (percent / 100) * HEIGHT);
  const slot = (WIDTH - LEFT) / shown.length;
  const width = round(Math.min(40, slot * 0.7));
  const goal = targetWords(measure, target);
  const percents = shown.map(({ numerator, among }) => percentOf(numerator, among));
  return {
    title: `${measure.title}: how many percent ${measure.metric.name}; the target is ${goal}`,
    description: shown.map(({ asOf }, place) => `${formatLong(asOf)}: ${said(percents[place]!)}.`).join(' '),
    width: WIDTH,
    height: TOP + HEIGHT + BELOW,
    left: LEFT,
    base: TOP + HEIGHT,
    lines: [...new Set([0, target, 100])].map((count) => ({ count, y: y(count) })),
    bars: shown.map(({ asOf }, place) => {
      const x = round(LEFT + slot * place + (slot - width) / 2);
      const percent = percents[place]!;
      return {
        label: (shown.length - 1 - place) % DAY_EVERY === 0 ? SHORT_DAY.format(new Date(`${asOf}T00:00:00Z`)) : '',
        x,
        middle: round(x + width / 2),
        width,
        parts: percent
          ? [{ part: 'on-time', y: y(percent), height: round(TOP + HEIGHT - y(percent)), number: null }]
          : [],
      };
    }),
    legend: [
      { part: 'on-time', words: `percent that ${measure.metric.name}; the line between is the target, ${goal}` },
    ],
  };
}

function evenly(all: readonly Reading[]): Reading[] {
  return Array.from({ length: MOST_BARS }, (_, n) => all[Math.round((n * (all.length - 1)) / (MOST_BARS - 1))]!);
}

function said(percent: number | null): string {
  return percent === null ? 'nothing to count' : `${percent}%`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
