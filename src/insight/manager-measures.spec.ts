import { localDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import { editionOn } from '../supervision/supervision-policy';
import { keepsTarget } from './manager-measures';

describe('a manager’s supervision beside the targets of the council', () => {
  it.each([
    [9, 10, { atLeast: 90 }, true],
    [8, 9, { atLeast: 90 }, false],
    [1, 10, { atMost: 10 }, true],
    [2, 19, { atMost: 10 }, false],
    [0, 5, { atMost: 0 }, true],
    [0, 0, { atLeast: 90 }, null],
  ])('%i of %i with %j: %s', (numerator, among, target, keeps) => {
    expect(keepsTarget({ numerator, among }, target)).toBe(keeps);
  });

  it('counts the renewal day of an edition from its first version, and knows none before', () => {
    const version = (from: string, supervisionEdition: number) => ({
      from: localDate(from),
      targets: { ...DEFAULT_POLICY.targets, supervisionEdition },
    });
    const versions = [
      version('2025-01-01', 0),
      version('2025-06-30', 1),
      version('2025-09-01', 1),
      version('2026-03-31', 2),
    ];

    expect(editionOn(versions, localDate('2025-06-29'))).toBeNull();
    expect(editionOn(versions, localDate('2026-03-30'))).toEqual({
      edition: 1,
      since: '2025-06-30',
      renewBy: '2026-06-30',
    });
    expect(editionOn(versions, localDate('2026-11-23'))).toEqual({
      edition: 2,
      since: '2026-03-31',
      renewBy: '2027-03-31',
    });
    expect(editionOn([], localDate('2026-11-23'))).toBeNull();
  });
});
