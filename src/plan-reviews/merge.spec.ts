import { apart, readMerged } from './merge';

describe('two who wrote at once', () => {
  it('differ only where their texts do, and a row that one of them added is a difference', () => {
    expect(apart({ result: 'done', cameOf: 'A', 'who-3': 'Jo' }, { result: 'done', cameOf: 'B' })).toEqual({
      differ: [
        { field: 'cameOf', mine: 'A', theirs: 'B' },
        { field: 'who-3', mine: 'Jo', theirs: '' },
      ],
      same: [{ field: 'result', value: 'done' }],
    });
  });

  it('are read back as the form would have sent it', () => {
    const sent = {
      merging: 'a b',
      'keep-a': 'mine',
      'mine-a': 'x',
      'theirs-a': 'y',
      'keep-b': 'theirs',
      'mine-b': 'p',
      'theirs-b': 'q',
    };

    expect(readMerged(sent)).toMatchObject({ fields: { a: 'x', b: 'q' }, errors: [] });
  });

  it('a field of which nobody chose is asked for again', () => {
    expect(readMerged({ merging: 'a', 'mine-a': 'x', 'theirs-a': 'y' })?.errors).toEqual([
      { field: 'keep-a', message: 'Choose which text to keep' },
    ]);
  });

  it('a form that is no merge is left alone', () => {
    expect(readMerged({ a: 'x' })).toBeNull();
  });
});
