import {
  accommodation,
  aCaseFile,
  allocation,
  careEpisode,
  hold,
  homeSpell,
  offeredOn,
  supportRequest,
} from '../../test/support/lives';
import { assess } from './assess';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { localDate } from './local-date';

// Born on 10 March 2008.
const leftAt18 = [careEpisode('2019-05-01', '2026-03-10')];

function nextAfter(day: string, facts: Parameters<typeof aCaseFile>[0]) {
  return assess(aCaseFile(facts), localDate(day), ENGLAND_AND_WALES).nextChangeOn;
}

describe('nextChangeOn', () => {
  it.each<[string, string | null, string]>([
    ['2023-01-01', '2024-03-10', 'the 16th birthday'],
    ['2024-03-10', '2026-03-10', 'the 18th birthday'],
    ['2026-03-10', '2026-05-05', 'eight weeks without contact'],
    ['2026-05-05', '2027-03-10', 'the 19th birthday, the next that the yearly return asks about'],
    ['2029-03-10', '2029-04-11', 'the end of the months around the 21st'],
    ['2029-04-11', '2033-03-10', 'the 25th birthday'],
    ['2033-03-10', null, 'nothing after that'],
  ])('someone in care till 18 changes next after %s on %s (%s)', (day, expected) => {
    expect(nextAfter(day, { careEpisodes: leftAt18 })).toBe(expected);
  });

  it.each<[string, string, string, Parameters<typeof aCaseFile>[0]]>([
    [
      'the day on which 91 days of care lie behind',
      '2024-08-01',
      '2024-09-30',
      { careEpisodes: [careEpisode('2024-07-01')] },
    ],
    [
      'six months at home',
      '2024-07-05',
      '2024-11-10',
      { careEpisodes: [careEpisode('2019-05-01', '2024-05-10')], homeSpells: [homeSpell('2024-05-10')] },
    ],
    [
      'a planned move out',
      '2026-05-05',
      '2026-08-01',
      { careEpisodes: leftAt18, accommodation: [accommodation('2026-04-01', '2026-08-01')] },
    ],
    [
      'the end of a pause',
      '2026-04-01',
      '2026-05-01',
      { careEpisodes: leftAt18, holds: [hold('PA-01', '2026-03-15', '2026-05-01')] },
    ],
    [
      'the last day of an adviser',
      '2026-05-05',
      '2026-06-01',
      { careEpisodes: leftAt18, allocations: [allocation('2024-03-10', '2026-06-01')] },
    ],
    [
      'the end of a request for support',
      '2029-05-01',
      '2029-06-01',
      { careEpisodes: leftAt18, supportRequests: [supportRequest('support', '2029-03-10', '2029-06-01')] },
    ],
    [
      'an offer already recorded for a later day',
      '2029-05-01',
      '2029-05-15',
      { careEpisodes: leftAt18, supportOffers: [offeredOn('2029-05-15')] },
    ],
    [
      'the birthday on 1 March of someone born on 29 February',
      '2025-01-01',
      '2026-03-01',
      { dateOfBirth: '2008-02-29', careEpisodes: leftAt18 },
    ],
  ])('is %s', (_, day, expected, facts) => {
    expect(nextAfter(day, facts)).toBe(expected);
  });

  it('becoming overdue is no change', () => {
    expect(nextAfter('2026-05-05', { careEpisodes: leftAt18, accommodation: [accommodation('2026-03-10')] })).toBe(
      '2027-03-10',
    );
  });

  it('a birthday that changes nothing is passed over', () => {
    expect(nextAfter('2026-03-10', {})).toBeNull();
  });
});
