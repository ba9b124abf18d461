import { inLocalWords } from './local-words';

describe('the council’s own word for a personal adviser', () => {
  it.each([
    ['Who has no personal adviser that works here', 'Who has no leaving care adviser that works here'],
    ['Personal advisers who work here', 'Leaving care advisers who work here'],
    ['Months of personal advisers, one each', 'Months of leaving care advisers, one each'],
    ['An adviser', 'An adviser'],
  ])('%s: %s', (text, local) => expect(inLocalWords(text, 'leaving care adviser')).toBe(local));

  it('leaves a text as it is where the council has no name yet', () => {
    expect(inLocalWords('a personal adviser', null)).toBe('a personal adviser');
  });
});
