import { NOTHING_WRITTEN } from './plan-document';
import { apartFrom, mergedCard, readKeeps } from './talk-both';
import type { CardSaid } from './talk-card';

const MINE: CardSaid = {
  ...{ myWords: 'Loud', goesWell: 'My room', explored: 'not-yet', noNeedBecause: '' },
  need: { id: 'n1', text: 'A desk' },
};
const STANDING = { ...NOTHING_WRITTEN, myWords: 'The lift is broken', goesWell: 'My room', explored: 'needs' as const };

describe('one card written in two places', () => {
  const apart = apartFrom(STANDING, MINE);

  it('shows what differs, and only that', () => {
    expect(apart).toEqual([
      { field: 'myWords', mine: 'Loud', theirs: 'The lift is broken', canKeepBoth: true },
      { field: 'explored', mine: 'not-yet', theirs: 'needs', canKeepBoth: false },
    ]);
    expect(apartFrom({ ...STANDING, myWords: '' }, MINE)[0]?.canKeepBoth).toBe(false);
  });

  it.each([
    ['both', 'theirs', 'The lift is broken\n\nLoud', 'needs'],
    ['mine', 'mine', 'Loud', 'not-yet'],
    ['theirs', 'theirs', 'The lift is broken', 'needs'],
  ])('becomes what was chosen: %s and %s', (words, explored, myWords, becomes) => {
    const keeps = readKeeps({ 'keep-myWords': words, 'keep-explored': explored }, apart);
    expect(mergedCard(MINE, apart, keeps)).toEqual({ ...MINE, myWords, explored: becomes });
  });

  it('waits for a choice where none was made, or one that cannot be', () => {
    expect(readKeeps({ 'keep-explored': 'both' }, apart).map(({ keep }) => keep)).toEqual([null, null]);
  });
});
