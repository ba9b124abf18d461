import { nightInLondon, todayInLondon } from './clock';

describe('today in England', () => {
  it.each([
    ['one second before midnight in winter is still that day', '2026-01-15T23:59:59Z', '2026-01-15'],
    ['midnight in winter is the next', '2026-01-16T00:00:00Z', '2026-01-16'],
    ['one second before midnight in summer', '2026-07-15T22:59:59Z', '2026-07-15'],
    ['midnight in summer comes an hour earlier by Greenwich', '2026-07-15T23:00:00Z', '2026-07-16'],
    ['the clocks went forward at one that Sunday, so it began in winter time', '2026-03-29T00:00:00Z', '2026-03-29'],
    ['and ended in summer time', '2026-03-29T23:00:00Z', '2026-03-30'],
    ['the clocks went back at two that Sunday, so it began in summer time', '2026-10-24T23:00:00Z', '2026-10-25'],
    ['and ended in winter time', '2026-10-25T23:59:59Z', '2026-10-25'],
    ['the year turns', '2026-12-31T23:59:59Z', '2026-12-31'],
    ['at midnight', '2027-01-01T00:00:00Z', '2027-01-01'],
  ])('%s', (_, instant, expected) => {
    expect(todayInLondon(new Date(instant))).toBe(expected);
  });
});

describe('the night in England', () => {
  it.each([
    ['before two it is still that of the day before', '2026-01-16T01:59:59Z', '2026-01-15'],
    ['from two on it is the new day’s', '2026-01-16T02:00:00Z', '2026-01-16'],
    ['in summer by the clock on the wall', '2026-07-16T00:59:59Z', '2026-07-15'],
    ['in summer from two on', '2026-07-16T01:00:00Z', '2026-07-16'],
    ['the clocks go forward: one in the morning is followed by two', '2026-03-29T00:59:59Z', '2026-03-28'],
    ['the clocks went forward: the night has come at a quarter past two', '2026-03-29T01:15:00Z', '2026-03-29'],
    ['the clocks go back: half past one comes for the first time', '2026-10-25T00:30:00Z', '2026-10-24'],
    ['the clocks went back: half past one comes again', '2026-10-25T01:30:00Z', '2026-10-24'],
    ['the clocks went back: the night has come at a quarter past two', '2026-10-25T02:15:00Z', '2026-10-25'],
  ])('%s', (_, instant, expected) => {
    expect(nightInLondon(new Date(instant))).toBe(expected);
  });
});
