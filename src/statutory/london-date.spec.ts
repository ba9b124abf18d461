import { londonDateOf, londonTimeOf } from './london-date';

describe('londonDateOf', () => {
  it.each([
    ['2026-03-28T23:59:59Z', '2026-03-28', 'winter: London is on UTC'],
    ['2026-03-29T00:30:00Z', '2026-03-29', 'half an hour before the clocks go forward'],
    ['2026-06-30T22:59:00Z', '2026-06-30', 'summer: a minute to midnight'],
    ['2026-06-30T23:00:00Z', '2026-07-01', 'summer: midnight in London'],
    ['2026-10-24T23:00:00Z', '2026-10-25', 'the last night of summer time'],
    ['2026-10-25T23:30:00Z', '2026-10-25', 'the first night of winter'],
    ['2026-07-01T00:30:00+01:00', '2026-07-01', 'written with the summer offset'],
    ['2026-01-01T01:00:00+02:00', '2025-12-31', 'written elsewhere'],
    ['2199-12-31T23:00:00-05:00', '2200-01-01', 'beyond the last year a date may be written in'],
  ])('%s is %s (%s)', (instant, date) => {
    expect(londonDateOf(instant)).toBe(date);
  });

  it.each(['2019-03-31', '2023-03-26', '2028-03-26', '2019-10-27', '2023-10-29', '2028-10-29'])(
    'the clocks change on Sunday %s, as the computer’s own calendar has it',
    (day) => {
      const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
      for (let halfHours = -96; halfHours <= 96; halfHours += 1) {
        const instant = new Date(Date.parse(`${day}T00:00:00Z`) + halfHours * 1_800_000);
        expect(londonDateOf(instant.toISOString())).toBe(london.format(instant));
      }
    },
  );

  it('refuses what is not an instant', () => {
    expect(() => londonDateOf('2026-03-28')).toThrow(RangeError);
  });
});

describe('londonTimeOf', () => {
  it.each([
    ['2026-01-10T09:05:59Z', '09:05', 'winter'],
    ['2026-06-30T23:30:00Z', '00:30', 'summer, after midnight in London'],
    ['2026-03-29T00:59:00Z', '00:59', 'the minute before the clocks go forward'],
    ['2026-03-29T01:00:00Z', '02:00', 'as they go forward'],
    ['2026-10-25T00:30:00Z', '01:30', 'before they go back'],
    ['2026-10-25T01:30:00Z', '01:30', 'an hour later, after they went back'],
    ['1969-12-31T23:30:00-05:00', '04:30', 'written elsewhere'],
  ])('at %s is %s (%s)', (instant, time) => {
    expect(londonTimeOf(instant)).toBe(time);
  });
});
