import { localDate } from '../statutory/local-date';
import { lineName, ruleCaveat, whatHappened } from './fell-due-words';
import type { FellDueItem } from './fell-due.service';

const TODAY = localDate('2026-11-25');
const item = (given: Partial<FellDueItem>) => ({
  outcome: 'onTime' as const,
  dueOn: localDate('2026-11-02'),
  dueAt: null,
  metOn: null,
  ...given,
});

describe('what happened', () => {
  it.each([
    [item({ metOn: localDate('2026-11-02') }), 'Done on 2 November 2026, on time'],
    [item({ outcome: 'lateTo7', metOn: localDate('2026-11-03') }), 'Done on 3 November 2026, 1 day late'],
    [item({ outcome: 'lateOver28', metOn: localDate('2026-12-02') }), 'Done on 2 December 2026, 30 days late'],
    [item({ outcome: 'lateTo7', metOn: localDate('2026-11-02') }), 'Done on 2 November 2026, some hours late'],
    [
      item({ outcome: 'substitute', metOn: localDate('2026-11-05') }),
      'What was done on 5 November 2026 was accepted in its place',
    ],
    [item({ outcome: 'overdue' }), 'Not done, 23 days overdue'],
    [
      item({ outcome: 'overdue', dueOn: TODAY, dueAt: new Date('2026-11-25T08:30:00Z') }),
      'Not done, overdue since 25 November 2026 at 8:30am',
    ],
    [item({ outcome: 'never' }), 'Never done: the duty ended after its due date'],
    [item({ outcome: 'declined' }), 'Declined, and to be offered again'],
    [item({ outcome: 'notYetDue' }), 'Not yet due'],
    [item({ outcome: 'unknown' }), 'Not known: it fell due before our records of its kind are complete'],
    [item({ outcome: 'superseded' }), 'No longer owed on its day'],
    [item({ outcome: 'notApplicable' }), 'Not applicable after all'],
    [item({ outcome: 'cancelled' }), 'Its cause was corrected away'],
  ])('to %j is said as “%s”', (given, words) => {
    expect(whatHappened(given, TODAY)).toBe(words);
  });
});

describe('a line of the figures', () => {
  it('is named by its rule, its team or its worker, and says when there is none', () => {
    expect(lineName('rule', 'ZZ-99', null)).toBe('ZZ-99 A rule of before');
    expect(lineName('worker', 'an id', 'Ada Worker')).toBe('Ada Worker');
    expect(lineName('worker', null, null)).toBe('No worker then');
    expect(lineName('team', null, null)).toBe('No team');
  });

  it('says where a rule’s days are not set by what asks for it, or its wording is not confirmed', () => {
    expect(ruleCaveat('ZZ-99')).toBeNull();
    expect(ruleCaveat('PA-02')).toBeNull();
    expect(ruleCaveat('RV-01')).toBe('Wording to be confirmed');
    expect(ruleCaveat('PA-01')).toBe('Days set by local policy');
  });
});
