import type { LedgerChange } from '../deadlines/ledger';
import type { Deadline } from '../statutory/case-file';
import { daysRecordedAfter } from '../statutory/clocks/records';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { dueWords } from '../web/day-words';
import { whatMeets } from '../young-people/what-meets';
import { contactWords } from './contact-words';
import type { RecordContact } from './record-contact';

/** What recording would do, before it is done. */
export interface Preview {
  words: string;
  /** Days between the contact and today, for one that is recorded late. */
  lateBy: number;
  closes: { title: string; late: boolean }[];
  opens: { title: string; dueOn: LocalDate; words: string }[];
  /** What is due next, whether or not this opened it. */
  next: { title: string; dueOn: LocalDate; words: string } | null;
  /** The visit that would meet it, where this meets nothing. */
  wouldMeet: string | null;
}

export function toPreview(command: RecordContact, change: LedgerChange, today: LocalDate): Preview {
  return {
    words: contactWords(command),
    lateBy: daysRecordedAfter(command.heldOn, today),
    closes: change.closed.map(({ title, state }) => ({ title, late: state === 'met-late' })),
    opens: byDueDate(change.opened).map((item) => dueLine(item, today)),
    next: change.next && dueLine(change.next, today),
    wouldMeet: change.closed.length === 0 ? visitThatMeets(change.next) : null,
  };
}

function visitThatMeets(next: Deadline | null): string | null {
  const meets = next && whatMeets(next.rule);
  return meets?.action === 'visit' ? meets.what : null;
}

function dueLine({ title, dueOn }: Deadline, today: LocalDate) {
  return { title, dueOn, words: dueWords(dueOn, today) };
}

/** What was done, what it closed and what comes next. It names no one. */
export function recordedWords(command: RecordContact, change: LedgerChange, today: LocalDate): string {
  const { next } = change;
  return sentences([
    `${contactWords(command)} recorded${command.seen && !command.note ? ', note to follow' : ''}.`,
    closedWords(change),
    next && `Next: ${untilWords(next, today)}.`,
  ]);
}

/**
 * What was done to a contact that had been recorded, and what that closed or made due. It names no one.
 * @param done `The contact was corrected.`
 */
export function changedWords(done: string, change: LedgerChange, today: LocalDate): string {
  const due = byDueDate(change.opened).map((item) => untilWords(item, today));
  const unchanged = change.closed.length === 0 && due.length === 0;
  return sentences([
    done,
    closedWords(change),
    due.length > 0 && `Due now: ${due.join('; ')}.`,
    unchanged && 'Nothing more is due because of it.',
  ]);
}

function closedWords({ closed }: LedgerChange): string | null {
  const titles = [...new Set(closed.map(({ title }) => title))];
  return titles.length > 0 ? `Closed: ${titles.join('; ')}.` : null;
}

/** `Second visit by 15 December 2026`; `Second visit, 3 days overdue (12 December 2026)`. */
function untilWords({ title, dueOn }: Deadline, today: LocalDate): string {
  const day = formatLong(dueOn);
  return dueOn < today ? `${title}, ${dueWords(dueOn, today)} (${day})` : `${title} by ${day}`;
}

function sentences(parts: (string | false | null)[]): string {
  return parts.filter(Boolean).join(' ');
}

function byDueDate(items: Deadline[]): Deadline[] {
  return items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
