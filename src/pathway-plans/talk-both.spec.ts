import { NOTHING_WRITTEN } from './plan-document';
import { cardsApart, mergedCard } from './talk-both';
import type { CardSaid } from './talk-card';
import { readKeeps } from './texts-merge';

const MINE: CardSaid = {
  ...{ myWords: 'Loud', goesWell: 'My room', explored: 'not-yet', noNeedBecause: '' },
  need: { id: 'n1', text: 'A desk' },
};
const STANDING = { ...NOTHING_WRITTEN, myWords: 'The lift is broken', goesWell: 'My room', explored: 'needs' as const };

describe('one card written in two places', () => {
  const apart = cardsApart(STANDING, MINE);

  it('shows what differs, and keeps both texts until somebody chooses', () => {
    expect(apart).toEqual([
      { field: 'myWords', mine: 'Loud', theirs: 'The lift is broken', canKeepBoth: true, keep: 'both' },
      { field: 'explored', mine: 'not-yet', theirs: 'needs', canKeepBoth: false, keep: null },
    ]);
    expect(cardsApart({ ...STANDING, myWords: '' }, MINE)[0]).toMatchObject({ canKeepBoth: false, keep: 'mine' });
    expect(cardsApart(STANDING, { ...MINE, myWords: '' })[0]).toMatchObject({ canKeepBoth: false, keep: 'theirs' });
  });

  it.each([
    ['both', 'theirs', 'The lift is broken\n\nLoud', 'needs'],
    ['mine', 'mine', 'Loud', 'not-yet'],
    ['theirs', 'theirs', 'The lift is broken', 'needs'],
  ])('becomes what was chosen: %s and %s', (words, explored, myWords, becomes) => {
    const chosen = readKeeps({ 'keep-myWords': words, 'keep-explored': explored }, apart);
    expect(mergedCard(STANDING, MINE, chosen)).toEqual({ ...MINE, myWords, explored: becomes });
  });
});
