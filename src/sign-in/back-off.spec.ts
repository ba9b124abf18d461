import fc from 'fast-check';
import { waitingMs } from './back-off';

const at = new Date('2026-03-09T09:00:00Z');
const minutesAgo = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

describe('how long an account waits', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [8, 8],
    [9, 15],
    [60, 15],
  ])('after %i failed tries it waits %i minutes', (tries, minutes) => {
    expect(waitingMs(tries, at, at)).toBe(minutes * 60_000);
  });

  it('is over a minute after the fifth try', () => {
    expect(waitingMs(5, minutesAgo(0.5), at)).toBe(30_000);
    expect(waitingMs(5, minutesAgo(1), at)).toBe(0);
  });

  it('is never longer than a quarter of an hour, whatever was tried', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 60 }), (tries, ago) => {
        const wait = waitingMs(tries, minutesAgo(ago), at);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(15 * 60_000);
      }),
    );
  });
});
