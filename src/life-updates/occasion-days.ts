import { addDays, ageOn, birthday, daysBetween, type LocalDate } from '../statutory/local-date';
import type { OccasionKind } from './occasion.entity';

/** The first day of a year of money: 1 April. */
const YEAR_BEGINS = '-04-01';
/** Twelve months by the moon, and thirteen, in days. */
const [TWELVE_MOONS, THIRTEEN_MOONS] = [354, 384];
/** The day of a year before which feasts of the moon and the sun do not fall, give or take a day. */
const NOT_BEFORE: Partial<Record<OccasionKind, string>> = { diwali: '-10-14', hanukkah: '-11-27' };
/** Weeks are kept: it falls on a Sunday. */
const FIFTY_TWO_WEEKS = 364;

export interface NextYears {
  onDay: LocalDate;
  /** The feast moves, or is not kept by all on one day: it is about this day, and they are asked. */
  proposed: boolean;
}

/**
 * When an occasion comes again after a day. A birthday and a day of the calendar keep the month and day of the first, of
 * 29 February as the law has birthdays (1 March in common years); kept some days before or after, it is the same one. What
 * moves with the moon is proposed from last year’s day only, within some days (Easter: some weeks).
 * @param first the date of birth; of a day of the calendar the day on which it was first
 */
export function nextYears(kind: OccasionKind, onDay: LocalDate, first: LocalDate): NextYears {
  switch (kind) {
    case 'birthday':
    case 'christmas':
    case 'other':
      return { onDay: birthday(first, nearestYear(first, onDay) + 1), proposed: false };
    case 'vaisakhi':
      return { onDay: birthday(onDay, 1), proposed: true };
    case 'easter':
      return { onDay: addDays(onDay, FIFTY_TWO_WEEKS), proposed: true };
    case 'eid-al-fitr':
    case 'eid-al-adha':
      return { onDay: addDays(onDay, TWELVE_MOONS), proposed: true };
    case 'diwali':
    case 'hanukkah': {
      const soon = addDays(onDay, TWELVE_MOONS);
      const isTooSoon = soon < `${soon.slice(0, 4)}${NOT_BEFORE[kind]}`;
      return { onDay: isTooSoon ? addDays(onDay, THIRTEEN_MOONS) : soon, proposed: true };
    }
  }
}

/** Years from the first to the one of its days that is nearest to a day. */
function nearestYear(first: LocalDate, onDay: LocalDate): number {
  const before = ageOn(first, onDay);
  const [since, until] = [daysBetween(birthday(first, before), onDay), daysBetween(onDay, birthday(first, before + 1))];
  return since <= until ? before : before + 1;
}

/** The year of money that a day falls in: 2026 is from 1 April 2026 to 31 March 2027. */
export function moneyYearOf(day: LocalDate): number {
  const year = Number(day.slice(0, 4));
  return day < `${year}${YEAR_BEGINS}` ? year - 1 : year;
}

export function firstDayOf(moneyYear: number): LocalDate {
  return `${moneyYear}${YEAR_BEGINS}` as LocalDate;
}
