import { aCaseFile, careEpisode, dueUnder, missingUntil } from '../../../test/support/lives';
import { ENGLAND_AND_WALES } from '../bank-holidays';
import { deadlinesFor } from '../deadlines';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';

// Eligible from 10 March 2024, former relevant from 10 March 2026.
const careEpisodes = [careEpisode('2019-05-01', '2026-03-10')];

function backAt(...episode: Parameters<typeof missingUntil>) {
  return aCaseFile({ careEpisodes, missing: [missingUntil(...episode)] });
}

function hoursOf(day: string, returnedAt: string) {
  return deadlinesFor(backAt(returnedAt), localDate(day), ENGLAND_AND_WALES)
    .filter(({ dueAt }) => dueAt !== null)
    .map(({ rule, dueAt, dueOn, overdue }) => ({ rule, dueAt, dueOn, overdue }));
}

describe('the return interview (MS-01)', () => {
  it.each([
    ['2025-06-02T10:00:00+01:00', '2025-06-05T09:00:00Z', '2025-06-05', 'summer'],
    ['2025-01-10T23:30:00Z', '2025-01-13T23:30:00Z', '2025-01-13', 'winter, over a weekend'],
    [
      '2025-03-29T10:00:00+00:00',
      '2025-04-01T10:00:00Z',
      '2025-04-01',
      'the clocks go forward: due an hour later by the clock',
    ],
    ['2025-03-28T23:30:00+00:00', '2025-03-31T23:30:00Z', '2025-04-01', 'the clocks go forward: due the day after'],
    ['2025-10-25T10:00:00+01:00', '2025-10-28T09:00:00Z', '2025-10-28', 'the clocks go back: due an hour earlier'],
    ['2025-10-25T00:30:00+01:00', '2025-10-27T23:30:00Z', '2025-10-27', 'the clocks go back: due the day before'],
    ['2025-06-02T23:30:00Z', '2025-06-05T23:30:00Z', '2025-06-06', 'an hour after midnight in London'],
  ])('after a return at %s is due at %s, on %s (%s)', (returnedAt, dueAt, dueOn) => {
    expect(hoursOf('2025-12-01', returnedAt)).toEqual([{ rule: 'MS-01', dueAt, dueOn, overdue: true }]);
  });

  it('is overdue by the end of the day on which the hours run out', () => {
    expect(hoursOf('2025-06-04', '2025-06-02T10:00:00+01:00')).toMatchObject([{ overdue: false }]);
    expect(hoursOf('2025-06-05', '2025-06-02T10:00:00+01:00')).toMatchObject([{ overdue: true }]);
  });

  it.each([
    ['2025-06-05T10:00:00+01:00', '2025-06-05 met 2025-06-05', 'at the last instant'],
    ['2025-06-05T10:00:01+01:00', '2025-06-05 met-late 2025-06-05', 'a second later'],
    ['2025-06-02T09:30:00Z', '2025-06-05 met 2025-06-02', 'the same day'],
    ['2025-06-02T08:59:59Z', '2025-06-05 partial', 'before the return'],
  ])('held at %s: %s (%s)', (interviewHeldAt, outcome) => {
    expect(dueUnder('MS-01', '2025-07-01', backAt('2025-06-02T10:00:00+01:00', { interviewHeldAt }))).toEqual([
      outcome,
    ]);
  });

  it('declined it stays owed and overdue, until it is held after all', () => {
    const declined = { interviewDeclinedAt: '2025-06-03T12:00:00Z' };
    const [item] = deadlinesFor(
      backAt('2025-06-02T10:00:00+01:00', declined),
      localDate('2025-06-05'),
      ENGLAND_AND_WALES,
    ).filter(({ rule }) => rule === 'MS-01');

    expect(item).toMatchObject({ state: 'declined', overdue: true });
    expect(item?.because).toBe(
      'Came back from missing on 2 June 2025 at 10:00, so a return interview is held within 72 hours, by 5 June 2025 at 10:00; declined on 3 June 2025, so it is offered again.',
    );
    const held = { ...declined, interviewHeldAt: '2025-06-10T12:00:00Z' };
    expect(dueUnder('MS-01', '2025-06-10', backAt('2025-06-02T10:00:00+01:00', held))).toEqual([
      '2025-06-05 met-late 2025-06-10',
    ]);
  });

  it('a refusal from before the return says nothing about it', () => {
    const before = { interviewDeclinedAt: '2025-06-01T12:00:00Z' };

    expect(dueUnder('MS-01', '2025-06-05', backAt('2025-06-02T10:00:00+01:00', before))).toEqual(['2025-06-05 open']);
  });

  it('nothing is due while they are missing, or for a return before 16', () => {
    expect(dueUnder('MS-01', '2025-07-01', backAt(null))).toEqual([]);
    expect(dueUnder('MS-01', '2025-06-01', backAt('2025-06-02T10:00:00Z'))).toEqual([]);
    expect(dueUnder('MS-01', '2025-07-01', backAt('2024-03-09T23:00:00Z'))).toEqual([]);
    expect(dueUnder('MS-01', '2025-07-01', backAt('2024-03-10T00:00:00Z'))).toHaveLength(1);
  });

  it('is owed at 16 and 17 whatever the status', () => {
    expect(dueUnder('MS-01', '2025-07-01', aCaseFile({ missing: [missingUntil('2025-06-02T10:00:00Z')] }))).toEqual([
      '2025-06-05 open',
    ]);
  });

  it('ends at 18, unless the hours run beyond the birthday', () => {
    expect(dueUnder('MS-01', '2026-03-10', backAt('2026-03-06T10:00:00Z'))).toEqual(['2026-03-09 breached']);
    expect(dueUnder('MS-01', '2026-03-20', backAt('2026-03-09T10:00:00Z'))).toEqual(['2026-03-12 open']);
    expect(dueUnder('MS-01', '2029-03-10', backAt('2026-03-09T10:00:00Z'))).toEqual(['2026-03-12 breached']);
    const late = { interviewHeldAt: '2026-03-10T09:00:00Z' };
    expect(dueUnder('MS-01', '2026-03-20', backAt('2026-03-06T10:00:00Z', late))).toEqual(['2026-03-09 breached']);
  });

  it('ends with a death', () => {
    const missing = [missingUntil('2025-06-02T10:00:00Z')];

    expect(dueUnder('MS-01', '2025-06-10', aCaseFile({ careEpisodes, missing, diedOn: '2025-06-04' }))).toEqual([
      '2025-06-05 superseded',
    ]);
    expect(dueUnder('MS-01', '2025-06-10', aCaseFile({ careEpisodes, missing, diedOn: '2025-06-06' }))).toEqual([
      '2025-06-05 breached',
    ]);
  });

  it('before the record of missing episodes is complete nobody can say', () => {
    const file = { ...backAt('2025-06-02T10:00:00Z'), knownSince: { missing: localDate('2025-06-06') } };

    expect(dueUnder('MS-01', '2025-07-01', file)).toEqual(['2025-06-05 unknown']);
  });
});

describe('the talk offered to a care leaver who was missing (MS-03)', () => {
  const returnedAt = '2026-04-01T10:00:00+01:00';

  it('is due within the policy’s hours', () => {
    expect(hoursOf('2026-04-03', returnedAt)).toEqual([
      { rule: 'MS-03', dueAt: '2026-04-04T09:00:00Z', dueOn: '2026-04-04', overdue: false },
    ]);
    const policy = { ...DEFAULT_POLICY, welfareInterviewHours: 24 };
    expect(dueUnder('MS-03', '2026-04-03', { ...backAt(returnedAt), policy })).toEqual(['2026-04-02 open']);
  });

  it.each([
    [{ interviewHeldAt: '2026-04-04T09:00:00Z' }, '2026-04-04 met 2026-04-04'],
    [{ interviewHeldAt: '2026-04-04T09:00:01Z' }, '2026-04-04 met-late 2026-04-04'],
    [{ interviewDeclinedAt: '2026-04-02T09:00:00Z' }, '2026-04-04 met 2026-04-02'],
    [
      { interviewDeclinedAt: '2026-04-02T09:00:00Z', interviewHeldAt: '2026-04-06T09:00:00Z' },
      '2026-04-04 met 2026-04-02',
    ],
    [{ interviewDeclinedAt: '2026-03-31T09:00:00Z' }, '2026-04-04 open'],
  ])('%j: %s', (facts, outcome) => {
    expect(dueUnder('MS-03', '2026-05-01', backAt(returnedAt, facts))).toEqual([outcome]);
  });

  it('is owed to care leavers only, at 18 and over', () => {
    const missing = [missingUntil(returnedAt)];

    expect(dueUnder('MS-03', '2026-05-01', aCaseFile({ missing }))).toEqual([]);
    expect(dueUnder('MS-03', '2026-05-01', backAt('2026-03-09T10:00:00Z'))).toEqual([]);
    expect(dueUnder('MS-03', '2029-05-01', backAt('2029-04-01T10:00:00Z'))).toEqual([]);
  });

  it('ends at 21 without support', () => {
    expect(dueUnder('MS-03', '2029-03-10', backAt('2029-03-08T10:00:00Z'))).toEqual(['2029-03-11 superseded']);
  });
});
