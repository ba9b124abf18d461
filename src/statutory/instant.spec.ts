import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { epochSeconds, instantAt, secondsOf } from './instant';

describe('instants', () => {
  it('agree with Temporal whatever their offset', () => {
    const anyInstant = fc.integer({ min: -1_500_000_000, max: 4_000_000_000 });
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (seconds, offsetMinutes) => {
        const sign = offsetMinutes < 0 ? '-' : '+';
        const two = (n: number) => String(n).padStart(2, '0');
        const offset = `${sign}${two(Math.floor(Math.abs(offsetMinutes) / 60))}:${two(Math.abs(offsetMinutes) % 60)}`;
        const text = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ timeZone: offset });
        expect(epochSeconds(text)).toBe(seconds);
        expect(instantAt(seconds)).toBe(Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString());
      }),
    );
  });

  it('are 72 elapsed hours apart over the night the clocks go forward', () => {
    const [left, later] = [epochSeconds('2026-03-27T12:00:00+00:00'), epochSeconds('2026-03-30T13:00:00+01:00')];
    expect(((later ?? 0) - (left ?? 0)) / 3600).toBe(72);
  });

  it.each([
    '2026-03-27',
    '2026-03-27T21:00:00',
    '2026-03-27T24:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-03-27 21:00:00Z',
    '2026-03-27T21:00:00+25:00',
    '2026-03-27T21:60:00Z',
    '',
    null,
    5,
  ])('do not include %j', (value) => {
    expect(epochSeconds(value)).toBeNull();
  });

  it('are refused where there has to be one', () => {
    expect(secondsOf('1970-01-02T00:00:01Z')).toBe(86_401);
    expect(() => secondsOf('2026-03-27')).toThrow(RangeError);
  });

  it('may leave out the seconds or split them', () => {
    expect(epochSeconds('2026-03-27T21:00Z')).toBe(epochSeconds('2026-03-27T21:00:00.25+00:00'));
  });
});
