import { daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { pauseReasonWords } from './pause-reasons';
import { daysInAll, daysPaused, standingOf, type PauseStanding } from './pause-standing';
import type { PauseOfPerson, PauseTold } from './pauses-told';

const STANDING_WORDS: Readonly<Record<PauseStanding, string>> = {
  asked: 'Waits for a manager',
  'out-of-date': 'Nobody decided in time',
  refused: 'Refused',
  'taken-back': 'Taken back',
  'to-come': 'Approved',
  running: 'Paused',
  over: 'Over',
  ended: 'Ended early',
};

const TAG_COLOURS: Readonly<Record<PauseStanding, string>> = {
  asked: 'yellow',
  'out-of-date': 'grey',
  refused: 'orange',
  'taken-back': 'grey',
  'to-come': 'purple',
  running: 'purple',
  over: 'grey',
  ended: 'grey',
};

/** The pauses of one item as its page shows them, the latest first. @param same see `ofTheSame` */
export function itemPauses(same: readonly PauseTold[], mayAsk: boolean, askAt: string, today: LocalDate) {
  return {
    pauses: same.map((pause) => ({ ...pauseWords(pause, today), at: pauseAt(pause) })).reverse(),
    askAt: mayAsk && !same.some((pause) => standingOf(pause, today) === 'asked') ? askAt : null,
    renews: same.some((pause) => ['running', 'to-come'].includes(standingOf(pause, today))),
    total: totalWords(same),
  };
}

/** What was refused to somebody lately. */
export function refusedToMe(pauses: readonly PauseOfPerson[], today: LocalDate) {
  return pauses.map((pause) => ({
    ...pauseWords(pause, today),
    name: fullName(pause),
    at: pauseAt(pause),
    title: pause.title,
  }));
}

/** A pause as every page tells it. */
export function pauseWords(pause: PauseTold, today: LocalDate) {
  const standing = standingOf(pause, today);
  const { decided, ended } = pause;
  return {
    standing,
    words: STANDING_WORDS[standing],
    colour: TAG_COLOURS[standing],
    fromOn: pause.fromOn,
    untilOn: pause.untilOn,
    days: daysBetween(pause.fromOn, pause.untilOn),
    ran: daysPaused(pause),
    reason: pauseReasonWords(pause.reason),
    note: pause.note,
    askedBy: pause.askedBy,
    askedOn: pause.askedOn,
    decided: decided && { words: DECIDED_WORDS[decided.step], by: decided.by, on: decided.on, reason: decided.reason },
    ended,
  };
}

const DECIDED_WORDS = { approved: 'Approved', refused: 'Refused', 'taken-back': 'Taken back' } as const;

/** Said before anybody decides: a pause is not a pardon. */
export function goesOnWords(severity: string): string {
  return severity === 'S1'
    ? 'This is one of the gravest duties. A pause stops the reminders, and the duty goes on counting: it stays due, becomes overdue on its day, and is counted as overdue in every figure.'
    : 'A pause stops the reminders. It stays due, and is counted as overdue once its day has passed.';
}

/** How long it has been paused already; null where it never was. @param asked with whose days it would be longer */
export function beforeWords(
  same: readonly PauseTold[],
  today: LocalDate,
  asked: PauseTold | null = null,
): string | null {
  const total = totalWords(same);
  if (total === null || asked === null || standingOf(asked, today) !== 'asked') return total;
  const approvedNow = { ...asked, decided: { step: 'approved' as const, on: today } };
  const others = same.filter(({ id }) => id !== asked.id);
  return `${total} With this it would be ${daysWords(daysInAll([...others, approvedNow]))}.`;
}

function totalWords(same: readonly PauseTold[]): string | null {
  const spans = same.map(daysPaused).filter((span) => span !== null);
  const days = daysInAll(same);
  if (days === 0) return null;
  const first = spans.reduce((earliest, { from }) => (from < earliest ? from : earliest), spans[0]!.from);
  const times = spans.length === 1 ? 'once' : `${spans.length} times`;
  return `Paused ${times}, for ${daysWords(days)} altogether, first from ${formatLong(first)}.`;
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

export function pauseAt({ personId, id }: Pick<PauseTold, 'personId' | 'id'>): string {
  return `/young-people/${personId}/pauses/${id}`;
}
