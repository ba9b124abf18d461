import { interestList, interestsIn } from './interest-match';

describe('which interests of an opportunity stand in what was told', () => {
  it.each([
    ['I make MUSIC with my cousin.', ['Music'], ['Music']],
    ['I play football; sport is my life', ['music', 'sport'], ['sport']],
    // A part of a word is no word
    ['She is a sportsman, and likes musicals', ['sport', 'music'], []],
    // The plural is another word, in both directions
    ['I love animals', ['animal'], []],
    ['An animal of my own', ['animals'], []],
    // Two words stand one after the other, whatever is between them
    ['Street-dance\n on Fridays', ['street dance', 'dance street'], ['street dance']],
    ['Street art, and dance', ['street dance'], []],
    ['Café work, Zoë’s choir', ['cafe\u0301', "ZOË's choir", 'cafe'], ['cafe\u0301', "ZOË's choir"]],
    ['C++ and 3D prints', ['3d', '!!'], ['3d']],
    ['', ['music'], []],
    ['music', [], []],
  ])('%j of %j: %j', (told, interests, found) => {
    expect(interestsIn(told, interests)).toEqual(found);
  });

  it('takes what is between commas, one of each', () => {
    expect(interestList([' music,  street   dance ,', 'Music; sport\nart', ''])).toEqual([
      'music',
      'street dance',
      'sport',
      'art',
    ]);
  });
});
