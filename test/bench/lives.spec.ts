import { localDate } from '../../src/statutory/local-date';
import { aLife } from './lives';

const TODAY = localDate('2026-11-25');
const rowsOf = (life: ReturnType<typeof aLife>, table: string) => life.find(([name]) => name === table)![1];

describe('the lives of the benchmark', () => {
  it('are the same for the same seed and number, and others for others', () => {
    expect(aLife('s', 7, TODAY)).toEqual(aLife('s', 7, TODAY));
    expect(aLife('s', 8, TODAY)).not.toEqual(aLife('s', 7, TODAY));
    expect(aLife('t', 7, TODAY)).not.toEqual(aLife('s', 7, TODAY));
  });

  it('can be lived again under another number, with as many contacts as asked for', () => {
    const [first, again] = [aLife('s', 7, TODAY), aLife('s', 1000, TODAY, 7, { contacts: 10_000 })];
    expect(rowsOf(again, 'young_person')[0]!.date_of_birth).toBe(rowsOf(first, 'young_person')[0]!.date_of_birth);
    expect(rowsOf(again, 'young_person')[0]!.id).not.toBe(rowsOf(first, 'young_person')[0]!.id);
    expect(rowsOf(again, 'contact')).toHaveLength(10_000);
  });

  it('hold nothing of tomorrow', () => {
    for (let n = 0; n < 50; n += 1) {
      const dates = JSON.stringify(aLife('s', n, TODAY)).match(/\d{4}-\d{2}-\d{2}/g)!;
      expect(dates.filter((date) => date > TODAY)).toEqual([]);
    }
  });
});
