import { mergeTracked, trackedApart, type TrackedValues } from './tracking-merge';

const values = (given: Partial<TrackedValues> = {}): TrackedValues => ({
  barrier: '',
  risks: '',
  exclusionProvision: '',
  exclusionReviewOn: '',
  nextStep: 'Visit the college',
  nextByOn: '2026-12-01',
  ownerId: '',
  ...given,
});

describe('two people who change what is in somebody’s way at once', () => {
  const was = values();
  const mine = values({ nextStep: 'Visit together', barrier: 'money' });
  const theirs = values({ nextStep: 'Ring the college', nextByOn: '2026-12-08' });

  it('keep whatever only one of them changed, and choose where both did', () => {
    expect(trackedApart(was, mine, theirs)).toEqual([
      { field: 'barrier', mine: 'money', theirs: '', keep: 'mine' },
      { field: 'nextStep', mine: 'Visit together', theirs: 'Ring the college', keep: null },
      { field: 'nextByOn', mine: '2026-12-01', theirs: '2026-12-08', keep: 'theirs' },
    ]);
  });

  it('have one text of both, once everything is chosen', () => {
    const apart = trackedApart(was, mine, theirs);
    const chosen = { 'keep-barrier': 'mine', 'keep-nextStep': 'theirs', 'keep-nextByOn': 'theirs' };
    expect(mergeTracked(chosen, apart, mine, theirs)).toEqual({
      merged: values({ barrier: 'money', nextStep: 'Ring the college', nextByOn: '2026-12-08' }),
      notChosen: [],
    });
    expect(mergeTracked({ ...chosen, 'keep-nextStep': '' }, apart, mine, theirs).notChosen).toEqual(['nextStep']);
  });
});
