import { daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import { clockTime } from './dates';

const DAYS_COUNTED_OUT = 14;
const DAYS_A_MONTH = 30.44;
/** Weeks until two months are whole: nobody says "1 months". */
const DAYS_IN_WEEKS = 61;

/**
 * When something is due, as people say it: due tomorrow, 3 days overdue, due by 9 March 2026.
 *
 * @param hours where hours are counted: the instant, and whether it has passed
 */
export function dueWords(dueOn: LocalDate, today: LocalDate, hours: { at: Date; over: boolean } | null = null): string {
  const days = daysBetween(today, dueOn);
  const at = hours ? ` at ${clockTime(hours.at)}` : '';
  if (days < 0) return `${counted(-days, 'day')} overdue`;
  if (days === 0) return hours?.over ? `overdue since ${clockTime(hours.at)}` : `due today${at}`;
  if (days === 1) return `due tomorrow${at}`;
  return days <= DAYS_COUNTED_OUT ? `due in ${days} days` : `due by ${formatLong(dueOn)}`;
}

/** How long ago a day was: yesterday, 5 days ago, 3 weeks ago, 4 months ago, 2 years ago. */
export function agoWords(on: LocalDate, today: LocalDate): string {
  const days = daysBetween(on, today);
  if (days < 0) return `on ${formatLong(on)}`;
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < DAYS_COUNTED_OUT) return `${days} days ago`;
  if (days < DAYS_IN_WEEKS) return `${Math.floor(days / 7)} weeks ago`;
  const months = Math.floor(days / DAYS_A_MONTH);
  return months < 24 ? `${months} months ago` : `${Math.floor(months / 12)} years ago`;
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
