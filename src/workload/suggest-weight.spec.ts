import { localDate } from '../statutory/local-date';
import { FIRST_CONTENT } from './settings-content';
import { suggestWeight, weightChanges, type WeightFacts } from './suggest-weight';

const DAY = localDate('2026-11-26');
const facts = (given: Partial<WeightFacts> = {}): WeightFacts => ({
  status: 'former-relevant',
  basis: ['s23C'],
  parent: null,
  unaccompanied: null,
  custodySince: null,
  missingSince: null,
  touchLostSince: null,
  noticeSince: null,
  riskEventOn: null,
  withoutActivitySince: null,
  riskSetOn: null,
  band: null,
  home: null,
  adviserSince: null,
  added: [],
  ...given,
});
const suggested = (given: Partial<WeightFacts>) => suggestWeight(facts(given), FIRST_CONTENT, DAY);
const since = localDate('2026-11-03');

describe('suggestWeight', () => {
  it.each<[string, Partial<WeightFacts>, number, string[]]>([
    ['a care leaver', {}, 2, ['care-leaver']],
    ['a child in care', { status: 'eligible' }, 2, ['looked-after']],
    ['one who takes no support weighs less', { basis: ['offer-only'] }, 1, ['offers-only']],
    ['a parent', { parent: true }, 3, ['care-leaver', 'parent']],
    ['of whom nobody has asked whether they are a parent', { parent: null }, 2, ['care-leaver']],
    ['who came unaccompanied', { unaccompanied: true }, 3, ['care-leaver', 'unaccompanied']],
    ['in custody, where risk counts as high', { custodySince: since }, 7, ['care-leaver', 'risk', 'custody']],
    ['who is missing', { missingSince: since }, 5, ['care-leaver', 'risk']],
    ['with whom touch is lost', { touchLostSince: since }, 5, ['care-leaver', 'risk']],
    ['under notice', { noticeSince: since }, 5, ['care-leaver', 'risk']],
    ['to whom something happened', { riskEventOn: since }, 5, ['care-leaver', 'risk']],
    ['in bed and breakfast', { home: { type: 'W', since } }, 7, ['care-leaver', 'risk', 'unsettled-home']],
    ['in emergency accommodation', { home: { type: 'V', since } }, 4, ['care-leaver', 'unsettled-home']],
    ['whose risk was set high in supervision', { riskSetOn: since }, 5, ['care-leaver', 'risk']],
    ['with nothing to learn or work at', { withoutActivitySince: since }, 3, ['care-leaver', 'out-of-education']],
    ['who lives 20 miles away or more', { band: '20-to-50' }, 3, ['care-leaver', 'far-away']],
    ['who lives near', { band: 'under-20' }, 2, ['care-leaver']],
    ['in a flat', { home: { type: 'U', since } }, 2, ['care-leaver']],
    ['new to their adviser', { adviserSince: localDate('2026-08-27') }, 3, ['care-leaver', 'new-case']],
    ['three months with their adviser', { adviserSince: localDate('2026-08-26') }, 2, ['care-leaver']],
    ['whose status is not settled weighs as a care leaver', { status: 'undetermined' }, 2, ['care-leaver']],
  ])('%s', (_title, given, points, factors) => {
    expect(suggested(given)).toMatchObject({ points, factors });
  });

  it('gives a reason for each part, with a day and never with a today', () => {
    const { lines } = suggested({ custodySince: since, added: ['far-away'] });

    expect(lines).toEqual([
      { factor: 'care-leaver', points: 2, why: 'By their legal status' },
      { factor: 'risk', points: 3, why: 'In custody since 3 November 2026' },
      { factor: 'custody', points: 2, why: 'Since 3 November 2026' },
      { factor: 'far-away', points: 1, why: 'Said by a manager' },
    ]);
  });

  it('counts what a manager said once, where the record says it too by now', () => {
    expect(suggested({ parent: true, added: ['parent'] }).points).toBe(3);
  });

  it('takes the points of the settings', () => {
    const content = { ...FIRST_CONTENT, points: { ...FIRST_CONTENT.points, custody: 9 } };

    expect(suggestWeight(facts({ custodySince: since }), content, DAY).points).toBe(14);
  });
});

describe('weightChanges', () => {
  it('says what came and what went', () => {
    expect(weightChanges(['care-leaver', 'new-case'], ['care-leaver', 'custody'])).toEqual([
      'In custody (new)',
      'New to their adviser (no longer)',
    ]);
    expect(weightChanges(['care-leaver'], ['care-leaver'])).toEqual([]);
  });
});
