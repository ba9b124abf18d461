import { apartFrom, merged, mustChoose, readKeeps } from './texts-merge';

const was = { myWords: 'Save', goesWell: '', explored: '' };
const theirs = { myWords: 'Save a bit', goesWell: 'The job', explored: 'needs' };

describe('two people writing in one form', () => {
  it('keeps both without asking where they changed different boxes', () => {
    const mine = { ...was, explored: 'not-yet' };
    const apart = apartFrom({ ...was, explored: 'needs' }, mine, theirs, ['myWords', 'goesWell']);
    expect(mustChoose(apart)).toBe(false);
    expect(merged(theirs, apart)).toEqual({ ...theirs, explored: 'not-yet' });
  });

  it('asks where both changed one box, and keeps what is chosen of each', () => {
    const mine = { myWords: 'Save for a car', goesWell: '', explored: 'not-yet' };
    const apart = apartFrom(was, mine, theirs, ['myWords', 'goesWell']);
    expect(apart.map(({ field, keep, canKeepBoth }) => [field, keep, canKeepBoth])).toEqual([
      ['myWords', null, true],
      ['goesWell', 'theirs', false],
      ['explored', null, false],
    ]);
    const chosen = readKeeps({ 'keep-myWords': 'both', 'keep-goesWell': 'theirs', 'keep-explored': 'mine' }, apart);
    expect(mustChoose(chosen)).toBe(false);
    expect(merged(theirs, chosen)).toEqual({
      myWords: 'Save a bit\n\nSave for a car',
      goesWell: 'The job',
      explored: 'not-yet',
    });
  });

  it('cannot keep both of two choices', () => {
    const apart = apartFrom(was, { ...was, explored: 'not-yet' }, theirs, ['myWords']);
    expect(mustChoose(readKeeps({ 'keep-explored': 'both' }, apart))).toBe(true);
  });
});
