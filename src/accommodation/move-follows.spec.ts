import { localDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import { NOTHING_SAID, tasksOfThisMove, type MoveAnswers } from './move-follows';
import { parsePounds, poundsWords } from './pounds';
import { isSharedHouseAssessed, maySignOff, signOffFor } from './sign-off';
import { ASSESSMENT_ITEMS } from './home.entities';

const tasks = (said: Partial<MoveAnswers>, type = 'U') =>
  tasksOfThisMove({ type, fromOn: localDate('2026-02-01') }, { ...NOTHING_SAID, ...said }, DEFAULT_POLICY);

describe('what a move leaves to be done (AC-16, HE-08)', () => {
  it('is everything where nothing was said, the GP within four weeks', () => {
    expect(tasks({}).map(({ rule, dueOn }) => [rule, dueOn])).toEqual([
      ['HE-08', '2026-03-01'],
      ['HE-08', '2026-03-01'],
      ['AC-16', null],
      ['AC-16', null],
      ['AC-16', null],
    ]);
  });

  it('is nothing where all of it was sorted out, but for whom to tell', () => {
    const sorted = { gp: 'keeps', travel: 'same', benefits: 'told', councilTax: 'none' } as const;
    expect(tasks(sorted)).toEqual([]);
    expect(tasks({ ...sorted, tell: ['education'] })).toEqual([
      { rule: 'AC-16', what: 'Tell of the move: School, college or training provider', dueOn: null },
    ]);
  });

  it('a new GP still gets the health history', () => {
    const said = { travel: 'nothing', benefits: 'none', councilTax: 'none' } as const;
    expect(tasks({ ...said, gp: 'new' }).map(({ what }) => what)).toEqual([
      'Send the health history to the new GP, if they agree',
    ]);
  });

  it.each(['R', 'G', 'H'])('%s: nothing can be done there', (type) => {
    expect(tasks({}, type)).toEqual([]);
  });
});

describe('what a senior answers for', () => {
  const all = Object.fromEntries(ASSESSMENT_ITEMS.map((item) => [item, true]));

  it('is bed and breakfast always, and a shared house until every question was answered', () => {
    expect(signOffFor({ type: 'W' }, all)).toBe('bed-and-breakfast');
    expect(signOffFor({ type: 'U' }, null)).toBeNull();
    expect(signOffFor({ type: 'U', inMultipleOccupation: true }, null)).toBe('shared-house');
    expect(signOffFor({ type: 'U', inMultipleOccupation: true }, { ...all, locks: undefined })).toBe('shared-house');
    expect(signOffFor({ type: 'U', inMultipleOccupation: true }, { ...all, locks: false })).toBeNull();
    expect(isSharedHouseAssessed(null)).toBe(false);
  });

  it.each([
    ['bed-and-breakfast', true, 'team-manager', true, false],
    ['bed-and-breakfast', true, 'service-manager', true, false],
    ['bed-and-breakfast', true, 'service-manager', false, true],
    ['bed-and-breakfast', true, 'team-manager', false, false],
    ['bed-and-breakfast', true, 'head-of-service', true, true],
    ['bed-and-breakfast', false, 'team-manager', true, true],
    ['shared-house', true, 'team-manager', true, true],
    ['shared-house', false, 'personal-adviser', true, false],
  ] as const)('%s, under 18 %s, %s, with a head of service %s: %s', (kind, under18, post, hasHead, expected) => {
    expect(maySignOff(kind, under18, post, hasHead)).toBe(expected);
  });
});

describe('pounds', () => {
  it.each([
    ['85', 8_500],
    ['£120.5', 12_050],
    ['1,120.50', 112_050],
    ['£ 0', 0],
    ['1,12', null],
    ['-5', null],
    ['85.123', null],
    ['', null],
  ])('%s is %s pence', (text, pence) => {
    expect(parsePounds(text)).toBe(pence);
  });

  it.each([
    [8_500, '£85'],
    [12_050, '£120.50'],
    [112_005, '£1,120.05'],
  ])('%s pence is %s', (pence, words) => {
    expect(poundsWords(pence)).toBe(words);
    expect(parsePounds(words)).toBe(pence);
  });
});
