import { localDate } from '../statutory/local-date';
import { DEFAULT_POLICY } from '../statutory/policy';
import { monthCells, monthsUpTo, nextSupervision, type WorkerDays } from './gap-map';

const day = localDate;
const KEPT = day('2026-01-01');
const TODAY = day('2026-06-15');
const worker = (given: Partial<Record<'heldOn', string[]>> & Partial<Omit<WorkerDays, 'heldOn'>> = {}): WorkerDays => ({
  startedOn: day('2020-03-02'),
  qualifiedOn: null,
  leftOn: null,
  leave: [],
  exempt: [],
  ...given,
  heldOn: (given.heldOn ?? []).map(day),
});
const states = (given: WorkerDays, today = TODAY) =>
  monthCells(given, KEPT, DEFAULT_POLICY, monthsUpTo(today, 6), today).map(({ state }) => state);
const dueOn = (given: WorkerDays, on = TODAY) => nextSupervision(given, KEPT, DEFAULT_POLICY, on)?.dueOn ?? null;

describe('the months of the gap map', () => {
  it('are the last ones, that of today last', () => {
    expect(monthsUpTo(day('2026-02-15'), 3)).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']);
  });
});

describe('the gap map of a worker', () => {
  it('has what was held, and a gap where one was late by the end of the month', () => {
    const heldOn = ['2026-01-20', '2026-02-19', '2026-02-26', '2026-06-01'];
    expect(states(worker({ heldOn }))).toEqual(['held', 'held', 'gap', 'gap', 'gap', 'held']);
    expect(monthCells(worker({ heldOn }), KEPT, DEFAULT_POLICY, monthsUpTo(TODAY, 6), TODAY)[1]?.held).toBe(2);
  });

  it('counts from the day sessions are kept here, so that nobody is late for what nobody could record', () => {
    expect(dueOn(worker(), day('2026-01-15'))).toBe('2026-02-01');
    expect(states(worker(), day('2026-02-01')).slice(-3)).toEqual(['not-here', 'not-due', 'not-due']);
    expect(states(worker(), day('2026-02-02')).at(-1)).toBe('gap');
  });

  it('asks for a fortnight of new staff, from the day they started', () => {
    const fresh = worker({ startedOn: day('2026-06-01') });
    expect(dueOn(fresh)).toBe('2026-06-15');
    expect(states(fresh)).toEqual(['not-here', 'not-here', 'not-here', 'not-here', 'not-here', 'not-due']);
    expect(states(fresh, day('2026-06-16')).at(-1)).toBe('gap');
  });

  it('asks for a fortnight from the day they began as newly qualified, however long they have worked here', () => {
    const given = worker({ heldOn: ['2026-05-20'], qualifiedOn: day('2026-06-01') });
    expect(dueOn(given)).toBe('2026-06-15');
    expect(nextSupervision(given, KEPT, DEFAULT_POLICY, TODAY)!.because).toBe(
      "By the authority's standard supervision is held within a fortnight of 1 June 2026 while they are newly qualified, by 15 June 2026.",
    );
    expect(states(given, day('2026-07-01')).at(-2)).toBe('gap');
    expect(dueOn({ ...given, heldOn: [day('2026-06-10')] })).toBe('2026-06-24');
    // Already due, still to come, or over: as before.
    expect(dueOn({ ...given, heldOn: [day('2026-05-10')] })).toBe('2026-06-10');
    expect(dueOn({ ...given, qualifiedOn: day('2026-09-01') })).toBe('2026-06-20');
    expect(dueOn({ ...given, qualifiedOn: day('2026-02-20') })).toBe('2026-06-20');
    // Both new and newly qualified: no more than a fortnight.
    expect(dueOn(worker({ startedOn: day('2026-06-01'), qualifiedOn: day('2026-06-01') }))).toBe('2026-06-15');
  });

  it('is moved by leave, and empty for a month away', () => {
    const away = worker({ heldOn: ['2026-03-25'], leave: [{ from: day('2026-04-01'), to: day('2026-06-08') }] });
    expect(dueOn(away)).toBe('2026-06-08');
    expect(states(away)).toEqual(['not-due', 'gap', 'held', 'away', 'away', 'gap']);
    expect(dueOn(worker({ leave: [{ from: day('2026-01-10'), to: null }] }))).toBeNull();
  });

  it('asks nothing of whoever is exempt, and is due on the day after: what was a gap before stays one', () => {
    const exempt = [{ from: day('2026-04-10'), to: day('2026-06-10'), reason: 'Training' }];
    const given = worker({ heldOn: ['2026-01-20', '2026-02-19'], exempt });
    expect(states(given)).toEqual(['held', 'held', 'gap', 'exempt', 'exempt', 'gap']);
    expect(states(given, day('2026-06-10')).at(-1)).toBe('not-due');
    expect([dueOn(given, day('2026-04-01')), dueOn(given, day('2026-05-01')), dueOn(given)]).toEqual([
      '2026-03-19',
      '2026-06-10',
      '2026-06-10',
    ]);
    const because = nextSupervision(given, KEPT, DEFAULT_POLICY, TODAY)!.because;
    expect(because).toBe(
      "Exempt from the authority's standard until 9 June 2026, so supervision is held after that, by 10 June 2026.",
    );
    // Held since: the exemption does not count any more. Away at its end: due on the first day back.
    expect(dueOn(worker({ heldOn: ['2026-06-12'], exempt }))).toBe('2026-07-12');
    const away = { leave: [{ from: day('2026-06-08'), to: day('2026-06-22') }] };
    expect(dueOn(worker({ heldOn: ['2026-03-25'], exempt, ...away }))).toBe('2026-06-22');
    // Still to come, and what is due falls into it.
    expect(dueOn(worker({ heldOn: ['2026-03-25'], exempt }), day('2026-04-01'))).toBe('2026-06-10');
  });

  it('ends with the day they left', () => {
    const gone = worker({ heldOn: ['2026-01-20'], leftOn: day('2026-03-10') });
    expect(dueOn(gone)).toBeNull();
    expect(states(gone)).toEqual(['held', 'gap', 'gap', 'not-here', 'not-here', 'not-here']);
  });
});
