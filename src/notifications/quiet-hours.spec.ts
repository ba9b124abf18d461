import fc from 'fast-check';
import { londonTimeOf } from '../statutory/london-date';
import { quietUntil, type QuietHours } from './quiet-hours';

const NIGHT: QuietHours = { from: '20:00', to: '07:00' };
const until = (at: string, quiet: QuietHours | null) =>
  quietUntil(new Date(at), quiet).toISOString().slice(0, 16) + 'Z';

describe('quiet hours', () => {
  it.each([
    ['2026-01-14T19:59Z', '2026-01-14T19:59Z', 'the last minute before they begin'],
    ['2026-01-14T20:00Z', '2026-01-15T07:00Z', 'the minute they begin'],
    ['2026-01-15T02:15Z', '2026-01-15T07:00Z', 'the night job'],
    ['2026-01-15T06:59Z', '2026-01-15T07:00Z', 'the last minute'],
    ['2026-01-15T07:00Z', '2026-01-15T07:00Z', 'the minute they end'],
    ['2026-07-14T19:30Z', '2026-07-15T06:00Z', 'in summer an hour earlier by UTC'],
    ['2026-07-14T18:30Z', '2026-07-14T18:30Z', 'half past seven in the evening of a summer day'],
    ['2026-03-28T22:00Z', '2026-03-29T06:00Z', 'the night the clocks go forward is an hour shorter'],
    ['2026-10-24T21:00Z', '2026-10-25T07:00Z', 'the night they go back is an hour longer'],
    ['2026-12-31T23:00Z', '2027-01-01T07:00Z', 'over the end of a year'],
  ])('lets a message of %s go at %s: %s', (at, goes) => {
    expect(until(at, NIGHT)).toBe(goes);
  });

  it.each([
    ['2026-03-29T00:30Z', '01:30', '2026-03-29T01:00Z', 'a time the clocks leave out: with the change'],
    ['2026-10-25T00:10Z', '01:30', '2026-10-25T00:30Z', 'a time that comes twice: the first time'],
    ['2026-10-25T01:10Z', '01:30', '2026-10-25T01:30Z', '… and again when the clock has gone back over it'],
  ])('at %s until %s ends at %s: %s', (at, to, goes) => {
    expect(until(at, { from: '22:00', to })).toBe(goes);
  });

  it('may lie within one day', () => {
    expect(until('2026-01-15T12:30Z', { from: '12:00', to: '13:00' })).toBe('2026-01-15T13:00Z');
    expect(until('2026-01-15T13:30Z', { from: '12:00', to: '13:00' })).toBe('2026-01-15T13:30Z');
  });

  it('keeps nothing where there are none', () => {
    expect(until('2026-01-15T02:00Z', null)).toBe('2026-01-15T02:00Z');
    expect(until('2026-01-15T02:00Z', { from: '08:00', to: '08:00' })).toBe('2026-01-15T02:00Z');
  });

  it('go on where the clocks go forward over the minutes between two nights', () => {
    expect(until('2026-03-29T00:59Z', { from: '01:59', to: '01:00' })).toBe('2026-03-30T00:00Z');
    expect(until('2026-03-28T22:59Z', { from: '01:59', to: '01:00' })).toBe('2026-03-30T00:00Z');
  });

  describe('on any night, those of the clock changes included', () => {
    const CHANGES = ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2026-06-01', '2026-12-31'];
    const instants = fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -36 * 60, max: 36 * 60 }))
      .map(([day, minutes]) => new Date(Date.parse(`${day}T01:00:00Z`) + minutes * 60_000));
    const times = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    const hours = fc.record({ from: times, to: times });
    const [A_NIGHT, TWO_DAYS] = [25 * 3_600_000, 48 * 3_600_000];
    // Hours that leave open only minutes which the clocks jump over in March: that day has none, and it waits for the next.
    const openOnlyInTheHourLeftOut = ({ from, to }: QuietHours) => '01:00' <= to && to < from && from <= '02:00';

    it('a message never goes early, nor in quiet hours, nor more than a night late', () => {
      fc.assert(
        fc.property(instants, hours, (at, quiet) => {
          const goes = quietUntil(at, quiet);
          expect(goes.getTime()).toBeGreaterThanOrEqual(at.getTime());
          expect(goes.getTime() - at.getTime()).toBeLessThanOrEqual(
            openOnlyInTheHourLeftOut(quiet) ? TWO_DAYS : A_NIGHT,
          );
          expect(quietUntil(goes, quiet)).toEqual(goes);
        }),
      );
    });

    it('every minute until it goes is quiet by the clock on the wall', () => {
      fc.assert(
        fc.property(instants, hours, fc.double({ min: 0, max: 0.999, noNaN: true }), (at, quiet, part) => {
          const goes = quietUntil(at, quiet);
          fc.pre(goes > at);
          const between = new Date(at.getTime() + (goes.getTime() - at.getTime()) * part);
          const time = londonTimeOf(between.toISOString());
          const { from, to } = quiet;
          expect(from <= to ? from <= time && time < to : time >= from || time < to).toBe(true);
        }),
      );
    });
  });
});
