import { goalFaults, nextFault, NOTHING_OF_GOAL, NOTHING_SAID, peopleFaults, type ReviewSaid } from './review-said';

const fields = (faults: { field: string }[]) => faults.map(({ field }) => field);

describe('what a review says of the people', () => {
  const said: ReviewSaid = { ...NOTHING_SAID, chairedBy: 'Ruth', recordedBy: 'Ada', presence: 'present' };

  it('names who chaired, who recorded it, and whether the young person was there', () => {
    expect(fields(peopleFaults(NOTHING_SAID))).toEqual(['chairedBy', 'recordedBy', 'presence']);
    expect(peopleFaults(said)).toEqual([]);
  });

  it.each([
    ['not-present', 'efforts', ''],
    ['not-present', 'efforts', ' \n '],
    ['another-way', 'anotherWay', ''],
  ] as const)('where they were %s it lacks %s while that says “%s”', (presence, field, text) => {
    expect(fields(peopleFaults({ ...said, presence, [field]: text }))).toEqual([field]);
    expect(peopleFaults({ ...said, presence, [field]: 'Rang twice.' })).toEqual([]);
  });

  it('asks for no efforts where they were there', () => {
    expect(peopleFaults({ ...said, presence: 'present', efforts: '', anotherWay: '' })).toEqual([]);
  });
});

describe('what a review says of a goal', () => {
  it('is a result, what came of it, and each action done or why not', () => {
    expect(fields(goalFaults(NOTHING_OF_GOAL, ['a']))).toEqual(['result', 'cameOf', 'done-a']);
    const said = { result: 'kept' as const, cameOf: 'It goes on.' };
    expect(goalFaults({ ...said, actions: { a: { done: true, words: '' } } }, ['a'])).toEqual([]);
    expect(fields(goalFaults({ ...said, actions: { a: { done: false, words: ' ' } } }, ['a']))).toEqual(['words-a']);
    expect(goalFaults({ ...said, actions: { a: { done: false, words: 'No answer.' } } }, ['a'])).toEqual([]);
  });

  it('does not ask about actions that were done before', () => {
    expect(goalFaults({ result: 'done', cameOf: 'Done.', actions: {} }, [])).toEqual([]);
  });
});

describe('what follows for the plan', () => {
  it.each([
    ['stands', ['done', 'kept', 'stopped'], true],
    ['stands', ['kept', 'changed'], false],
    ['new-plan', ['changed'], true],
    ['stands', [], true],
  ] as const)('%s fits goals that are %j: %s', (next, results, fits) => {
    expect(nextFault(next, results) === null).toBe(fits);
  });
});
