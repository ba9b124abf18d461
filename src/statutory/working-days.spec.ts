import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { addDays, fromEpochDay, localDate, toEpochDay } from './local-date';
import {
  addWorkingDays,
  calendarEndsSoon,
  isBeyondTable,
  isWorkingDay,
  planBy,
  workingDayCalendar,
  workingDaysBefore,
} from './working-days';

const published = path.resolve(__dirname, '../../../shared/samples/spec/bank-holidays.json');

describe('bank holidays in England and Wales', () => {
  it('covers 2019 to 2028', () => {
    expect([ENGLAND_AND_WALES.firstYear, ENGLAND_AND_WALES.lastYear]).toEqual([2019, 2028]);
  });

  it.each([
    ['the early May holiday moved to VE Day in 2020', '2020-05-08', false],
    ['so its usual Monday was worked', '2020-05-04', true],
    ['the state funeral in 2022', '2022-09-19', false],
    ['the coronation in 2023', '2023-05-08', false],
    ['the second substitute day after Christmas 2027', '2027-12-28', false],
    ['Good Friday 2026', '2026-04-03', false],
    ["Scotland's extra day in June 2026 is not ours", '2026-06-15', true],
    ['a Saturday', '2026-03-07', false],
    ['a Sunday', '2026-03-08', false],
    ['an ordinary Monday', '2026-03-09', true],
  ])('%s', (_, date, expected) => {
    expect(isWorkingDay(localDate(date), ENGLAND_AND_WALES)).toBe(expected);
  });

  (existsSync(published) ? it : it.skip)('are those the government published (skipped without the sample file)', () => {
    const divisions = JSON.parse(readFileSync(published, 'utf8')) as Record<string, { events: { date: string }[] }>;
    const dates = divisions['england-and-wales']?.events.map((event) => event.date) ?? [];
    expect([...ENGLAND_AND_WALES.holidays].sort()).toEqual(dates.filter((date) => date >= '2019').sort());
  });
});

describe('counting working days', () => {
  it.each([
    ['the day after the event is the first', '2026-03-09', 1, '2026-03-10'],
    ['a weekend does not count', '2026-03-06', 1, '2026-03-09'],
    ['nor do Good Friday and Easter Monday', '2026-04-02', 1, '2026-04-07'],
    ['ten working days over Christmas', '2026-12-18', 10, '2027-01-06'],
    ['an event on a Saturday starts on Monday', '2026-03-07', 1, '2026-03-09'],
    ['none is the day itself, worked or not', '2026-03-07', 0, '2026-03-07'],
  ])('forwards: %s', (_, event, n, expected) => {
    expect(addWorkingDays(localDate(event), n, ENGLAND_AND_WALES)).toBe(expected);
  });

  it.each([
    ['the date itself is not counted', '2026-03-10', 1, '2026-03-09'],
    ['over a weekend', '2026-03-09', 1, '2026-03-06'],
    ['ten working days before a release after Easter', '2026-04-13', 10, '2026-03-26'],
  ])('backwards: %s', (_, date, n, expected) => {
    expect(workingDaysBefore(localDate(date), n, ENGLAND_AND_WALES)).toBe(expected);
  });

  it.each([
    ['2026-03-09', '2026-03-09'],
    ['2026-03-08', '2026-03-06'],
    ['2026-04-06', '2026-04-02'],
    ['2026-12-28', '2026-12-24'],
  ])('something due on %s is planned by %s, while its due date stays', (dueOn, expected) => {
    expect(planBy(localDate(dueOn), ENGLAND_AND_WALES)).toBe(expected);
  });

  it('always ends on a working day with exactly n working days on the way', () => {
    const start = toEpochDay(localDate('2019-01-01'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3200 }), fc.integer({ min: 1, max: 60 }), (offset, n) => {
        const event = fromEpochDay(start + offset);
        const end = addWorkingDays(event, n, ENGLAND_AND_WALES);
        let counted = 0;
        for (let day = addDays(event, 1); day <= end; day = addDays(day, 1)) {
          if (isWorkingDay(day, ENGLAND_AND_WALES)) counted += 1;
        }
        expect(counted).toBe(n);
        expect(isWorkingDay(end, ENGLAND_AND_WALES)).toBe(true);
      }),
    );
  });
});

describe('beyond the table', () => {
  it('a date is a guess that only knows weekends', () => {
    expect(isBeyondTable(localDate('2028-12-31'), ENGLAND_AND_WALES)).toBe(false);
    expect(isBeyondTable(localDate('2029-01-01'), ENGLAND_AND_WALES)).toBe(true);
    expect(isBeyondTable(localDate('2018-12-31'), ENGLAND_AND_WALES)).toBe(true);
    expect(isWorkingDay(localDate('2029-12-25'), ENGLAND_AND_WALES)).toBe(true);
    expect(isWorkingDay(localDate('2029-12-29'), ENGLAND_AND_WALES)).toBe(false);
  });

  it('warns from the day on which less than a year is left', () => {
    expect(calendarEndsSoon(ENGLAND_AND_WALES, localDate('2027-12-31'))).toBe(false);
    expect(calendarEndsSoon(ENGLAND_AND_WALES, localDate('2028-01-01'))).toBe(true);
    expect(calendarEndsSoon(ENGLAND_AND_WALES, localDate('2031-06-01'))).toBe(true);
    expect(calendarEndsSoon(ENGLAND_AND_WALES, localDate('2010-06-01'))).toBe(false);
  });

  it('refuses a calendar without a holiday', () => {
    expect(() => workingDayCalendar([])).toThrow(RangeError);
  });
});
