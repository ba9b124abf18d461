import {
  accommodation,
  aCaseFile,
  allocation,
  assessedOn,
  careEpisode,
  hold,
  homeSpell,
  plannedOn,
  reviewedOn,
  visit,
} from '../../test/support/lives';
import { assess } from './assess';
import { ENGLAND_AND_WALES } from './bank-holidays';
import { localDate } from './local-date';

// In care since 2019, moved into a flat eight days before turning 18 on 10 March 2026.
const life = aCaseFile({
  careEpisodes: [careEpisode('2019-05-01', null, { legalStatus: 'care-order' })],
  homeSpells: [homeSpell('2023-10-31')],
  allocations: [allocation('2024-03-12')],
  needsAssessments: [assessedOn('2024-06-01')],
  pathwayPlans: [plannedOn('2024-06-10')],
  planReviews: [reviewedOn('2025-07-01')],
  accommodation: [accommodation('2026-03-02')],
  contacts: [visit('2026-03-06')],
  holds: [hold('RV-01', '2026-03-01', '2026-04-01')],
});

describe('assess', () => {
  const on = (day: string) => assess(life, localDate(day), ENGLAND_AND_WALES);

  it('says what someone is the day after turning 18, and how long the record is kept', () => {
    const { status, retention, nextChangeOn } = on('2026-03-11');

    expect(status).toEqual({
      code: 'former-relevant',
      basis: ['s23C'],
      rules: ['LS-09', 'LS-10'],
      because: ['Looked after and eligible on reaching 18 on 10 March 2026.'],
      needsManager: [],
    });
    expect(retention).toEqual({ keepUntil: '2083-03-10' });
    expect(nextChangeOn).toBe('2026-04-01');
  });

  it('says what is due, met before or not, with what paused it', () => {
    const due = on('2026-03-11').deadlines.map(({ rule, dueOn, state, overdue, paused }) =>
      [rule, dueOn, state, overdue ? 'overdue' : '', paused ? 'paused' : ''].join(' ').trim(),
    );

    expect(due).toEqual([
      'PA-01 2024-03-22 met',
      'PA-16 2024-04-21 breached',
      'SV-02 2024-05-12 open overdue',
      'AP-01 2024-06-10 met',
      'AP-05 2024-06-15 met',
      'RV-05 2024-09-10 met-late',
      'HE-05 2025-03-09 breached',
      'HE-01 2025-03-10 breached',
      'HE-04 2025-03-10 breached',
      'HE-06 2025-12-10 breached',
      'RV-01 2026-01-01 open overdue paused',
      'RV-05 2026-01-01 breached',
      'PA-02 2026-03-09 met',
      'RV-07 2026-03-09 breached',
      'PA-03 2026-03-30 open',
      'RV-03 2026-03-30 open',
      'HE-07 2026-04-07 open',
      'ET-05 2027-04-10 open',
      'RV-08 2028-12-10 open',
    ]);
  });

  it('the day before turning 18 only what an eligible young person is owed is due', () => {
    const { status, deadlines } = on('2026-03-09');

    expect(status.code).toBe('eligible');
    expect(deadlines.map(({ rule }) => rule)).toEqual(
      'PA-01 PA-16 SV-02 AP-01 AP-05 RV-05 HE-05 HE-01 HE-04 HE-06 RV-05 RV-07'.split(' '),
    );
  });
});
