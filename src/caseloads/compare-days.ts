import type { DueEntry, DueThen } from '../deadlines/ledger-history';
import { todayInLondon } from '../platform/clock';
import type { Deadline } from '../statutory/case-file';
import { isOutstanding } from '../statutory/deadline';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { standsWords, startedWords } from '../young-people/due-words';
import { whoRecorded } from './due-history';
import type { KnownFact } from './known-facts';

/** How one thing stood on a day, by one of the two ways of looking at it. */
export interface Standing {
  words: string;
  state: Deadline['state'];
  dueOn: LocalDate;
  overdue: boolean;
  because: string;
  pausedUntil: LocalDate | null;
}

/** One thing due as it was shown at the end of a day, beside how the same day looks on what is known now. */
export interface ComparedItem {
  /** The deadline it is or was; null where the ledger has none of it any more. */
  deadlineId: string | null;
  rule: string;
  title: string;
  /** Null where it was not shown. */
  then: Standing | null;
  /** Null where, on what is known now, it was not due at all. */
  now: Standing | null;
  /** What is different and what made it so; null where both are the same. */
  difference: string | null;
}

export interface Comparison {
  /** Whatever was still to be done by either, and whatever only then was shown; the earliest due first. */
  items: ComparedItem[];
  /** Over by then, and different or only known now. */
  over: ComparedItem[];
  /** Met or over by then, and the same now. */
  sameAndOver: number;
}

interface Days {
  on: LocalDate;
  then: readonly DueThen[];
  now: readonly Deadline[];
  /** Every change to the ledger after that day. */
  since: readonly DueEntry[];
  facts: ReadonlyMap<string, KnownFact>;
  /** Deadlines by identity, as the ledger has them. */
  idOf: ReadonlyMap<string, string>;
}

/** A deadline's identity across every refresh. */
export function identityOf({ rule, subject, startedById }: Pick<Deadline, 'rule' | 'subject' | 'startedById'>): string {
  return JSON.stringify([rule, subject, startedById]);
}

/** What was shown at the end of a day beside what the same day looks like on what is known now, difference by difference. */
export function compareDays(days: Days): Comparison {
  const nowBy = new Map(days.now.map((item) => [identityOf(item), item]));
  const thenBy = new Map(days.then.map((item) => [identityOf(item), item]));
  const pairs = [
    ...days.then.map((then) => ({ then, now: nowBy.get(identityOf(then)) ?? null })),
    ...days.now.filter((item) => !thenBy.has(identityOf(item))).map((now) => ({ then: null, now })),
  ].sort((a, b) => byDue(a.then ?? a.now, b.then ?? b.now));
  const compared = pairs.map((pair) => ({ ...pair, item: comparedItem(pair, days) }));
  const isOver = (item: DueThen | Deadline | null) => item === null || !isOutstanding(item.state);
  const over = compared.filter(({ then, now }) => isOver(then) && isOver(now) && now !== null);
  return {
    items: compared.filter((one) => !over.includes(one)).map(({ item }) => item),
    over: over.filter(({ item }) => item.difference !== null).map(({ item }) => item),
    sameAndOver: over.filter(({ item }) => item.difference === null).length,
  };
}

interface Pair {
  then: DueThen | null;
  now: Deadline | null;
}

function comparedItem({ then, now }: Pair, days: Days): ComparedItem {
  const either = (now ?? then)!;
  return {
    deadlineId: then?.id ?? days.idOf.get(identityOf(either)) ?? null,
    rule: either.rule,
    title: either.title,
    then: then && standing(then, then.pausedUntil, days.on),
    now: now && standing(now, now.paused?.until ?? null, days.on),
    difference: differenceWords({ then, now }, days),
  };
}

function standing(item: DueThen | Deadline, pausedUntil: LocalDate | null, on: LocalDate): Standing {
  const outstanding = isOutstanding(item.state);
  return {
    words: standsWords(item, on),
    state: item.state,
    dueOn: item.dueOn,
    overdue: outstanding && item.dueOn < on,
    because: item.because,
    pausedUntil: outstanding && pausedUntil !== null && pausedUntil > on ? pausedUntil : null,
  };
}

function differenceWords({ then, now }: Pair, days: Days): string | null {
  if (then && now) return bothWords(then, now, days);
  if (now) return onlyNowWords(now, days);
  return onlyThenWords(then!, days);
}

function bothWords(then: DueThen, now: Deadline, { on, since, facts }: Days): string | null {
  const [was, is] = [standsWords(then, on), standsWords(now, on)];
  const own = since.filter(({ item }) => item.id === then.id);
  if (isMet(now) && !isMet(then)) {
    const fact = now.metBy === null ? undefined : facts.get(now.metBy);
    const met = own.find(({ item }) => isMet(item) && item.metBy === now.metBy);
    const what = fact ? `${fact.words} of ${formatLong(fact.on)}` : 'What was done';
    return `Shown then as ${inSentence(was)}. ${what}${recordedWords(met, ', recorded ')}${met ? ',' : ''} met it.`;
  }
  if (isMet(then) && !isMet(now)) {
    const undone = own.find(({ item }) => !isMet(item));
    const when = recordedWords(undone, ' ');
    return `Shown then as ${inSentence(was)}. What had met it was corrected or taken out of the record${when}: it was ${inSentence(is)}.`;
  }
  const pausedNow = now.paused?.until ?? null;
  const paused = (until: LocalDate | null) => (until === null || until <= on ? null : until);
  if (was !== is) {
    const change = own.find(({ item }) => item.dueOn === now.dueOn && item.state === now.state);
    return `Shown then as ${inSentence(was)}; on what is known now it was ${inSentence(is)}${recordedWords(change, ', through what was recorded ')}.`;
  }
  if (isOutstanding(now.state) && paused(then.pausedUntil) !== paused(pausedNow)) {
    const words = (until: LocalDate | null) => (until ? `paused until ${formatLong(until)}` : 'not paused');
    return `Shown then as ${words(paused(then.pausedUntil))}; on what is known now it was ${words(paused(pausedNow))}.`;
  }
  if (then.metBy !== now.metBy) return 'Met on the same day by something else than was shown then.';
  return then.because === now.because ? null : 'Only the reason reads differently.';
}

function onlyNowWords(now: Deadline, { since, idOf }: Days): string {
  const id = idOf.get(identityOf(now));
  const first = since.find(({ item }) => item.id === id && item.state !== 'cancelled');
  if (!first) return 'Not shown then; it follows from what is known now.';
  return `Not shown then. ${startedWords(now)}: first shown${recordedWords(first, ' ')}.`;
}

function onlyThenWords(then: DueThen, { since }: Days): string {
  const own = since.filter(({ item }) => item.id === then.id);
  const taken = own.find(({ item }) => item.state === 'cancelled');
  if (taken) {
    return `Shown then. What started it was corrected or taken out of the record${recordedWords(taken, ' ')}.`;
  }
  const moved = own.find(({ item }) => item.startedOn !== then.startedOn);
  if (moved) {
    return `Shown then. It counts from ${formatLong(moved.item.startedOn)} instead${recordedWords(moved, ', through what was recorded ')}.`;
  }
  return 'Shown then; on what is known now it was not due on that day.';
}

/** `, recorded on 5 March 2026 by Ada Worker`; nothing where the ledger does not say. */
function recordedWords(entry: DueEntry | undefined, before: string): string {
  if (!entry) return '';
  return `${before}on ${formatLong(todayInLondon(entry.recordedAt))} by ${whoRecorded(entry)}`;
}

function isMet({ state }: { state: Deadline['state'] }): boolean {
  return state === 'met' || state === 'met-late' || state === 'met-by-substitute';
}

function inSentence(words: string): string {
  return `${words[0]!.toLowerCase()}${words.slice(1)}`;
}

function byDue(a: DueThen | Deadline, b: DueThen | Deadline): number {
  const key = ({ dueOn, rule }: DueThen | Deadline) => `${dueOn} ${rule}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
