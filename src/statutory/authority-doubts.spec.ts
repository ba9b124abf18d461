import { aCaseFile, careEpisode } from '../../test/support/lives';
import { authorityDoubts, countryOfCode, hasCareAbroad } from './authority-doubts';

describe('the country of an authority’s code', () => {
  it.each([
    ['W06000015', 'Wales'],
    ['w06000015', 'Wales'],
    ['WAL', 'Wales'],
    ['660', 'Wales'],
    ['679', 'Wales'],
    ['680', 'Wales'],
    ['681', 'Wales'],
    ['S12000036', 'Scotland'],
    ['SCO', 'Scotland'],
    ['N09000003', 'Northern Ireland'],
    ['NIR', 'Northern Ireland'],
    ['NUK', 'another country'],
  ])('%s: %s', (code, country) => {
    expect(countryOfCode(code)).toBe(country);
  });

  it.each([
    '',
    '659',
    '682',
    '870',
    'E06000038',
    'W0600001',
    'W060000155',
    'XW06000015',
    '1660',
    '6601',
    'XWAL',
    'WALX',
    'S120000366',
    'XS12000036',
    'XSCO',
    'SCOT',
    'N090000033',
    'XN09000003',
    'ANIR',
    'NIRA',
    'ANUK',
    'NUKE',
  ])('%j is not taken for a country', (code) => {
    expect(countryOfCode(code)).toBeNull();
  });
});

describe('two authorities', () => {
  // Born on 10 March 2008: 14 on 10 March 2022.
  const doubts = (...careEpisodes: ReturnType<typeof careEpisode>[]) =>
    authorityDoubts(aCaseFile({ careEpisodes }), null);
  const takenOver = { reasonCeased: 'E3' };

  it.each([
    ['2022-03-10', 0],
    ['2022-03-11', 1],
  ])('are of no account before 14: care elsewhere that ended on %s raises %i question', (to, questions) => {
    expect(doubts(careEpisode('2020-01-01', to, { authority: '870' }))).toHaveLength(questions);
  });

  it('are asked about where another took over the last care, in whatever order it is recorded', () => {
    const [first, last] = [careEpisode('2019-05-01', '2023-01-01'), careEpisode('2023-01-01', '2025-01-01', takenOver)];
    const question = 'Another authority took over care on 1 January 2025. Decide which authority is responsible.';

    expect(doubts(first, last)).toEqual([question]);
    expect(doubts(last, first)).toEqual([question]);
  });

  it('are not asked about where care went on here after that, or goes on', () => {
    const first = careEpisode('2019-05-01', '2023-01-01', takenOver);

    expect(doubts(first, careEpisode('2023-06-01', '2025-01-01'))).toEqual([]);
    expect(doubts(first, careEpisode('2023-06-01'))).toEqual([]);
  });

  it('in England are no care abroad', () => {
    expect(hasCareAbroad(aCaseFile({ careEpisodes: [careEpisode('2020-01-01', null, { authority: '870' })] }))).toBe(
      false,
    );
  });
});
