import { addDays, localDate } from '../statutory/local-date';
import { agoWords, dueWords } from './day-words';

const TODAY = localDate('2026-03-09');

describe('when something is due, in words', () => {
  it.each([
    [-40, '40 days overdue'],
    [-1, '1 day overdue'],
    [0, 'due today'],
    [1, 'due tomorrow'],
    [2, 'due in 2 days'],
    [14, 'due in 14 days'],
    [15, 'due by 24 March 2026'],
  ])('%i days from today: %s', (days, words) => {
    expect(dueWords(addDays(TODAY, days), TODAY)).toBe(words);
  });

  it.each([
    [-1, true, '1 day overdue'],
    [0, true, 'overdue since 4:30pm'],
    [0, false, 'due today at 4:30pm'],
    [1, false, 'due tomorrow at 4:30pm'],
    [2, false, 'due in 2 days'],
  ])('%i days from today, where hours are counted and have run out %s: %s', (days, over, words) => {
    const at = new Date('2026-03-09T16:30:00Z');
    expect(dueWords(addDays(TODAY, days), TODAY, { at, over })).toBe(words);
  });
});

describe('how long ago, in words', () => {
  it.each([
    [0, 'today'],
    [1, 'yesterday'],
    [13, '13 days ago'],
    [14, '2 weeks ago'],
    [55, '7 weeks ago'],
    [60, '8 weeks ago'],
    [61, '2 months ago'],
    [70, '2 months ago'],
    [800, '2 years ago'],
    [-1, 'on 10 March 2026'],
  ])('%i days before today: %s', (days, words) => {
    expect(agoWords(addDays(TODAY, -days), TODAY)).toBe(words);
  });
});
