import type { CareEpisode, CaseFile } from './case-file';
import { addDays, addMonths, birthday, daysBetween, earlier, later, type LocalDate } from './local-date';
import { daysWithin, holdsOn, joined, type Span } from './spans';

/** Thirteen weeks, which may be made up of several periods (CPPCR reg 40). */
export const THIRTEEN_WEEKS_DAYS = 91;
const SHORT_BREAK_MAX_PLANNED_DAYS = 17;
const SHORT_BREAKS_MAX_DAYS_IN_12_MONTHS = 75;
const REG3_SHORT_PLACEMENT_MAX_DAYS = 28;

/** Time looked after, by any authority, as known on a day. Nobody is looked after beyond the 18th birthday. */
export interface CareHistory {
  dateOfBirth: LocalDate;
  /** What counts towards the 13 weeks, without overlaps; remand counts, short breaks do not. */
  counted: Span[];
  /** Short breaks included. */
  all: Span[];
  /** Short breaks that do not count (LS-02). */
  shortBreaks: CareEpisode[];
}

/**
 * Time looked after, with the short breaks taken out that make nobody eligible.
 *
 * A short break is left out where it is not under a care order, was not planned for more than 17 days, was followed by
 * a return home, and all such breaks come to no more than 75 days in any 12 months. A break with no planned length is
 * taken at its word and cannot be held against the 75 days: an agreed series may be recorded as one episode.
 *
 * @param caseFile as known on the day
 * @statute {@link PROVISIONS.cppcrReg40} {@link PROVISIONS.cppcrReg48} LS-02, LS-19
 */
export function careHistory(caseFile: CaseFile, day: LocalDate): CareHistory {
  const { dateOfBirth } = caseFile.person;
  const all = untilAdult(caseFile.careEpisodes, dateOfBirth);
  const shortBreaks = breaksLeftOut(caseFile, day);
  if (shortBreaks.length === 0) return { dateOfBirth, counted: all, all, shortBreaks };
  const leftOut = new Set(shortBreaks);
  const counted = untilAdult(
    caseFile.careEpisodes.filter((episode) => !leftOut.has(episode)),
    dateOfBirth,
  );
  return { dateOfBirth, counted, all, shortBreaks };
}

function breaksLeftOut(caseFile: CaseFile, day: LocalDate): CareEpisode[] {
  // Few records have one.
  if (!caseFile.careEpisodes.some(({ shortBreak }) => shortBreak)) return [];
  const overLimit = shortBreakDaysOverLimit(caseFile, day);
  const returns = returnsHome(caseFile);
  return caseFile.careEpisodes.filter(
    (episode) => isShortBreak(episode, returns) && (episode.plannedDays === null || !overLimit),
  );
}

/**
 * When someone was looked after, as known on a day: every kind of care but the short breaks that make nobody eligible,
 * without overlaps. It ends at 18.
 */
export function lookedAfterSpans(caseFile: CaseFile, day: LocalDate): Span[] {
  return careHistory(caseFile, day).counted;
}

/** Days that count since the 14th birthday, before the day itself (rules.md 1.2). */
export function countedDays(care: CareHistory, day: LocalDate): number {
  return daysWithin(care.counted, birthday(care.dateOfBirth, 14), day);
}

/** Whether the care that counts runs on the day. */
export function isLookedAfter(care: CareHistory, day: LocalDate): boolean {
  return care.counted.some((span) => holdsOn(span, day));
}

/**
 * The first day on which 91 days lie behind, or null where care ends, or the 18th birthday comes, before that.
 * Care that runs is taken to go on.
 */
export function thirteenWeeksReachedOn(care: CareHistory): LocalDate | null {
  const fourteen = birthday(care.dateOfBirth, 14);
  let missing = THIRTEEN_WEEKS_DAYS;
  for (const span of care.counted) {
    const from = later(span.from, fourteen);
    const days = Math.max(0, daysBetween(from, span.to ?? from));
    if (days >= missing) return addDays(from, missing);
    missing -= days;
  }
  return null;
}

/**
 * Days looked after since the 14th birthday and before a detention, for the route of those who turned 16 detained.
 * Planned short placements of no more than four weeks that ended at home are left out: a wider test than for the
 * eligible (LS-05), and one whose text has not been confirmed.
 *
 * @statute {@link PROVISIONS.clrReg3} LS-04, LS-05
 */
export function daysBeforeDetention(caseFile: CaseFile, detainedFrom: LocalDate): number {
  const { dateOfBirth } = caseFile.person;
  const returns = returnsHome(caseFile);
  const counted = caseFile.careEpisodes.filter(
    (episode) =>
      !episode.shortBreak ||
      (episode.plannedDays ?? 0) > REG3_SHORT_PLACEMENT_MAX_DAYS ||
      !returnedHome(episode, returns),
  );
  return daysWithin(untilAdult(counted, dateOfBirth), birthday(dateOfBirth, 14), detainedFrom);
}

/** The first day after this one on which time alone could put the short breaks over the limit of 75 days. */
export function shortBreakLimitFrom(caseFile: CaseFile, day: LocalDate): LocalDate | null {
  if (!caseFile.careEpisodes.some((episode) => episode.shortBreak)) return null;
  const breaks = measurableBreaks(caseFile);
  if (!breaks.some((span) => holdsOn(span, day)) || shortBreakDaysOverLimit(caseFile, day)) return null;
  // Two days wider than twelve months, so that a leap day can't make this late.
  const days = daysWithin(breaks, addDays(addMonths(day, -12), -2), day);
  return addDays(day, Math.max(1, SHORT_BREAKS_MAX_DAYS_IN_12_MONTHS + 1 - days));
}

function shortBreakDaysOverLimit(caseFile: CaseFile, day: LocalDate): boolean {
  const breaks = measurableBreaks(caseFile).map(({ from, to }) => ({ from, to: to === null ? day : earlier(to, day) }));
  // The fullest twelve months begin with a break or end with one.
  return breaks.some(
    ({ from, to }) =>
      daysWithin(breaks, from, addMonths(from, 12)) > SHORT_BREAKS_MAX_DAYS_IN_12_MONTHS ||
      daysWithin(breaks, addMonths(to, -12), to) > SHORT_BREAKS_MAX_DAYS_IN_12_MONTHS,
  );
}

function measurableBreaks(caseFile: CaseFile): Span[] {
  const returns = returnsHome(caseFile);
  return joined(
    caseFile.careEpisodes.filter((episode) => isShortBreak(episode, returns) && episode.plannedDays !== null),
  );
}

function isShortBreak(episode: CareEpisode, returns: ReadonlySet<LocalDate | null>): boolean {
  return (
    episode.shortBreak &&
    episode.legalStatus !== 'care-order' &&
    episode.legalStatus !== 'interim-care-order' &&
    (episode.plannedDays ?? 0) <= SHORT_BREAK_MAX_PLANNED_DAYS &&
    returnedHome(episode, returns)
  );
}

/** The days on which care ended without going straight on in another episode: by a return home. */
function returnsHome(caseFile: CaseFile): ReadonlySet<LocalDate | null> {
  return new Set(joined(caseFile.careEpisodes).map(({ to }) => to));
}

/** A break that runs straight on into other care did not end with a return home. One that still runs may. */
function returnedHome({ to }: CareEpisode, returns: ReadonlySet<LocalDate | null>): boolean {
  return returns.has(to);
}

function untilAdult(episodes: readonly CareEpisode[], dateOfBirth: LocalDate): Span[] {
  const eighteen = birthday(dateOfBirth, 18);
  return joined(episodes.map(({ from, to }) => ({ from, to: to === null ? eighteen : earlier(to, eighteen) })));
}
