import { addDays, birthday, daysBetween, earlier, later, type LocalDate } from '../local-date';

/** Nights in a home within a span of days. The night belongs to the day on which it begins. */
export interface Nights {
  all: number;
  /** Those that began before the 18th birthday. */
  under18: number;
}

/**
 * How many nights somebody slept in a home: from the day they moved in to the one before they left, or to the last night
 * that is over.
 *
 * @param within the nights that began on these days; `to` is the first day no longer
 * @statute {@link PROVISIONS.transitionGuidance} AC-03, AC-04
 */
export function nightsIn(
  home: { from: LocalDate; to: LocalDate | null },
  within: { from: LocalDate; to: LocalDate },
  dateOfBirth: LocalDate,
): Nights {
  const from = later(home.from, within.from);
  const to = home.to === null ? within.to : earlier(home.to, within.to);
  const all = Math.max(0, daysBetween(from, to));
  const eighteen = birthday(dateOfBirth, 18);
  return { all, under18: Math.max(0, daysBetween(from, earlier(to, eighteen))) };
}

/**
 * How many days of a stay went by without anybody having been in touch: under 18 in bed and breakfast somebody is, every day.
 *
 * @param contactOn the days on which somebody was
 * @param today not counted: it is not over
 * @statute {@link PROVISIONS.transitionGuidance} AC-03
 */
export function daysWithoutContact(
  home: { from: LocalDate; to: LocalDate | null },
  contactOn: ReadonlySet<LocalDate>,
  today: LocalDate,
): number {
  const until = home.to === null ? today : earlier(home.to, today);
  let missed = 0;
  for (let day = home.from; day < until; day = addDays(day, 1)) if (!contactOn.has(day)) missed += 1;
  return missed;
}
