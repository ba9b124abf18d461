import { accommodation, aCaseFile, careEpisode, dueUnder } from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import type { Accommodation, CaseFile } from '../case-file';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

const bb = (from: string, to: string | null = null, facts: Partial<Accommodation> = {}) =>
  accommodation(from, to, { id: `bb-${from}`, type: 'W', providedUnder: 'none', ...facts });

/** Born on 10 March 2008, looked after until a day. */
const life = (places: Accommodation[], leftCareOn: string | null, facts: Partial<CaseFile> = {}) =>
  aCaseFile({
    dateOfBirth: '2008-03-10',
    careEpisodes: [careEpisode('2019-05-01', leftCareOn)],
    accommodation: places,
    ...facts,
  });
const one = (rule: string, day: string, file: CaseFile) =>
  deadlinesFor(file, localDate(day), ENGLAND_AND_WALES).find((item) => item.rule === rule);

describe('bed and breakfast under 18 (AC-03)', () => {
  it('of a relevant child is open from the first night, by two working days at most', () => {
    expect(one('AC-03', '2025-12-24', life([bb('2025-12-24')], '2025-10-01'))).toMatchObject({
      subject: 'bb-2025-12-24',
      startedById: 'bb-2025-12-24',
      // Christmas, Boxing Day and a weekend lie between.
      dueOn: '2025-12-30',
      state: 'open',
      overdue: false,
      severity: 'S1',
      dutyBasis: 'guidance',
      because:
        'In bed and breakfast under 18 since 24 December 2025, which is a breach from the first night, so they move out at once, and by 30 December 2025 even in an emergency.',
    });
    expect(one('AC-03', '2025-12-31', life([bb('2025-12-24')], '2025-10-01'))?.overdue).toBe(true);
  });

  it.each([
    ['the next day', '2025-12-02'],
    ['on the last of the two working days', '2025-12-03'],
    ['weeks later', '2026-01-15'],
  ])('moved out %s it is met late, never in time', (_, to) => {
    const file = life([bb('2025-12-01', to), accommodation(to)], '2025-10-01');

    expect(dueUnder('AC-03', '2026-02-01', file)).toEqual([`2025-12-03 met-late ${to}`]);
    expect(one('AC-03', '2026-02-01', file)?.metBy).toBe('flat');
  });

  it('left for nowhere that is recorded it is met late by the leaving', () => {
    const file = life([bb('2025-12-01', '2025-12-02')], '2025-10-01');

    expect(one('AC-03', '2026-02-01', file)).toMatchObject({ state: 'met-late', metBy: 'bb-2025-12-01' });
  });

  it('going from one bed and breakfast to another is not moving out', () => {
    const file = life([bb('2025-12-01', '2025-12-05'), bb('2025-12-05', '2025-12-20')], '2025-10-01');

    expect(dueUnder('AC-03', '2025-12-10', file)).toEqual(['2025-12-03 open']);
    expect(dueUnder('AC-03', '2026-02-01', file)).toEqual(['2025-12-03 met-late 2025-12-20']);
  });

  it('is owed to the looked after too, eligible or not', () => {
    expect(dueUnder('AC-03', '2025-12-02', life([bb('2025-12-01')], null))).toEqual(['2025-12-03 open']);
    const notEligible = aCaseFile({
      dateOfBirth: '2008-03-10',
      careEpisodes: [careEpisode('2025-11-20')],
      accommodation: [bb('2025-12-01')],
    });
    expect(dueUnder('AC-03', '2025-12-02', notEligible)).toEqual(['2025-12-03 open']);
  });

  it('turning 18 there it is breached, and the adult’s rule begins', () => {
    const file = life([bb('2026-03-01')], '2025-10-01');

    expect(dueUnder('AC-03', '2026-03-09', file)).toEqual(['2026-03-03 open']);
    expect(dueUnder('AC-03', '2026-03-10', file)).toEqual(['2026-03-03 breached']);
    expect(one('AC-03', '2026-03-10', file)?.because).toContain('still there on turning 18 on 10 March 2026');
    expect(one('AC-04', '2026-03-10', file)).toMatchObject({ startedById: 'age-18', dueOn: '2026-03-12' });
  });

  it('turning 18 before the two working days are over it is breached all the same', () => {
    expect(dueUnder('AC-03', '2026-03-10', life([bb('2026-03-09')], '2025-10-01'))).toEqual(['2026-03-11 breached']);
  });

  it('for someone there already the rule begins at 16', () => {
    const file = life([bb('2024-03-01')], null);

    expect(one('AC-03', '2024-03-10', file)).toMatchObject({ startedById: 'age-16', dueOn: '2024-03-12' });
  });

  it('a death there leaves it a breach', () => {
    const file = life([bb('2025-12-01')], '2025-10-01', {});
    file.person.diedOn = localDate('2025-12-02');

    expect(dueUnder('AC-03', '2025-12-10', file)).toEqual(['2025-12-03 breached']);
  });

  it('a stay before records of homes are complete is neither', () => {
    const file = life([bb('2025-12-01', '2025-12-20')], '2025-10-01', {
      knownSince: { accommodation: localDate('2026-01-01') },
    });

    expect(dueUnder('AC-03', '2026-02-01', file)).toEqual(['2025-12-03 unknown']);
  });

  it('a stay without a night is none, and other homes are none', () => {
    expect(dueUnder('AC-03', '2026-02-01', life([bb('2025-12-01', '2025-12-01')], '2025-10-01'))).toEqual([]);
    expect(dueUnder('AC-03', '2026-02-01', life([accommodation('2025-12-01')], '2025-10-01'))).toEqual([]);
  });
});

describe('bed and breakfast from 18 (AC-04)', () => {
  const adult = (places: Accommodation[], facts: Partial<CaseFile> = {}) => life(places, '2026-03-10', facts);

  it('is left within the authority’s two working days', () => {
    expect(one('AC-04', '2026-06-05', adult([bb('2026-06-05')]))).toMatchObject({
      dueOn: '2026-06-09',
      state: 'open',
      severity: 'G',
      dutyBasis: 'guidance',
      dateBasis: 'policy',
      because:
        "In bed and breakfast since 5 June 2026, which is not suitable, so by the authority's standard they move on by 9 June 2026.",
    });
  });

  it.each([
    ['2026-06-09', 'met', 'on the last day'],
    ['2026-06-10', 'met-late', 'a day later'],
  ])('moved on on %s it is %s (%s)', (to, state) => {
    const file = adult([bb('2026-06-05', to), accommodation(to)]);

    expect(dueUnder('AC-04', '2026-07-01', file)).toEqual([`2026-06-09 ${state} ${to}`]);
  });

  it('the settings of the first day decide', () => {
    const file = adult([bb('2026-06-05')], {
      policy: { ...DEFAULT_POLICY, bedAndBreakfastExitWD: 5 },
      earlierPolicies: [{ until: localDate('2026-06-06'), policy: { ...DEFAULT_POLICY, bedAndBreakfastExitWD: 1 } }],
    });

    expect(dueUnder('AC-04', '2026-07-01', file)).toEqual(['2026-06-08 open']);
  });

  it('ends at 21 for whoever takes no support', () => {
    expect(dueUnder('AC-04', '2029-04-01', adult([bb('2029-03-01')]))).toEqual(['2029-03-05 breached']);
    expect(dueUnder('AC-04', '2029-04-01', adult([bb('2029-03-09')]))).toEqual(['2029-03-13 superseded']);
    expect(dueUnder('AC-04', '2029-06-01', adult([bb('2029-05-01')]))).toEqual([]);
  });

  it('is not owed to a qualifying person', () => {
    const file = aCaseFile({
      dateOfBirth: '2008-03-10',
      careEpisodes: [careEpisode('2026-02-01', '2026-03-10')],
      accommodation: [bb('2026-06-05')],
    });

    expect(dueUnder('AC-04', '2026-06-10', file)).toEqual([]);
  });
});
