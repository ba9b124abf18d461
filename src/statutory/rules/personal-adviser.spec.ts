import {
  accommodation,
  aCaseFile,
  allocation,
  careEpisode,
  dueUnder,
  supportRequest,
  visit,
} from '../../../test/support/lives';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// Eligible from 10 March 2024, former relevant from 10 March 2026, 21 on 10 March 2029.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

describe('naming a personal adviser (PA-01)', () => {
  it('is due within ten working days of becoming eligible, Easter left out', () => {
    const caseFile = aCaseFile({ dateOfBirth: '2008-03-25', careEpisodes });

    // Good Friday and Easter Monday 2024 were 29 March and 1 April.
    expect(dueUnder('PA-01', '2024-03-25', caseFile)).toEqual(['2024-04-10 open']);
  });

  it.each([
    ['2024-03-22', 'met'],
    ['2024-03-25', 'met-late'],
  ])('an adviser from %s makes it %s', (from, state) => {
    const caseFile = aCaseFile({ careEpisodes, allocations: [allocation(from)] });

    expect(dueUnder('PA-01', '2024-06-01', caseFile)).toEqual([`2024-03-22 ${state} ${from}`]);
  });

  it('a social worker is not a personal adviser', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      allocations: [allocation('2024-03-11', null, { role: 'social-worker' })],
    });

    expect(dueUnder('PA-01', '2024-03-15', caseFile)).toEqual(['2024-03-22 open']);
  });

  it('is met once and for all ages by an adviser who was there before', () => {
    const caseFile = aCaseFile({ careEpisodes, allocations: [allocation('2024-01-01')] });

    expect(dueUnder('PA-01', '2024-03-10', caseFile)).toEqual(['2024-03-22 met 2024-01-01']);
    expect(dueUnder('PA-01', '2026-06-01', caseFile)).toEqual(['2024-03-22 met 2024-01-01']);
  });

  it('each time without an adviser is counted anew', () => {
    const allocations = [allocation('2024-03-10', '2024-06-03'), allocation('2024-06-10', '2024-09-02')];

    expect(dueUnder('PA-01', '2024-09-10', aCaseFile({ careEpisodes, allocations }))).toEqual([
      '2024-03-22 met 2024-03-10',
      '2024-06-17 met 2024-06-10',
      '2024-09-16 open',
    ]);
  });

  it('ends at 21 without support, and begins again with a request', () => {
    const allocations = [allocation('2024-03-10', '2029-03-01')];
    const supportRequests = [supportRequest('support', '2029-09-03')];
    const caseFile = aCaseFile({ careEpisodes, allocations, supportRequests });

    const first = '2024-03-22 met 2024-03-10';
    expect(dueUnder('PA-01', '2029-04-01', caseFile)).toEqual([first, '2029-03-15 superseded']);
    expect(dueUnder('PA-01', '2029-09-03', caseFile)).toEqual([first, '2029-03-15 superseded', '2029-09-17 open']);
  });

  it('without an adviser when records begin, one is due counted from that day', () => {
    const caseFile = aCaseFile({ careEpisodes, knownSince: { allocations: localDate('2025-06-02') } });

    expect(dueUnder('PA-01', '2025-06-03', caseFile)).toEqual(['2024-03-22 unknown', '2025-06-16 open']);
  });
});

describe('being seen by the personal adviser (PA-05)', () => {
  it('is due eight weeks after turning 18, and then eight weeks after each meeting', () => {
    const contacts = [visit('2026-04-20', { at: 'elsewhere', accommodation: null })];

    expect(dueUnder('PA-05', '2026-06-01', aCaseFile({ careEpisodes, contacts }))).toEqual([
      '2026-05-05 met 2026-04-20',
      '2026-06-15 open',
    ]);
  });

  it.each([
    ['2026-02-01', '2026-03-29 open', 'runs on from the last meeting before 18'],
    ['2026-01-13', '2026-03-10 open', 'on the last day of its eight weeks too'],
    ['2026-01-12', '2026-05-05 open', 'starts on the birthday where the eight weeks had run out'],
  ])('of someone last seen on %s: %s (%s)', (seenOn, due) => {
    const contacts = [visit(seenOn, { at: 'elsewhere', accommodation: null })];

    expect(dueUnder('PA-05', '2026-03-10', aCaseFile({ careEpisodes, contacts }))).toEqual([due]);
  });

  it.each([
    ['a call', { mode: 'phone' as const }],
    ['a visit that found nobody', { seen: false }],
    ['a duty worker', { by: 'duty-worker' as const }],
  ])('%s leaves it partial', (_, facts) => {
    const contacts = [visit('2026-04-20', { accommodation: null, ...facts })];

    expect(dueUnder('PA-05', '2026-04-21', aCaseFile({ careEpisodes, contacts }))).toEqual(['2026-05-05 partial']);
  });

  it('does not run where the stricter visits do, and takes up the last meeting when they end', () => {
    const caseFile = aCaseFile({
      careEpisodes,
      accommodation: [accommodation('2026-03-20', '2026-06-01')],
      contacts: [visit('2026-03-25'), visit('2026-05-20')],
    });

    expect(dueUnder('PA-05', '2026-05-30', caseFile)).toEqual(['2026-05-05 superseded']);
    expect(dueUnder('PA-05', '2026-06-01', caseFile)).toEqual(['2026-05-05 superseded', '2026-07-15 open']);
  });

  it('is not due to someone eligible or from 21', () => {
    const caseFile = aCaseFile({ careEpisodes, contacts: [visit('2029-03-01', { accommodation: null })] });

    expect(dueUnder('PA-05', '2026-03-09', caseFile)).toEqual([]);
    expect(dueUnder('PA-05', '2029-03-10', caseFile).at(-1)).toBe('2029-04-26 superseded');
  });

  it('follows the authority’s own interval', () => {
    const policy = { ...DEFAULT_POLICY, visitPolicyWeeks: 6 };

    expect(dueUnder('PA-05', '2026-03-10', aCaseFile({ careEpisodes, policy }))).toEqual(['2026-04-21 open']);
  });

  it('is counted from the day records begin where earlier meetings are not recorded', () => {
    const caseFile = aCaseFile({ careEpisodes, knownSince: { contacts: localDate('2027-01-04') } });

    expect(dueUnder('PA-05', '2027-01-05', caseFile)).toEqual(['2026-05-05 unknown', '2027-03-01 open']);
  });
});

describe('visiting a new address (PA-06)', () => {
  const movedTo = (facts: Parameters<typeof accommodation>[2]) =>
    aCaseFile({ careEpisodes, accommodation: [accommodation('2026-05-01', null, facts)] });

  it('is due seven days after a move to a home that the authority does not provide', () => {
    expect(dueUnder('PA-06', '2026-05-02', movedTo({ providedUnder: 'none' }))).toEqual(['2026-05-08 open']);
  });

  it.each(['s23B', 's24B', 'unknown'] as const)(
    'leaves accommodation under %s to the statutory visit',
    (providedUnder) => {
      expect(dueUnder('PA-06', '2026-05-02', movedTo({ providedUnder }))).toEqual([]);
    },
  );

  it.each(['R', 'S', 'G', 'H'])('asks for no visit where there is no address (%s)', (type) => {
    expect(dueUnder('PA-06', '2026-05-02', movedTo({ providedUnder: 'none', type }))).toEqual([]);
  });

  it.each([
    ['personal-adviser' as const, '2026-05-08 met 2026-05-04'],
    ['social-worker' as const, '2026-05-08 met 2026-05-04'],
    ['duty-worker' as const, '2026-05-08 partial'],
  ])('a visit by a %s makes it %s', (by, expected) => {
    const caseFile = { ...movedTo({ providedUnder: 'none' }), contacts: [visit('2026-05-04', { by })] };

    expect(dueUnder('PA-06', '2026-05-05', caseFile)).toEqual([expected]);
  });
});
