import { localDate } from '../statutory/local-date';
import { londonInstant, londonTime, parseTypedTime } from './typed-time';

describe('a time as people type it', () => {
  it.each([
    ['14:30', '14:30'],
    ['9.05', '09:05'],
    ['2.30pm', '14:30'],
    ['2 pm', '14:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['noon', '12:00'],
  ])('%s is %s', (text, time) => {
    expect(parseTypedTime(text)).toBe(time);
  });

  it.each(['', '2', '25:00', '14:60', '13pm', '0am', 'after school'])('"%s" is not a time', (text) => {
    expect(parseTypedTime(text)).toBeNull();
  });
});

describe('a time in England', () => {
  it.each([
    ['2026-01-15', '14:30', '2026-01-15T14:30:00.000Z', 'in winter'],
    ['2026-07-15', '14:30', '2026-07-15T13:30:00.000Z', 'in summer'],
    ['2026-07-15', '00:30', '2026-07-14T23:30:00.000Z', 'after midnight in summer'],
    ['2026-03-28', '10:00', '2026-03-28T10:00:00.000Z', 'the day before the clocks go forward'],
    ['2026-03-29', '10:00', '2026-03-29T09:00:00.000Z', 'the day they do'],
    ['2026-10-25', '10:00', '2026-10-25T10:00:00.000Z', 'the day they go back'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z', 'the hour that comes twice'],
  ])('%s at %s is %s (%s)', (date, time, instant) => {
    expect(londonInstant(localDate(date), time).toISOString()).toBe(instant);
    expect(londonTime(new Date(instant))).toBe(time);
  });
});
