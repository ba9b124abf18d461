import fc from 'fast-check';
import {
  aCaseFile,
  call,
  careEpisode,
  detention,
  dueUnder,
  homeSpell,
  letter,
  plannedOn,
  visit,
} from '../../../test/support/lives';
import { assess } from '../assess';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { CaseFile } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { legalStatus } from '../legal-status';
import { addDays, localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { touchMayBeLostOn } from './touch';

// Former relevant from 10 March 2026, 21 on 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];
// Relevant from 31 January 2025 to 10 March 2026, then former relevant.
const leftCare = [careEpisode('2019-05-01', '2025-01-31')];

describe('touch lost (PA-12)', () => {
  const on = (day: string, facts: Partial<CaseFile>) => dueUnder('PA-12', day, aCaseFile({ careEpisodes, ...facts }));
  const severities = (day: string, facts: Partial<CaseFile>) =>
    deadlinesFor(aCaseFile(facts), localDate(day), ENGLAND_AND_WALES)
      .filter(({ rule }) => rule === 'PA-12')
      .map(({ severity }) => severity);

  it.each([
    ['2026-07-26', [], 'the day before the eight weeks are over'],
    ['2026-07-27', ['2026-07-27 open'], 'the day on which they are'],
  ])('last spoken to on 1 June, on %s it is %j (%s)', (day, due) => {
    expect(on(day, { contacts: [call('2026-04-10'), call('2026-06-01')] })).toEqual(due);
  });

  it('the authority may set its own weeks, apart from those between visits', () => {
    const policy = { ...DEFAULT_POLICY, contactLostAfterWeeks: 4 };

    const contacts = [call('2026-04-01'), call('2026-04-20')];

    expect(on('2026-05-17', { policy, contacts })).toEqual([]);
    expect(on('2026-05-18', { policy, contacts })).toEqual(['2026-05-18 open']);
  });

  it.each<[string, Partial<CaseFile>]>([
    [
      'seen by anybody',
      { contacts: [visit('2026-07-20', { by: 'duty-worker', at: 'elsewhere', accommodation: null })] },
    ],
    ['a call', { contacts: [call('2026-07-20', { seen: null })] }],
    ['a video call', { contacts: [call('2026-07-20', { mode: 'video' })] }],
  ])('%s keeps touch', (_, facts) => {
    expect(on('2026-08-01', facts)).toEqual(['2026-05-05 met-late 2026-07-20']);
  });

  it.each<[string, Partial<CaseFile>]>([
    ['a visit that found nobody', { contacts: [visit('2026-07-20', { seen: false })] }],
    ['a call nobody answered', { contacts: [call('2026-07-20', { seen: false })] }],
    ['a text', { contacts: [call('2026-07-20', { mode: 'text', seen: null })] }],
    ['a letter', { contacts: [letter('2026-07-20')] }],
    ['word from somebody else', { contacts: [call('2026-07-20', { mode: 'third-party' })] }],
  ])('%s does not, and shows as partly done', (_, facts) => {
    expect(on('2026-08-01', facts)).toEqual(['2026-05-05 partial']);
  });

  it('nothing is said of silences that ended in time', () => {
    expect(on('2026-08-01', { contacts: [call('2026-05-04'), call('2026-06-28')] })).toEqual([]);
  });

  it('in touch again on the day itself is in time', () => {
    expect(on('2026-08-01', { contacts: [call('2026-06-01'), call('2026-07-27')] })).toEqual([
      '2026-05-05 met-late 2026-06-01',
      '2026-07-27 met 2026-07-27',
    ]);
  });

  it('is never closed by time or by trying: years later it is still open', () => {
    const contacts = Array.from({ length: 12 }, (_, n) => letter(`2027-${String(n + 1).padStart(2, '0')}-01`));

    expect(on('2029-03-09', { contacts })).toEqual(['2026-05-05 partial']);
  });

  it('runs on in custody', () => {
    expect(on('2026-08-01', { contacts: [call('2026-06-01')], detentions: [detention('2026-06-02')] })).toEqual([
      '2026-05-05 met-late 2026-06-01',
      '2026-07-27 open',
    ]);
  });

  it('is one item from before 18 to after, graver before', () => {
    const facts = { careEpisodes: leftCare, contacts: [call('2025-12-01')] };

    expect(on('2026-03-09', facts)).toEqual(['2025-03-28 met-late 2025-12-01', '2026-01-26 open']);
    expect(severities('2026-03-09', facts)).toEqual(['S1', 'S1']);
    expect(on('2026-03-10', facts)).toEqual(['2025-03-28 met-late 2025-12-01', '2026-01-26 open']);
    expect(severities('2026-03-10', facts)).toEqual(['S1', 'S2']);
  });

  it('a last contact before the status began runs on into it, unless it was too long ago', () => {
    expect(on('2026-06-01', { contacts: [call('2026-03-01')] })).toEqual(['2026-04-26 open']);
    expect(on('2026-06-01', { contacts: [call('2026-01-01')] })).toEqual(['2026-05-05 open']);
  });

  it('ends with the duty: after six months at home, at 21, with a death', () => {
    const atHome = { careEpisodes: leftCare, homeSpells: [homeSpell('2025-01-31')] };

    expect(on('2025-07-31', atHome)).toEqual(['2025-03-28 breached']);
    expect(severities('2027-07-31', atHome)).toEqual(['S1']);
    expect(on('2029-03-10', {})).toEqual(['2026-05-05 breached']);
    expect(on('2029-03-10', { contacts: [call('2029-02-01')] })).toEqual(['2026-05-05 met-late 2029-02-01']);
    expect(dueUnder('PA-12', '2027-01-01', aCaseFile({ careEpisodes, diedOn: '2026-06-01' }))).toEqual([
      '2026-05-05 breached',
    ]);
  });

  it('is not due to the eligible', () => {
    expect(on('2026-03-09', {})).toEqual([]);
  });

  it.each<[string, Partial<CaseFile>]>([
    [
      'No contact with the young person since 10 March 2026, so touch counts as lost from 5 May 2026 and contact is made again.',
      {},
    ],
    [
      'Last in touch with the young person on 1 March 2026, so touch counts as lost from 26 April 2026 and contact is made again; what has been recorded does not meet it.',
      { contacts: [call('2026-03-01'), letter('2026-05-01')] },
    ],
    [
      'No contact with the young person since records of contacts began on 12 March 2026, so touch counts as lost from 7 May 2026 and contact is made again.',
      { contacts: [call('2026-01-14')], knownSince: { contacts: localDate('2026-03-12') } },
    ],
  ])('says: %s', (sentence, facts) => {
    const found = deadlinesFor(aCaseFile({ careEpisodes, ...facts }), localDate('2026-06-01'), ENGLAND_AND_WALES);

    expect(found.filter(({ rule }) => rule === 'PA-12').map(({ because }) => because)).toContain(sentence);
  });

  it('there is one for every silence of eight weeks, whatever the days of the contacts', () => {
    const eighteen = localDate('2026-03-10');
    const sorted = (days: number[]) => [...new Set(days)].sort((a, b) => a - b);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 30 }), (days) => {
        const contacts = sorted(days).map((day) => call(addDays(eighteen, day)));
        const events = [0, ...sorted(days), 1000];
        const silences = events.filter((day, index) => index > 0 && day - events[index - 1]! >= 56);

        expect(on(addDays(eighteen, 1000), { contacts })).toHaveLength(silences.length);
      }),
    );
  });

  it('is unknown for a silence before contacts were recorded, and counted from the day records begin', () => {
    const knownSince = { contacts: localDate('2026-06-01') };

    expect(on('2026-07-26', { knownSince })).toEqual(['2026-05-05 unknown']);
    expect(on('2026-07-27', { knownSince })).toEqual(['2026-05-05 unknown', '2026-07-27 open']);
  });

  it.each<[string, string, Partial<CaseFile>]>([
    ['2026-07-01', '2026-07-27', { contacts: [call('2026-06-01')] }],
    ['2026-04-02', '2026-05-05', {}],
    ['2026-06-02', '2026-07-27', { contacts: [call('2026-05-01'), call('2026-06-01'), letter('2026-06-02')] }],
    ['2026-06-02', '2026-08-15', { contacts: [call('2026-05-01'), call('2026-06-20')] }],
  ])('the day after %s on which time may change something is %s', (day, next, facts) => {
    const pathwayPlans = [plannedOn('2026-04-01')];
    const answer = assess(aCaseFile({ careEpisodes, pathwayPlans, ...facts }), localDate(day), ENGLAND_AND_WALES);

    expect(answer.nextChangeOn).toBe(next);
  });
});

describe('the days on which touch may come to be lost', () => {
  const status = legalStatus(aCaseFile({ careEpisodes }), localDate('2026-06-01'));
  const days = (facts: Partial<CaseFile>, code = status.code) =>
    touchMayBeLostOn(aCaseFile({ careEpisodes, ...facts }), localDate('2026-06-01'), { ...status, code });

  it('are eight weeks after the last contact, and after each to come that leaves a silence', () => {
    expect(days({ contacts: [call('2026-05-01')] })).toEqual(['2026-06-26']);
    expect(days({ contacts: [call('2026-05-20'), call('2026-05-01')] })).toEqual(['2026-07-15']);
    expect(days({ contacts: [call('2026-06-01'), call('2026-07-27')] })).toEqual(['2026-09-21']);
    expect(days({ contacts: [call('2026-06-01'), call('2026-07-28')] })).toEqual(['2026-07-27', '2026-09-22']);
  });

  it('are those after the beginnings where no contact keeps touch that day', () => {
    const began = ['2026-05-05'];

    expect(days({ contacts: [call('2026-04-06')] })).toEqual(days({}));
    expect(days({ contacts: [call('2026-04-07')] })).toEqual(['2026-06-02']);
    expect(days({})).not.toEqual(expect.arrayContaining(began));
    expect(days({ knownSince: { contacts: localDate('2026-05-20') } })).toContain('2026-07-15');
  });

  it('are none for whoever is not kept in touch with', () => {
    expect(days({ contacts: [call('2026-05-01')] }, 'qualifying')).toEqual([]);
    expect(days({ contacts: [call('2026-05-01')] }, 'relevant')).toEqual(['2026-06-26']);
  });

  it('heed the longest weeks of the settings before', () => {
    const earlierPolicies = [
      { until: localDate('2026-05-01'), policy: { ...DEFAULT_POLICY, contactLostAfterWeeks: 12 } },
    ];

    expect(days({ contacts: [call('2026-03-20')], earlierPolicies })).toEqual(['2026-06-12']);
  });
});
