import { addDays, localDate } from '../statutory/local-date';
import { paceOf } from './waiting-pace';

const TODAY = localDate('2026-11-23');

describe('when nobody would wait for a worker any more', () => {
  it.each([
    [
      'falls from 40 to 12 in four weeks',
      [
        [-28, 40],
        [-14, 30],
        [0, 12],
      ],
      7,
      12,
    ],
    [
      'falls by one in a week, and the last day is rounded up',
      [
        [-7, 3],
        [0, 2],
      ],
      1,
      14,
    ],
    [
      'stays as it was',
      [
        [-28, 12],
        [0, 12],
      ],
      0,
      null,
    ],
    [
      'grows',
      [
        [-28, 8],
        [0, 12],
      ],
      -1,
      null,
    ],
    [
      'looks at no day before four weeks ago',
      [
        [-60, 400],
        [-28, 14],
        [0, 7],
      ],
      1.8,
      28,
    ],
  ] as const)('%s', (_, mornings, fewerAWeek, inDays) => {
    const pace = paceOf(
      mornings.map(([days, waiting]) => ({ on: addDays(TODAY, days), waiting })),
      TODAY,
    );

    expect(pace).toMatchObject({ fewerAWeek, zeroOn: inDays === null ? null : addDays(TODAY, inDays) });
  });

  it.each([
    [
      'less than a week is known',
      [
        [-6, 9],
        [0, 5],
      ],
    ],
    [
      'nobody waits',
      [
        [-28, 9],
        [0, 0],
      ],
    ],
    ['nothing is known', []],
  ] as const)('is not said where %s', (_, mornings) => {
    expect(
      paceOf(
        mornings.map(([days, waiting]) => ({ on: addDays(TODAY, days), waiting })),
        TODAY,
      ),
    ).toBeNull();
  });
});
