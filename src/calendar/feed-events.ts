import type { DutyBasis, Severity } from '../statutory/case-file';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { clockTime } from '../web/dates';
import { BASIS_WORDS } from '../young-people/status-words';
import type { CalendarAddresses } from './addresses';
import { appointmentEvent, type BookedAppointment } from './appointment-event';
import type { CalendarEvent } from './icalendar';

/** What a calendar says of one item of what's due: not of whom. */
export interface DueEntry {
  id: string;
  title: string;
  dueOn: LocalDate;
  /** The instant, where hours are counted. */
  dueAt: Date | null;
  overdue: boolean;
  severity: Severity;
  dutyBasis: DutyBasis;
  confirmed: boolean;
  pausedUntil: LocalDate | null;
}

export interface FeedContent {
  userId: string;
  today: LocalDate;
  appointments: readonly BookedAppointment[];
  /** The earliest first. */
  due: readonly DueEntry[];
}

/** So many items are listed in one entry; the page has the rest. */
const MOST_LISTED = 20;

/**
 * The entries of a feed: each appointment, one entry for each day on which something is due, and one today for all that
 * is overdue. Its UIDs stay the same from one reading to the next.
 */
export function feedEvents(content: FeedContent, addresses: CalendarAddresses, stampedAt: Date): CalendarEvent[] {
  const { userId, today, appointments, due } = content;
  const overdue = due.filter((item) => item.overdue);
  const byDay = grouped(
    due.filter((item) => !item.overdue),
    (item) => item.dueOn,
  );
  const aDay = (what: string, day: LocalDate, items: readonly DueEntry[], state: 'due' | 'overdue') => ({
    uid: addresses.uidInFeed(what, userId),
    sequence: 0,
    stampedAt,
    when: { day },
    summary: summaryOf(items, state),
    description: listOf(items, state, addresses),
    url: items.length === 1 ? addresses.due(items[0]!.id) : addresses.today(),
    cancelled: false,
  });
  return [
    ...appointments.map((appointment) => appointmentEvent(appointment, addresses, stampedAt)),
    ...(overdue.length > 0 ? [aDay('overdue', today, overdue, 'overdue')] : []),
    ...[...byDay].map(([day, items]) => aDay(`due-${day}`, day, items, 'due')),
  ];
}

/** `2 things due (1 law, safety-critical; 1 law)`: what is grave is counted in words, for a calendar has no colours of ours. */
function summaryOf(items: readonly DueEntry[], state: 'due' | 'overdue'): string {
  const marks = grouped(items.filter(isGrave), marksOf);
  const counted = [...marks].map(([mark, marked]) => `${marked.length} ${mark}`);
  const what = `${items.length} ${items.length === 1 ? 'thing' : 'things'} ${state}`;
  return counted.length > 0 ? `${what} (${counted.join('; ')})` : what;
}

function listOf(items: readonly DueEntry[], state: 'due' | 'overdue', addresses: CalendarAddresses): string {
  const listed = items
    .slice(0, MOST_LISTED)
    .flatMap((item) => [
      `${item.title} (${[
        marksOf(item),
        state === 'overdue' && `since ${formatLong(item.dueOn)}`,
        item.dueAt && `by ${clockTime(item.dueAt)}`,
        item.pausedUntil && `paused until ${formatLong(item.pausedUntil)}`,
      ]
        .filter(Boolean)
        .join(', ')})`,
      addresses.due(item.id),
    ]);
  const more = items.length - MOST_LISTED;
  return [
    ...listed,
    ...(more > 0 ? [`And ${more} more: ${addresses.today()}`] : []),
    'No young person is named here. The links say who, to whoever may see it.',
  ].join('\n');
}

/** In the order in which the keys first come. */
function grouped<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** S1 and S2: what the law asks for, and whether somebody's safety hangs on it. */
function isGrave({ severity }: DueEntry): boolean {
  return severity === 'S1' || severity === 'S2';
}

/** Where the duty comes from, never more settled than it is. */
function marksOf({ severity, dutyBasis, confirmed }: DueEntry): string {
  const words = [BASIS_WORDS[dutyBasis].toLowerCase()];
  if (severity === 'S1') words.push('safety-critical');
  if (!confirmed) words.push('to be confirmed');
  return words.join(', ');
}
