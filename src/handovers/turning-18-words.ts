import { daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import type { Turning18 } from './turning-18';

export const TURNING_18_SHOWS = ['all', 'red', 'transfer'] as const;
export type Turning18Show = (typeof TURNING_18_SHOWS)[number];

export const SHOW_WORDS: Readonly<Record<Turning18Show, string>> = {
  all: 'All',
  red: 'Something not arranged',
  transfer: 'Transfer not confirmed',
};

export const isShown: Readonly<Record<Turning18Show, (one: Turning18) => boolean>> = {
  all: () => true,
  red: ({ red }) => red.length > 0,
  transfer: ({ transfer }) => transfer !== null && transfer.confirmedOn === null,
};

/** The number on Team and what it says: all of the list. */
export function turning18OnTeam(people: readonly Turning18[], today: LocalDate) {
  const late = people.filter(
    (one) => transferWords(one, today).late || (one.red.length > 0 && one.birthdayOn <= today),
  );
  return {
    count: people.length,
    red: people.filter(isShown.red).length,
    unconfirmed: people.filter(isShown.transfer).length,
    alarming: late.length > 0,
  };
}

/** "in 45 days", "today", "12 days ago". */
export function whenWords(birthdayOn: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, birthdayOn);
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  if (days === 0) return 'today';
  return days > 0 ? `in ${count}` : `${count} ago`;
}

/** What is decided on who leads. A decision that nobody confirmed is late from the day after it was to be. */
export function transferWords(one: Turning18, today: LocalDate): { words: string; late: boolean } {
  const { transfer, birthdayOn, socialWorkerName } = one;
  if (!transfer && !socialWorkerName) return { words: 'No social worker hands over.', late: false };
  if (!transfer) return { words: 'Nobody has decided on the transfer yet.', late: birthdayOn <= today };
  const { fromOn, confirmByOn, confirmedOn, receiverName } = transfer;
  const decided = `${receiverName} leads from ${formatLong(fromOn)}`;
  if (confirmedOn) return { words: `${decided}, confirmed on ${formatLong(confirmedOn)}.`, late: false };
  const late = confirmByOn < today;
  return {
    words: `${decided}. Not confirmed yet; ${late ? 'it was due' : 'due'} by ${formatLong(confirmByOn)}.`,
    late,
  };
}
