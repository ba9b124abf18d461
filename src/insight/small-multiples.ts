import { formatLong, type LocalDate } from '../statutory/local-date';
import { periodOf, periodWords } from './period';

/** A month of a drawing: so many of so many; `among` null where only the number is known; null where nothing is. */
export interface PanelMonth {
  day: LocalDate;
  share: { numerator: number; among: number | null } | null;
}

const WIDTH = 300;
const LEFT = 34;
const TOP = 8;
const HEIGHT = 90;
const BELOW = 22;
const SHORT_MONTH = new Intl.DateTimeFormat('en-GB', { month: 'narrow', timeZone: 'UTC' });

/**
 * The same small drawing for each team, all to one scale so that they can be compared: month by month a bar of all that
 * a share is of, with the part that the figure says from the bottom up. Lengths are those of the drawing.
 *
 * @param isGood whether the part is what is wanted
 */
export function smallMultiples(
  title: string,
  isGood: boolean,
  panels: readonly { name: string; months: readonly PanelMonth[] }[],
) {
  const most = Math.max(
    1,
    ...panels.flatMap(({ months }) => months.map(({ share }) => share?.among ?? share?.numerator ?? 0)),
  );
  const step = halfOf(most);
  const top = step * 2;
  const y = (count: number) => round(TOP + HEIGHT - (count / top) * HEIGHT);
  return panels.map(({ name, months }) => {
    const slot = (WIDTH - LEFT) / months.length;
    const width = round(slot * 0.7);
    return {
      name,
      title: `${title}, ${name}: month by month`,
      description: months.map((month) => inWords(month)).join(' '),
      width: WIDTH,
      height: TOP + HEIGHT + BELOW,
      left: LEFT,
      base: TOP + HEIGHT,
      lines: [0, step, top].map((count) => ({ count, y: y(count) })),
      bars: months.map(({ day, share }, place) => {
        const x = round(LEFT + slot * place + (slot - width) / 2);
        const part = (of: string, from: number, to: number) =>
          to > from ? [{ part: of, y: y(to), height: round(y(from) - y(to)) }] : [];
        return {
          label: SHORT_MONTH.format(new Date(`${day}T00:00:00Z`)),
          x,
          width,
          middle: round(x + width / 2),
          parts: share
            ? [
                ...part(isGood ? 'good' : 'bad', 0, share.numerator),
                ...part('rest', share.numerator, share.among ?? share.numerator),
              ]
            : [],
        };
      }),
    };
  });
}

function inWords({ day, share }: PanelMonth): string {
  const month = periodWords(periodOf(day, 1));
  if (share === null) return `${month}: no number was kept.`;
  if (share.among === null) return `${month}: ${share.numerator}.`;
  return share.among === 0 ? `${month}: nothing to count.` : `${month}: ${share.numerator} of ${share.among}.`;
}

/** What the day of a month is called in a table: the month, and the day itself of the one that runs. */
export function monthOfDay(day: LocalDate, today: LocalDate): string {
  return day === today ? `${periodWords(periodOf(day, 1))}, to ${formatLong(day)}` : periodWords(periodOf(day, 1));
}

/** A round number that the most is at most twice of: 1, 2 or 5 times a power of ten. */
function halfOf(most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (most <= step * power * 2) return step * power;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
