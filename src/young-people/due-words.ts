import type { DeadlineState } from '../statutory/case-file';
import { isOutstanding } from '../statutory/deadline';
import { formatLong, localDate, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { upperFirst } from '../web/upper-first';

/** The rules name what started it by its id and its day by number: `accommodation 0190… on 2026-03-09`. */
export function startedWords({ startedBy, startedById }: { startedBy: string; startedById: string }): string {
  const words = startedBy
    .replace(` ${factIdOf(startedById)}`, '')
    .replace(/^accommodation /, 'moved in ')
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => formatLong(localDate(date)));
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

/** One fact may start the same duty again: from the second time on its id has a number behind it. */
export function factIdOf(startedById: string): string {
  return startedById.replace(/#\d+$/, '');
}

interface Outcome {
  state: DeadlineState;
  dueOn: LocalDate;
  metOn: LocalDate | null;
}

/** How something ended that was met or is over; null for what is still to be done and for what nobody can say of. */
export function closedWords({ state, metOn, dueOn }: Outcome): string | null {
  switch (state) {
    case 'met':
      return `Met on ${formatLong(metOn ?? dueOn)}`;
    case 'met-late':
      return `Met late on ${formatLong(metOn ?? dueOn)}: it was due by ${formatLong(dueOn)}`;
    case 'met-by-substitute':
      return `Accepted by a manager as met on ${formatLong(metOn ?? dueOn)}`;
    case 'breached':
      return `Not done: it was due by ${formatLong(dueOn)}`;
    case 'superseded':
      return 'No longer due';
    case 'open':
    case 'partial':
    case 'declined':
    case 'cancelled':
    case 'not-applicable':
    case 'unknown':
      return null;
  }
}

/** How anything stood on a day, in a few words. */
export function standsWords(item: Outcome, on: LocalDate): string {
  const closed = closedWords(item);
  if (closed !== null) return closed;
  if (isOutstanding(item.state)) {
    const words = dueWords(item.dueOn, on);
    return `${upperFirst(words)}${partWords(item.state)}`;
  }
  switch (item.state) {
    case 'cancelled':
      return 'Taken away: what started it is no longer in the record';
    case 'unknown':
      return 'Fell due before our records begin: nobody can say whether it was met';
    default:
      return 'Does not apply';
  }
}

function partWords(state: DeadlineState): string {
  if (state === 'partial') return ', partly done';
  return state === 'declined' ? ', declined' : '';
}
