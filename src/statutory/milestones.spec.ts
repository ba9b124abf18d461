import { aCaseFile, careEpisode, homeSpell, programme, supportRequest } from '../../test/support/lives';
import type { LegalStatus } from './case-file';
import { localDate } from './local-date';
import { isCareLeaver, startOfDuty, takesSupport } from './milestones';

describe('what began or ended on the day on which a duty begins', () => {
  // Born on 10 March 2008.
  const file = aCaseFile({
    careEpisodes: [careEpisode('2024-07-01', '2025-01-01')],
    homeSpells: [homeSpell('2025-01-01', '2025-08-01')],
    supportRequests: [supportRequest('support', '2029-06-01', '2030-06-01')],
    programmes: [programme('2029-01-01', '2030-07-01')],
  });

  it.each([
    ['2024-03-10', 'age-16', '16th birthday'],
    ['2026-03-10', 'age-18', '18th birthday'],
    ['2029-03-10', 'age-21', '21st birthday'],
    ['2033-03-10', 'age-25', '25th birthday'],
    ['2025-01-01', 'care-2024-07-01', 'care episode ended care-2024-07-01'],
    ['2025-08-01', 'home-2025-01-01', 'stay at home ended home-2025-01-01'],
    ['2029-06-01', 'request-2029-06-01', 'request for support request-2029-06-01'],
    ['2030-06-01', 'request-2029-06-01', 'support ended request-2029-06-01'],
    ['2030-07-01', 'programme-2029-01-01', 'programme ended programme-2029-01-01'],
    ['2024-07-01', 'care-2024-07-01', 'care episode care-2024-07-01'],
    ['2024-09-30', 'care-2024-07-01', '13 weeks of care care-2024-07-01'],
    ['2025-02-01', 'status-2025-02-01', 'change of legal status'],
  ])('on %s: %s, told as %s', (day, id, text) => {
    expect(startOfDuty(file, localDate(day))).toEqual({ id, on: day, text });
  });
});

describe('who is owed the duties after care', () => {
  const status = (code: LegalStatus['code'], ...basis: string[]): LegalStatus => ({
    code,
    basis,
    rules: [],
    because: [],
    needsManager: [],
  });

  it.each([
    ['relevant', 's23A', true, false],
    ['former-relevant', 's23C', true, false],
    ['former-relevant-21-plus', 's23CZB', true, true],
    ['former-relevant-21-plus', 'offer-only', false, false],
    ['eligible', '', false, false],
    ['qualifying', 's24-1B', false, false],
  ] as const)('%s by %s: a care leaver %s, taking support from 21 %s', (code, basis, leaver, support) => {
    expect([isCareLeaver(status(code, basis)), takesSupport(status(code, basis))]).toEqual([leaver, support]);
  });
});
