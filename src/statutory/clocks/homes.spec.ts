import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { homelessApplicationTask, stayingPutReviewDueOn, suitabilityCheckDueOn, tasksOfMove } from './homes';

const day = localDate;

describe('what a move brings (AC-16, HE-08)', () => {
  it('a GP and the health history within 28 days, and the rest without a day', () => {
    const tasks = tasksOfMove(day('2026-02-01'), DEFAULT_POLICY);

    expect(tasks.map(({ rule, dueOn }) => [rule, dueOn])).toEqual([
      ['HE-08', '2026-03-01'],
      ['HE-08', '2026-03-01'],
      ['AC-16', null],
      ['AC-16', null],
      ['AC-16', null],
    ]);
    expect(tasks[0]?.because).toBe('Moved on 1 February 2026, so this is done by 1 March 2026.');
    expect(tasks[2]?.because).toBe('Moved on 1 February 2026: no rule sets a day for this.');
  });

  it('in as many days as the authority gives', () => {
    expect(tasksOfMove(day('2026-02-01'), { registerGpDays: 7 })[0]?.dueOn).toBe('2026-02-08');
  });
});

describe('looking at a home again (AC-17)', () => {
  it.each([
    [[], '2026-02-28', 'six months after, where nothing happens'],
    [['2025-12-01', '2025-11-01'], '2025-11-01', 'at the first review or move'],
    [['2025-08-31', '2025-01-01'], '2026-02-28', 'not at one of that day or before'],
    [['2026-03-01'], '2026-02-28', 'not later for a review that comes after'],
  ])('assessed on 31 August 2025, with %j: by %s (%s)', (events, dueOn) => {
    expect(suitabilityCheckDueOn(day('2025-08-31'), events.map(day), DEFAULT_POLICY)).toBe(dueOn);
  });
});

describe('an application as homeless (AC-11)', () => {
  it('is told the same day', () => {
    const task = homelessApplicationTask(day('2026-06-01'), ENGLAND_AND_WALES);

    expect(task).toMatchObject({ rule: 'AC-11', dueOn: '2026-06-01', basis: 'guidance' });
    expect(task.because).not.toContain('no working day');
  });

  it('on a Saturday too, by whoever is on duty', () => {
    expect(homelessApplicationTask(day('2026-06-06'), ENGLAND_AND_WALES)).toMatchObject({
      dueOn: '2026-06-06',
      because: expect.stringContaining('no working day, so whoever is on duty does it'),
    });
  });
});

describe('a look at a staying put arrangement (AC-08)', () => {
  it('comes six months after the last, while it lasts', () => {
    expect(stayingPutReviewDueOn(day('2026-03-10'), day('2029-03-09'), DEFAULT_POLICY)).toBe('2026-09-10');
    expect(stayingPutReviewDueOn(day('2028-09-09'), day('2029-03-09'), DEFAULT_POLICY)).toBe('2029-03-09');
    expect(stayingPutReviewDueOn(day('2028-09-10'), day('2029-03-09'), DEFAULT_POLICY)).toBeNull();
  });
});
