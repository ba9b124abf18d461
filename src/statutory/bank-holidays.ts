import { localDate } from './local-date';
import { workingDayCalendar } from './working-days';

/**
 * Bank holidays in England and Wales, as announced; Good Friday and Christmas Day included (DT-09, DT-11).
 * They are data, not a formula: they move, are added and stack. Source: gov.uk `england-and-wales`, read August 2026.
 * To add a year, take its list from gov.uk/bank-holidays.json and append it.
 */
const DAYS_BY_YEAR: Readonly<Record<number, string>> = {
  2019: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
};

/** The working days of statutory dates in England. */
export const ENGLAND_AND_WALES = workingDayCalendar(
  Object.entries(DAYS_BY_YEAR).flatMap(([year, days]) => days.split(' ').map((day) => localDate(`${year}-${day}`))),
);
