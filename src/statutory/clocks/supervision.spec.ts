import { ENGLAND_AND_WALES } from '../bank-holidays';
import { localDate } from '../local-date';
import { DEFAULT_POLICY } from '../policy';
import { actionOfSupervision, supervisionOfWorker, workerIsAway, workerLeaves } from './supervision';

const started = localDate('2025-09-01');
const leave = (from: string, to: string | null) => ({ from: localDate(from), to: to === null ? null : localDate(to) });

describe('supervision of a worker (SV-01)', () => {
  const dueOn = (last: string | null, away: ReturnType<typeof leave>[] = [], policy = DEFAULT_POLICY) =>
    supervisionOfWorker(last === null ? null : localDate(last), started, policy, away)?.dueOn ?? null;

  it.each<[string | null, string, string]>([
    [null, '2025-09-15', 'a fortnight after starting'],
    ['2025-11-30', '2025-12-14', 'a fortnight after one in the first three months'],
    ['2025-12-01', '2026-01-01', 'a month after one that came later'],
    ['2026-01-31', '2026-02-28', 'on the last day of a shorter month'],
  ])('after one on %s is due on %s (%s)', (last, expected) => {
    expect(dueOn(last)).toBe(expected);
  });

  it.each([
    ['2026-05-25', '2026-06-08', '2026-06-08', 'during leave: on the first day back'],
    ['2026-06-01', '2026-06-02', '2026-06-02', 'on a single day of leave'],
    ['2026-05-25', '2026-06-01', '2026-06-01', 'on the first day back anyway'],
    ['2026-06-02', '2026-06-08', '2026-06-01', 'the day before leave'],
  ])('with leave from %s to %s is due on %s (%s)', (from, back, expected) => {
    expect(dueOn('2026-05-01', [leave(from, back)])).toBe(expected);
  });

  it('leave that runs straight on into more is one', () => {
    expect(dueOn('2026-05-01', [leave('2026-06-08', '2026-06-22'), leave('2026-05-25', '2026-06-08')])).toBe(
      '2026-06-22',
    );
  });

  it('is due on no day while nobody knows when the worker comes back', () => {
    expect(dueOn('2026-05-01', [leave('2026-05-25', null)])).toBeNull();
  });

  it('follows the authority’s own months, and says why', () => {
    const policy = { ...DEFAULT_POLICY, supervisionMonths: 2 };

    expect(dueOn('2026-05-01', [], policy)).toBe('2026-07-01');
    const closer = { ...DEFAULT_POLICY, newStaffSupervision: { everyDays: 7, forMonths: 6 } };
    expect(dueOn('2026-02-27', [], closer)).toBe('2026-03-06');
    expect(dueOn('2026-03-01', [], closer)).toBe('2026-04-01');
    expect(supervisionOfWorker(null, started, closer, [])?.because).toContain('within 7 days of 1 September 2025');
    const because = (last: string, away: ReturnType<typeof leave>[] = []) =>
      supervisionOfWorker(localDate(last), started, DEFAULT_POLICY, away)?.because;
    expect(because('2025-09-15')).toBe(
      "By the authority's standard supervision is held within a fortnight of 15 September 2025, by 29 September 2025.",
    );
    expect(because('2026-05-01')).toBe(
      "By the authority's standard supervision is held within a month of 1 May 2026, by 1 June 2026.",
    );
    expect(because('2026-05-01', [leave('2026-05-25', '2026-06-08')])).toBe(
      'Supervision would have been due on 1 June 2026, during leave, so it is held on the first day back, 8 June 2026.',
    );
  });
});

describe('an action from supervision (SV-04)', () => {
  it('has its own date', () => {
    expect(actionOfSupervision(localDate('2026-05-01'), localDate('2026-05-20'), 'Ring the college')).toMatchObject({
      rule: 'SV-04',
      task: 'Ring the college',
      dueOn: '2026-05-20',
      because: 'Agreed in supervision on 1 May 2026 to be done by 20 May 2026.',
    });
  });
});

describe('handing over (SV-08)', () => {
  it('is done by the last day of a worker who leaves', () => {
    expect(workerLeaves(localDate('2026-06-30'))).toMatchObject({ rule: 'SV-08', dueOn: '2026-06-30' });
  });

  // Ten working days from Monday 1 June end on Friday 12 June; the eleventh is Monday 15 June.
  it.each<[string | null, string | null, string]>([
    ['2026-06-15', null, 'back after ten working days'],
    ['2026-06-16', '2026-06-15', 'away for eleven'],
    [null, '2026-06-15', 'nobody knows for how long'],
  ])('of a worker away from 1 June 2026 and back on %s is due on %s (%s)', (back, expected) => {
    const backOn = back === null ? null : localDate(back);

    expect(workerIsAway(localDate('2026-06-01'), backOn, ENGLAND_AND_WALES)?.dueOn ?? null).toBe(expected);
  });
});
