import { localDate } from '../statutory/local-date';
import type { Capacity } from './capacity';
import { loadChart } from './load-chart';
import { overLine, type Load } from './load';
import { changeWords, stoodOf } from './trend';

const capacity = (net: number) => ({ net, role: { amber: 60, red: 75 } }) as Capacity;
const load = (points: number, people: number, level: Load['level']) => ({ points, people, level }) as Load;

describe('how workers stood', () => {
  it('adds up those who held somebody or could, and says who was over a line and by how many points', () => {
    const stood = stoodOf([
      { capacity: capacity(1), load: load(70, 20, 'amber') },
      { capacity: capacity(0.5), load: load(40.5, 12, 'red') },
      { capacity: capacity(0), load: load(4, 1, 'red') },
      { capacity: capacity(1), load: load(0, 0, 'green') },
      { capacity: capacity(0), load: load(0, 0, 'green') },
    ]);

    expect(stood).toEqual({
      ...{ people: 33, points: 114.5, capacity: 2.5, perFullTime: 46, workers: 4, red: 2, amber: 1 },
      over: 10 + 10.5 + 4,
    });
    expect(stoodOf([{ capacity: capacity(0), load: load(4, 1, 'red') }])).toMatchObject({ perFullTime: null, over: 4 });
    expect(overLine(60, capacity(1))).toBe(0);
  });

  it.each([
    [77, 64, '13 lower'],
    [2, 2.5, '0.5 higher'],
    [5, 5, 'as it was'],
    [null, 5, null],
    [5, null, null],
  ])('from %s to %s is %s', (then, now, words) => {
    expect(changeWords(then, now)).toBe(words);
  });
});

describe('the chart of the months', () => {
  const months = ['2026-09-30', '2026-10-31', '2026-11-27'].map((day) => ({
    ...{ day: localDate(day), points: 60, capacity: 1, people: 20, notWeighed: 0 },
  }));
  it('marks a day before the end of its month, and none before the months', () => {
    const { mark, bars, description } = loadChart('North', months, { on: localDate('2026-10-17'), words: 'Visit' });
    expect(mark!.x).toBeGreaterThan(bars[0]!.x + bars[0]!.width);
    expect(mark!.x).toBeLessThan(bars[1]!.x);
    expect(description).toContain('Marked: Visit.');
    expect(loadChart('North', months, { on: localDate('2026-08-31'), words: 'Visit' }).mark).toBeNull();
  });
});
