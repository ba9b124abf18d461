import { localDate } from '../statutory/local-date';
import { byWorker } from './open-contacts.service';

const recorded = (staffId: string, days: number, late = false) => ({
  personId: 'p',
  givenName: null,
  familyName: null,
  knownAs: null,
  authorityId: null,
  staffId,
  staffName: `Worker ${staffId}`,
  contactId: 'c',
  heldOn: localDate('2026-11-20'),
  mode: 'phone' as const,
  place: null,
  seen: true,
  days,
  late,
});

describe('how planning and recording go, by worker', () => {
  it('puts what was planned beside what was recorded, also of who has only one of them', () => {
    const planned = { planned: 3, held: 1, cancelled: 1, withoutOutcome: 1, moved: 2 };
    const workers = byWorker(
      [{ staffId: 'a', name: 'Worker a', ...planned }],
      [recorded('b', 0), recorded('b', 9, true), recorded('b', 4, true)],
    );

    expect(workers).toEqual([
      { staffId: 'a', name: 'Worker a', ...planned, recorded: 0, late: 0, medianDays: null },
      expect.objectContaining({ staffId: 'b', planned: 0, recorded: 3, late: 2, medianDays: 4 }),
    ]);
  });

  it('takes the lower of the two delays in the middle', () => {
    expect(byWorker([], [recorded('b', 1), recorded('b', 6)])[0]?.medianDays).toBe(1);
  });
});
