import { addDays, addMonths, dayOfWeek, type LocalDate } from './local-date';

/**
 * The bank holidays of whole years, first to last. Outside those years only weekends are known not to be working days,
 * so a date counted there is a guess and `isBeyondTable` says so (DT-11).
 */
export interface WorkingDayCalendar {
  holidays: ReadonlySet<LocalDate>;
  firstYear: number;
  lastYear: number;
}

/** @throws RangeError without a single holiday: nothing would be covered. */
export function workingDayCalendar(holidays: readonly LocalDate[]): WorkingDayCalendar {
  const years = holidays.map(yearOf);
  if (years.length === 0) throw new RangeError('A calendar needs the bank holidays of at least one year.');
  return { holidays: new Set(holidays), firstYear: Math.min(...years), lastYear: Math.max(...years) };
}

/** Monday to Friday and not a bank holiday (DT-09). */
export function isWorkingDay(date: LocalDate, calendar: WorkingDayCalendar): boolean {
  return dayOfWeek(date) <= 5 && !calendar.holidays.has(date);
}

/** The nth working day after the event; the day after it is the first that can count (DT-09). Zero is the day itself. */
export function addWorkingDays(event: LocalDate, n: number, calendar: WorkingDayCalendar): LocalDate {
  return step(event, n, 1, calendar);
}

/** The nth working day before the date, which is not counted itself (DT-10). */
export function workingDaysBefore(date: LocalDate, n: number, calendar: WorkingDayCalendar): LocalDate {
  return step(date, n, -1, calendar);
}

/** The last working day on which something due on this date can be done: itself, or the one before (DT-08). */
export function planBy(dueOn: LocalDate, calendar: WorkingDayCalendar): LocalDate {
  return isWorkingDay(dueOn, calendar) ? dueOn : workingDaysBefore(dueOn, 1, calendar);
}

/** Whether the table says nothing about this date, so that bank holidays around it are not known. */
export function isBeyondTable(date: LocalDate, calendar: WorkingDayCalendar): boolean {
  return yearOf(date) < calendar.firstYear || yearOf(date) > calendar.lastYear;
}

/** Whether less than twelve months of the table are left on this date: time to load the next year (DT-11). */
export function calendarEndsSoon(calendar: WorkingDayCalendar, on: LocalDate): boolean {
  return yearOf(addMonths(on, 12)) > calendar.lastYear;
}

function step(from: LocalDate, n: number, direction: 1 | -1, calendar: WorkingDayCalendar): LocalDate {
  let date = from;
  for (let left = n; left > 0;) {
    date = addDays(date, direction);
    if (isWorkingDay(date, calendar)) left -= 1;
  }
  return date;
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
