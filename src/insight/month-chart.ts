import type { LocalDate } from '../statutory/local-date';
import { dueOf, type FellDueCounts } from './fell-due.service';
import { LATE } from './outcome';
import { periodOf, periodWords } from './period';

/** What the bars are made of, from the bottom up. */
const PARTS = [
  { part: 'on-time', words: 'on time', count: (one: FellDueCounts) => one.onTime },
  { part: 'late', words: 'late', count: (one: FellDueCounts) => LATE.reduce((sum, band) => sum + one[band], 0) },
  { part: 'substitute', words: 'by a substitute', count: (one: FellDueCounts) => one.substitute },
  { part: 'overdue', words: 'overdue and still open', count: (one: FellDueCounts) => one.overdue },
  { part: 'never', words: 'never done', count: (one: FellDueCounts) => one.never },
  {
    part: 'other',
    words: 'declined, not yet due or not known',
    count: (one: FellDueCounts) => one.declined + one.notYetDue + one.unknown,
  },
] as const;

const WIDTH = 720;
const LEFT = 64;
const TOP = 12;
const HEIGHT = 180;
const BELOW = 30;
/** A number is written into a part of a bar that is at least as high. */
const ROOM_FOR_A_NUMBER = 16;
const SHORT_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** Bars of a year or a quarter, month by month; lengths are those of the drawing, which the page scales. */
export function monthChart(name: string, months: { month: LocalDate; counts: FellDueCounts }[]) {
  const most = Math.max(1, ...months.map(({ counts }) => dueOf(counts)));
  const step = niceStep(most);
  const top = Math.ceil(most / step) * step;
  const y = (count: number) => round(TOP + HEIGHT - (count / top) * HEIGHT);
  const slot = (WIDTH - LEFT) / months.length;
  const width = round(Math.min(60, slot * 0.65));
  return {
    title: `${name}: how what fell due went, month by month`,
    description: months.map(({ month, counts }) => inWords(month, counts)).join(' '),
    width: WIDTH,
    height: TOP + HEIGHT + BELOW,
    left: LEFT,
    base: TOP + HEIGHT,
    lines: Array.from({ length: top / step + 1 }, (_, n) => ({ count: n * step, y: y(n * step) })),
    bars: months.map(({ month, counts }, index) => {
      const x = round(LEFT + slot * index + (slot - width) / 2);
      return {
        label: SHORT_MONTH.format(new Date(`${month}T00:00:00Z`)),
        x,
        middle: round(x + width / 2),
        width,
        parts: stacked(counts, y),
      };
    }),
    legend: PARTS.filter(({ count }) => months.some(({ counts }) => count(counts) > 0)).map(({ part, words }) => ({
      part,
      words,
    })),
  };
}

function stacked(counts: FellDueCounts, y: (count: number) => number) {
  let below = 0;
  return PARTS.flatMap(({ part, count }) => {
    const own = count(counts);
    if (own === 0) return [];
    const [from, to] = [y(below + own), y(below)];
    below += own;
    const height = round(to - from);
    return [
      {
        part,
        y: from,
        height,
        number: height >= ROOM_FOR_A_NUMBER ? { text: own, y: round(from + height / 2 + 4) } : null,
      },
    ];
  });
}

function inWords(month: LocalDate, counts: FellDueCounts): string {
  const parts = PARTS.map(({ words, count }) => ({ words, own: count(counts) })).filter(({ own }) => own > 0);
  const said = parts.length > 0 ? parts.map(({ words, own }) => `${own} ${words}`).join(', ') : 'nothing fell due';
  return `${periodWords(periodOf(month, 1))}: ${said}.`;
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
