import { parsePartialDate, partialDateWords } from './partial-date';

describe('a date of which only a part is known', () => {
  it.each([
    ['2019', '2019', '2019'],
    ['May 2019', '2019-05', 'May 2019'],
    ['5/2019', '2019-05', 'May 2019'],
    ['sept 2019', '2019-09', 'September 2019'],
    ['2019-05', '2019-05', 'May 2019'],
    ['3 May 2019', '2019-05-03', '3 May 2019'],
    ['3/5/19', '2019-05-03', '3 May 2019'],
  ])('%s is kept as %s and read as %s', (typed, kept, words) => {
    expect(parsePartialDate(typed)).toBe(kept);
    expect(partialDateWords(kept)).toBe(words);
  });

  it.each(['13/2019', 'as a child', '31 February 2019', '1850', ''])('"%s" is no date', (typed) => {
    expect(parsePartialDate(typed)).toBeNull();
  });
});
