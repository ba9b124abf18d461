import { localDate } from '../statutory/local-date';
import type { UserActor } from '../access/actor';
import { toContactFiguresPage, toOutcomesPage } from './open-contacts.page';
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

describe('lists of what is open of contacts', () => {
  const TODAY = localDate('2026-11-23');
  const notes = Array.from({ length: 201 }, (_, number) => ({ ...recorded('b', 0), contactId: `c${number}` }));

  it('say how many there are in all, and lead to every one of them', () => {
    const open = { withoutOutcome: [], notesToFollow: notes, notFound: [] };
    const page = toOutcomesPage(open, { notes: '3' }, { role: 'manager' } as UserActor, TODAY);
    expect(page.inAll).toEqual({ outcomes: 0, notes: 201 });
    expect(page.notesToFollow.map(({ noteAt }) => noteAt)).toEqual(['/young-people/p/contacts/c200']);
    expect(page.pagination).toMatchObject({
      outcomes: null,
      notes: { previous: { href: '/outcomes?notes=2#notes' }, next: null },
    });
  });

  it('of what was recorded late keep whose it is from page to page', () => {
    const figures = { since: TODAY, workers: [], late: notes };
    expect(toContactFiguresPage(figures, 'b', 1, TODAY).pagination?.next?.href).toBe(
      '/team/contacts?worker=b&page=2#late',
    );
    expect(toContactFiguresPage(figures, 'a', 1, TODAY)).toMatchObject({ late: [], pagination: null });
  });
});
