import { nameIn, wholeNameIn } from './names-in-text';

describe('a name in a text', () => {
  const tahir = ['Tahir', 'Osman-Müller', 'Tee'];

  it.each([
    ['the given name', 'Tahir opens an account', 'Tahir'],
    ['what they are known as, small', 'meet tee at the bank', 'tee'],
    ['one part of the family name', 'Go with Miss Osman', 'Osman'],
    ['the other part, without its accent', 'Go with Miss Muller', 'Muller'],
    ['a name in capitals', 'TAHIR has a card', 'TAHIR'],
    ['a name that owns something', 'Find Tahir’s passport', 'Tahir'],
    ['the same without its mark', 'Find Tahirs passport', 'Tahirs'],
    ['a name with its accent as a sign of its own', 'Go with Mu\u0308ller', 'Müller'],
  ])('is found: %s', (_, text, found) => {
    expect(nameIn(text, [[], tahir])).toBe(found);
  });

  it('is not found in a longer word, or where there is none', () => {
    expect(nameIn('Steer clear of tahirism. A committee.', [tahir])).toBeNull();
    expect(nameIn('I open an account', [tahir, [null, 'J']])).toBeNull();
  });

  it('of two letters is found with a capital within a sentence only', () => {
    const an = ['An', 'Do'];
    expect(nameIn('Do the washing with an adult. An hour a week: do it together', [an])).toBeNull();
    expect(nameIn('Wash clothes with An', [an])).toBe('An');
  });

  it('of somebody who has nothing to do with it counts when it stands there whole', () => {
    const names = ['Grace Will', 'Ada'];
    expect(wholeNameIn('I will ask grace', names)).toBeNull();
    expect(wholeNameIn('I will ask Grace  Will', names)).toBe('Grace Will');
    expect(wholeNameIn('Take Grace Will’s bus, or Ada’s', names)).toBe('Grace Will');
  });
});
