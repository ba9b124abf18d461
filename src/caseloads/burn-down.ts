import { formatLong } from '../statutory/local-date';
import type { WaitingOn } from './waiting-pace';

const WIDTH = 720;
const LEFT = 44;
const TOP = 10;
const HEIGHT = 110;
const BELOW = 26;
/** A day is written below every so many bars, counted from the last. */
const DAY_EVERY = 7;
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

const WAITED = { title: 'How many waited each morning', legend: 'young people who waited that morning' };

/** A bar for each day, in the shape that the macro monthChart draws. Lengths are those of the drawing. */
export function burnDown(days: readonly WaitingOn[], words = WAITED) {
  const most = Math.max(1, ...days.map(({ waiting }) => waiting));
  const y = (count: number) => round(TOP + HEIGHT - (count / most) * HEIGHT);
  const slot = (WIDTH - LEFT) / days.length;
  const width = round(Math.min(40, slot * 0.7));
  return {
    title: words.title,
    description: days.map(({ on, waiting }) => `${formatLong(on)}: ${waiting}.`).join(' '),
    width: WIDTH,
    height: TOP + HEIGHT + BELOW,
    left: LEFT,
    base: TOP + HEIGHT,
    lines: [...new Set([0, Math.floor(most / 2), most])].map((count) => ({ count, y: y(count) })),
    bars: days.map(({ on, waiting }, place) => {
      const x = round(LEFT + slot * place + (slot - width) / 2);
      return {
        label: (days.length - 1 - place) % DAY_EVERY === 0 ? SHORT_DAY.format(new Date(`${on}T00:00:00Z`)) : '',
        x,
        middle: round(x + width / 2),
        width,
        parts:
          waiting > 0 ? [{ part: 'late', y: y(waiting), height: round(TOP + HEIGHT - y(waiting)), number: null }] : [],
      };
    }),
    legend: [{ part: 'late', words: words.legend }],
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
