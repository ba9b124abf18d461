import { areaOf } from './areas';
import { balanceOf, wordsIn } from './word-balance';

describe('the balance of words', () => {
  const health = areaOf('after-care', 'health')!;
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

  it.each([
    ['', 0],
    ['  \n ', 0],
    ['Asthma since 2019.', 3],
    ['well – and happy', 3],
    ['Живёт один', 2],
    ['يعيش وحده', 2],
  ])('counts the words of %j: %d', (text, count) => {
    expect(wordsIn(text)).toBe(count);
  });

  it.each([
    [0, 0, null],
    [12, 0, 'it tells what is known and not yet what it means. So what?'],
    [0, 12, 'it says what it means and not what that rests on.'],
    [59, 1, null],
    [60, 11, 'there is much more of what is known than of what it means.'],
    [60, 12, null],
  ])('of %d words known and %d of meaning it says: %s', (facts, analysis, hint) => {
    expect(balanceOf(health, { facts: words(facts), analysis: words(analysis) }).hint).toBe(hint);
  });

  it('is said of areas that tell the two apart, and of no other', () => {
    expect(balanceOf(health, { facts: 'One' }).words).toBe('1 word of what is known, 0 words of what it means.');
    expect(balanceOf(areaOf('after-care', 'record')!, { views: 'Hers' }).words).toBeNull();
  });
});
