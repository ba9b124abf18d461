import { hasCareAbroad, leaveOutCareAbroad } from './authority-doubts';
import { careHistory, shortBreakLimitFrom, thirteenWeeksReachedOn } from './care-history';
import type { CaseFile, LegalStatus } from './case-file';
import { statusKnownOn } from './known-on';
import { settledFrom, withSpecialGuardian } from './home-spells';
import { addEarlierCare, countUnplannedBreaks, hasUnplannedBreaks, sameAnswer, statusOf } from './legal-status';
import { birthday, parseLocalDate, type LocalDate } from './local-date';
import { londonDateOf } from './london-date';
import { epochSeconds } from './instant';
import type { Span } from './spans';

const AGES = [16, 18, 21, 25] as const;
const DATE_LENGTH = 10;

/** A time during which the legal status did not change. `to` is null for the one that runs. */
export interface StatusSpell extends Span {
  status: LegalStatus;
}

/**
 * Every legal status from the 16th birthday to a day, each as it stood on its own first day.
 * Empty for someone who has not reached 16.
 */
export function statusHistory(caseFile: CaseFile, asOf: LocalDate): StatusSpell[] {
  const spells: StatusSpell[] = [];
  const facts = statusKnownOn(caseFile, asOf);
  const dates = datesIn(facts);
  let day: LocalDate | null = birthday(caseFile.person.dateOfBirth, AGES[0]);
  while (day !== null && day <= asOf) {
    const known = statusKnownOn(facts, day);
    const status = statusOf(known, day);
    const last = spells.at(-1);
    if (!last || !sameAnswer(last.status, status) || inShortBreaks(last.status) !== inShortBreaks(status)) {
      if (last) last.to = day;
      spells.push({ from: day, to: null, status });
    }
    day = nextPossibleChange(facts, day, dates, known);
  }
  return spells;
}

/** Looked after in short breaks only, to which less is owed than in other care under the same status. */
function inShortBreaks({ code, rules }: LegalStatus): boolean {
  return code === 'looked-after-not-eligible' && !rules.includes('LS-01');
}

/** The times during which the status is one of those meant, in order. */
export function spellsWhere(history: readonly StatusSpell[], meant: (status: LegalStatus) => boolean): Span[] {
  const found: Span[] = [];
  for (const { from, to, status } of history) {
    if (!meant(status)) continue;
    const last = found.at(-1);
    if (last && last.to === from) last.to = to;
    else found.push({ from, to });
  }
  return found;
}

/**
 * The first day after this one on which time alone, or a fact with a later date, could change what the rules say.
 * It may change nothing on that day; nothing changes before it. Null where no such day is left.
 *
 * @param dates of the case file, as `datesIn` gives them: found once, used for many days
 * @param known what a legal status is worked out from, as known on the day, where the caller has it already
 */
export function nextPossibleChange(
  caseFile: CaseFile,
  day: LocalDate,
  dates: readonly LocalDate[],
  known?: CaseFile,
): LocalDate | null {
  const { dateOfBirth } = caseFile.person;
  let next: LocalDate | null = null;
  const mayBe = (date: LocalDate | null) => {
    if (date !== null && date > day && (next === null || date < next)) next = date;
  };
  dates.forEach(mayBe);
  for (const age of AGES) mayBe(birthday(dateOfBirth, age));
  if (day < birthday(dateOfBirth, 18)) reachedByTime(known ?? statusKnownOn(caseFile, day), day).forEach(mayBe);
  return next;
}

/** Every calendar date anywhere in the facts, and the London date of every instant, each once. The settings hold none. */
export function datesIn({ policy: _, earlierPolicies: __, ...facts }: CaseFile): LocalDate[] {
  const found = new Set<LocalDate>();
  addDatesIn(facts, found);
  return [...found];
}

function addDatesIn(value: unknown, found: Set<LocalDate>): void {
  if (typeof value === 'string') {
    const date = value.length > DATE_LENGTH ? dayOfInstant(value) : parseLocalDate(value);
    if (date) found.add(date);
  } else if (Array.isArray(value)) {
    for (const item of value) addDatesIn(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const name in value) addDatesIn((value as Record<string, unknown>)[name], found);
  }
}

function dayOfInstant(text: string): LocalDate | null {
  return text[DATE_LENGTH] === 'T' && epochSeconds(text) !== null ? londonDateOf(text) : null;
}

/** Days before 18 that time alone brings, on what is known: six months at home, 91 days of care, 75 of short breaks. */
function reachedByTime(known: CaseFile, day: LocalDate): (LocalDate | null)[] {
  const atHome = [...known.homeSpells, ...known.careEpisodes.filter(({ placement }) => placement === 'with-parents')];
  const readings = [
    known,
    ...(known.historyComplete ? [] : [addEarlierCare(known)]),
    ...(hasUnplannedBreaks(known) ? [countUnplannedBreaks(known)] : []),
    ...(hasCareAbroad(known) ? [leaveOutCareAbroad(known)] : []),
  ];
  return [
    ...atHome.map(settledFrom),
    ...withSpecialGuardian(known).map(settledFrom),
    ...readings.map((reading) => thirteenWeeksReachedOn(careHistory(reading, day))),
    shortBreakLimitFrom(known, day),
  ];
}
