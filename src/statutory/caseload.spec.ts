import { accommodation, aCaseFile, allocation, careEpisode, detention, missingFrom } from '../../test/support/lives';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { caseloadColour, caseWeight, tooLongIfWaitingSince, weighAgainBy, weightFactors } from './caseload';
import { knownOn } from './known-on';
import { legalStatus } from './legal-status';
import { localDate } from './local-date';
import { DEFAULT_POLICY } from './policy';

describe('how full a caseload is (SV-05)', () => {
  it.each([
    [20, 0, 20, 'green'],
    [20, 1, 20.5, 'amber'],
    [21, 0, 21, 'amber'],
    [25, 0, 25, 'amber'],
    [24, 3, 25.5, 'red'],
    [0, 41, 20.5, 'amber'],
  ])('%i cases alone and %i with somebody else are %d: %s', (alone, together, cases, colour) => {
    expect(caseloadColour({ alone, together }, DEFAULT_POLICY)).toEqual({ cases, colour });
  });

  it('follows the authority’s own lines', () => {
    const policy = { caseloadAmber: 10, caseloadRed: 12 };

    expect(caseloadColour({ alone: 13, together: 0 }, policy).colour).toBe('red');
  });
});

describe('waiting for a worker too long (SV-07)', () => {
  // Friday 1 May 2026: Monday is a bank holiday, so the fifth working day is Monday 11 May.
  it.each([
    ['2026-05-11', 5, false],
    ['2026-05-12', 5, true],
    ['2026-05-05', 1, false],
    ['2026-05-06', 1, true],
  ])('since Friday 1 May 2026 on %s, with %i working days allowed: %s', (day, unallocatedRedWD, tooLong) => {
    const last = tooLongIfWaitingSince(localDate(day), { unallocatedRedWD }, ENGLAND_AND_WALES);

    expect(localDate('2026-05-01') <= last).toBe(tooLong);
  });
});

describe('the weight of a case (SV-06)', () => {
  it('is the sum of its points, each counted once', () => {
    expect(caseWeight(['custody', 'care-leaver', 'custody'])).toEqual({
      points: 4,
      parts: [
        { factor: 'care-leaver', points: 2 },
        { factor: 'custody', points: 2 },
      ],
    });
    expect(caseWeight([])).toEqual({ points: 0, parts: [] });
  });

  it('is read from a case file as far as that tells', () => {
    const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
    const factors = (day: string, facts: Parameters<typeof aCaseFile>[0]) => {
      const caseFile = aCaseFile({ careEpisodes, ...facts });
      const on = localDate(day);
      return weightFactors(knownOn(caseFile, on), legalStatus(caseFile, on), on);
    };

    expect(factors('2026-03-09', {})).toEqual(['looked-after']);
    expect(factors('2026-03-10', {})).toEqual(['care-leaver']);
    expect(factors('2029-03-10', {})).toEqual(['offers-only']);
    expect(factors('2026-06-01', { detentions: [detention('2026-05-01')] })).toEqual([
      'care-leaver',
      'risk',
      'custody',
    ]);
    expect(factors('2026-06-01', { missing: [missingFrom('2026-05-31T09:00:00Z')] })).toEqual(['care-leaver', 'risk']);
    expect(factors('2026-06-01', { accommodation: [accommodation('2026-05-01', null, { type: 'V' })] })).toEqual([
      'care-leaver',
      'unsettled-home',
    ]);
    expect(
      factors('2026-06-01', { accommodation: [accommodation('2026-05-01', '2026-06-01', { type: 'W' })] }),
    ).toEqual(['care-leaver']);
    expect(factors('2026-06-30', { allocations: [allocation('2026-03-31')] })).toEqual(['care-leaver']);
    expect(factors('2026-06-29', { allocations: [allocation('2026-03-31')] })).toEqual(['care-leaver', 'new-case']);
    const { person } = aCaseFile();
    expect(factors('2026-06-01', { person: { ...person, unaccompaniedAsylumSeeker: true } })).toEqual([
      'care-leaver',
      'unaccompanied',
    ]);
  });

  it('is looked at again within a month', () => {
    expect(weighAgainBy(localDate('2026-01-31'))).toBe('2026-02-28');
  });
});
