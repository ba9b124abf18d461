import { localDate } from '../statutory/local-date';
import { chosenDay, parseTypedDate, typedDate } from './typed-date';

describe('a date as people type it', () => {
  it.each([
    ['1/1/26', '2026-01-01'],
    ['01.01.2026', '2026-01-01'],
    ['1 Jan 2026', '2026-01-01'],
    ['2026-01-01', '2026-01-01'],
    ['1-1-2026', '2026-01-01'],
    ['1st January 2026', '2026-01-01'],
    [' 9  March  2026 ', '2026-03-09'],
    ['3 Sept 2025', '2025-09-03'],
    ['Friday 6 November 2026', '2026-11-06'],
    ['fri, 6 nov 26', '2026-11-06'],
    ['29/2/2028', '2028-02-29'],
    ['12/11/99', '1999-11-12'],
  ])('%s is %s', (text, date) => {
    expect(parseTypedDate(text)).toBe(date);
  });

  it.each([
    '',
    '31/4/2026',
    '29/2/2027',
    '13/13/2026',
    '1 Jan',
    '1/1',
    'tomorrow',
    '1 Foo 2026',
    '0/1/2026',
    '1/1/026',
  ])('"%s" is not a date', (text) => {
    expect(parseTypedDate(text)).toBeNull();
  });

  it('is shown in a form as it may be typed', () => {
    expect(typedDate(localDate('2026-03-09'))).toBe('9/3/2026');
    expect(parseTypedDate(typedDate(localDate('2026-03-09')))).toBe('2026-03-09');
    expect(typedDate(null)).toBe('');
  });
});

describe('today, yesterday or another day', () => {
  const today = localDate('2026-03-01');

  it.each([
    ['today', '', '2026-03-01'],
    ['yesterday', '', '2026-02-28'],
    ['another-day', '6/2/26', '2026-02-06'],
    ['', '6/2/26', '2026-02-06'],
    ['another-day', '', null],
    ['', '', null],
  ])('chosen "%s", typed "%s": %s', (choice, typed, day) => {
    expect(chosenDay(choice, typed, today)).toBe(day);
  });
});
