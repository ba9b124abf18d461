import { localDate } from '../statutory/local-date';
import { shortfalls, visitDue, type Visit } from './monitoring';

const APPROVED = localDate('2026-01-05');
const visit = (on: string, announced = true): Visit => ({ visitedOn: localDate(on), announced });

describe('visitDue', () => {
  it.each([
    ['low', '2026-07-05'],
    ['medium', '2026-04-05'],
    ['high', '2026-02-05'],
  ] as const)('counts from the approval before any visit, by risk: %s by %s', (risk, dueOn) => {
    expect(visitDue(risk, [], APPROVED)).toEqual({ dueOn, unannounced: false });
  });

  it('counts from the last visit, in whatever order they were recorded', () => {
    const visits = [visit('2026-09-01', false), visit('2026-10-01'), visit('2026-03-01')];

    expect(visitDue('medium', visits, APPROVED)).toEqual({ dueOn: '2027-01-01', unannounced: false });
  });

  it('wants an unannounced one within a year, whatever the risk', () => {
    const visits = [visit('2026-02-01', false), visit('2026-12-20')];

    expect(visitDue('low', visits, APPROVED)).toEqual({ dueOn: '2027-02-01', unannounced: true });
  });

  it('wants an unannounced one within a year of the approval where there never was one', () => {
    expect(visitDue('low', [visit('2026-12-20')], APPROVED)).toEqual({ dueOn: '2027-01-05', unannounced: true });
  });
});

describe('shortfalls', () => {
  it('says what was not met before what was met in part', () => {
    expect(shortfalls({ welcome: 'partly', safety: 'met', repair: 'not-met', staff: 'not-looked-at' })).toEqual([
      { standard: 'repair', mark: 'not-met' },
      { standard: 'welcome', mark: 'partly' },
    ]);
  });
});
