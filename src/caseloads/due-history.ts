import type { DueEntry, DueThen } from '../deadlines/ledger-history';
import { pauseReasonWords } from '../pauses/pause-reasons';
import { isOutstanding } from '../statutory/deadline';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { closedWords } from '../young-people/due-words';
import type { KnownFact } from './known-facts';

/** One change of an item of what's due, in words. */
export interface DueChange {
  at: Date;
  by: string;
  words: string[];
  /** The sentence from then on, where it reads differently than before. */
  because: string | null;
}

/** The history of one item, from the first time it was shown. @param facts what the record knows now, by id */
export function dueHistory(entries: readonly DueEntry[], facts: ReadonlyMap<string, KnownFact>): DueChange[] {
  return entries.map((entry, index) => {
    const before = entries[index - 1]?.item ?? null;
    const { item } = entry;
    return {
      at: entry.recordedAt,
      by: whoRecorded(entry),
      words: before ? changeWords(before, item, facts) : [firstWords(item, facts)],
      because: before?.because === item.because ? null : item.because,
    };
  });
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  'nightly job': 'the nightly job',
  'command line': 'a command on the server',
  imports: 'an import',
  'made-up authority': 'the made-up council, as it was loaded',
};

/** Who or what made a change, for the end of a sentence. */
export function whoRecorded({ byName, system }: Pick<DueEntry, 'byName' | 'system'>): string {
  return byName ?? SYSTEM_WORDS[system ?? ''] ?? 'Onward itself';
}

function firstWords(item: DueThen, facts: ReadonlyMap<string, KnownFact>): string {
  if (isOutstanding(item.state)) return `First shown, due by ${formatLong(item.dueOn)}.`;
  const closed = closedWords(item);
  return closed ? `First shown when it was over. ${closed}${metByWords(item, facts)}.` : 'First shown.';
}

function changeWords(before: DueThen, after: DueThen, facts: ReadonlyMap<string, KnownFact>): string[] {
  const words = [
    ...stateWords(before, after, facts),
    ...changed('The due date', before.dueOn, after.dueOn),
    ...changed('The day it counts from', before.startedOn, after.startedOn),
    ...changed('The first day that counts', before.notBefore, after.notBefore),
    ...pauseWords(before, after),
    ...ruleWords(before, after),
  ];
  if (words.length > 0) return words;
  return [before.because === after.because ? 'Worked out again.' : 'The reason reads differently.'];
}

function stateWords(before: DueThen, after: DueThen, facts: ReadonlyMap<string, KnownFact>): string[] {
  const wasMet = isMet(before);
  if (before.state === after.state) {
    const same = before.metBy === after.metBy && before.metOn === after.metOn;
    return wasMet && !same ? [`${closedWords(after)}${metByWords(after, facts)}.`] : [];
  }
  if (after.state === 'cancelled') return ['Taken away: what started it was corrected or taken out of the record.'];
  const again = before.state === 'cancelled' ? ['Back again: what started it is in the record as before.'] : [];
  switch (after.state) {
    case 'met':
    case 'met-late':
    case 'met-by-substitute':
      return [...again, `${closedWords(after)}${metByWords(after, facts)}.`];
    case 'open':
    case 'partial':
    case 'declined':
      if (wasMet) return ['Due again: what had met it was corrected or taken out of the record.'];
      if (after.state === 'partial') return [...again, 'Something was recorded about it that does not meet it yet.'];
      return again.length > 0 ? again : ['Due again.'];
    case 'superseded':
    case 'breached':
      return [...again, `${closedWords(after)}.`];
    case 'unknown':
      return [...again, 'It fell due before our records begin: nobody can say whether it was met.'];
    case 'not-applicable':
      return [...again, 'It does not apply.'];
  }
}

function isMet({ state }: DueThen): boolean {
  return state === 'met' || state === 'met-late' || state === 'met-by-substitute';
}

function metByWords({ metBy }: DueThen, facts: ReadonlyMap<string, KnownFact>): string {
  if (metBy === null) return '';
  const fact = facts.get(metBy);
  return fact ? `: ${fact.words.toLowerCase()}` : ', by something that is no longer in the record';
}

function changed(what: string, before: LocalDate | null, after: LocalDate | null): string[] {
  if (before === after) return [];
  if (after === null) return [`${what} is no longer set.`];
  return [`${what} changed${before ? ` from ${formatLong(before)}` : ''} to ${formatLong(after)}.`];
}

function pauseWords(before: DueThen, after: DueThen): string[] {
  if (before.pausedUntil === after.pausedUntil) return [];
  if (after.pausedUntil === null) return ['No longer paused.'];
  return [
    `Paused until ${formatLong(after.pausedUntil)}${after.pausedReason ? `: ${pauseReasonWords(after.pausedReason)}` : ''}.`,
  ];
}

/** A newer version of Onward may know more of a rule. */
function ruleWords(before: DueThen, after: DueThen): string[] {
  if (!before.confirmed && after.confirmed) return ['The text of the rule was confirmed.'];
  const said = ({ title, dutyBasis, dateBasis, confirmed }: DueThen) => [title, dutyBasis, dateBasis, confirmed].join();
  return said(before) === said(after) ? [] : ['What is known of the rule changed.'];
}
