import { areaOf } from './areas';
import { answersApart, mergedAnswers } from './answers-merge';

describe('two people in one area', () => {
  const { fields } = areaOf('after-care', 'health')!;
  const was = { facts: 'Old.', analysis: '' };

  it('nothing differs where both wrote the same', () => {
    expect(answersApart(fields, was, { facts: 'New.' }, { facts: 'New.', analysis: '' })).toEqual([]);
  });

  it.each([
    [{ facts: 'Mine.' }, { facts: 'Old.' }, 'mine'],
    [{ facts: 'Old.' }, { facts: 'Theirs.' }, 'theirs'],
    [{ facts: 'Mine.' }, { facts: 'Theirs.' }, null],
  ])('from “Old.” to %j and %j, chosen already: %s', (mine, theirs, keep) => {
    expect(answersApart(fields, was, mine, theirs)).toEqual([
      expect.objectContaining({ mine: mine.facts, theirs: theirs.facts, keep }),
    ]);
  });

  it('keeps what was chosen of each field and whatever both agree on', () => {
    const mine = { facts: 'Mine.', analysis: 'Mine too.' };
    const theirs = { facts: 'Theirs.', analysis: 'Theirs too.', other: 'Both.' };
    expect(
      mergedAnswers(mine, theirs, [
        { name: 'facts', keep: 'mine' },
        { name: 'analysis', keep: 'theirs' },
      ]),
    ).toEqual({
      facts: 'Mine.',
      analysis: 'Theirs too.',
      other: 'Both.',
    });
  });
});
