import type { UserActor } from '../access/actor';
import { localDate } from '../statutory/local-date';
import { readCaseloadAddress } from './caseload.address';
import { toCaseloadPage } from './caseload.page';
import type { Caseload } from './caseload.service';

const TODAY = localDate('2026-03-09');
const ADVISER = '0199d1c0-7000-7000-8000-000000000001';
const MINA: Caseload['rows'][number] = {
  id: 'mina',
  givenName: 'Mina',
  familyName: 'Fable',
  knownAs: null,
  authorityId: '744950',
  dateOfBirth: localDate('2006-03-10'),
  diedOn: null,
  status: 'former-relevant',
  statusBecause: ['Looked after and eligible on reaching 18.', 'A second reason.'],
  forManager: [],
  adviserName: 'Ada Worker',
  adviserAway: null,
  waiting: false,
  teamName: 'North',
  lastSeenOn: localDate('2026-03-02'),
  due: [],
  risk: 'medium',
};
const EMPTY: Caseload = {
  rows: [],
  people: 0,
  items: 0,
  overdueItems: 0,
  overduePaused: 0,
  overduePeople: 0,
  page: 1,
  pages: 1,
  statuses: [],
  advisers: [],
  teams: [],
};

describe('the caseload list', () => {
  it.each([
    [24, 3, 2, '24 young people, 3 overdue items for 2 people'],
    [1, 1, 1, '1 young person, 1 overdue item for 1 person'],
    [5, 0, 0, '5 young people, nothing overdue'],
    [0, 0, 0, '0 young people, nothing overdue'],
  ])('counts %i people and %i overdue items of %i as: %s', (people, overdueItems, overduePeople, words) => {
    expect(shown({ ...EMPTY, people, overdueItems, overduePeople }).counts).toBe(words);
  });

  it('says of the overdue how many are paused: a pause never makes them fewer', () => {
    const list = { ...EMPTY, people: 5, overdueItems: 9, overduePaused: 3, overduePeople: 4 };
    expect(shown(list).counts).toBe('5 young people, 9 overdue items for 4 people, of which 3 paused');
    expect(shown({ ...EMPTY, people: 1, items: 1 }, { show: 'paused' }).counts).toBe(
      '1 young person, 1 paused item, none of it overdue',
    );
  });

  it.each([
    [{ show: 'due-7' }, '3 young people, 4 items due in the next 7 days'],
    [{ show: 'due-soon', basis: 'policy' }, '3 young people, 4 items due by local policy in the next 14 days'],
    [{ show: 'paused' }, '3 young people, 4 paused items, of which 2 overdue'],
    [{ show: 'overdue', basis: 'statute' }, '3 young people, 2 overdue items by law for 1 person'],
  ])('counts what a list cut to %j is of: %s', (fields, words) => {
    const list = { ...EMPTY, people: 3, items: 4, overdueItems: 2, overduePeople: 1 };
    expect(shown(list, fields).counts).toBe(words);
  });

  it('offers a manager to give all the young people of one adviser to another', () => {
    const list = { ...EMPTY, rows: [MINA], people: 1 };
    expect(shown(list, { adviser: ADVISER }, 'manager').allocateManyAt).toBe(`/team/workers/${ADVISER}`);
    expect(shown(list, { adviser: 'none' }, 'manager').allocateManyAt).toBe('/team/waiting');
    expect(shown(list, { show: 'waiting' }, 'manager').allocateManyAt).toBe('/team/waiting');
    expect(shown(list, {}, 'manager').allocateManyAt).toBeNull();
    expect(shown(list, { adviser: ADVISER }).allocateManyAt).toBeNull();
  });

  it('keeps an adviser or a team that the filters do not know, so that the filter is not lost', () => {
    const { filters } = shown(EMPTY, { adviser: ADVISER, team: ADVISER });
    for (const choices of [filters.advisers, filters.teams!]) {
      expect(choices.filter(({ value }) => value === ADVISER)).toHaveLength(1);
    }
    expect(shown(EMPTY).filters.teams).toBeNull();
  });

  it('says of each young person age, status with the first reason, and when they were last seen', () => {
    expect(shown({ ...EMPTY, rows: [MINA] }).rows[0]).toMatchObject({
      name: 'Mina Fable',
      age: 19,
      status: 'Former relevant',
      why: 'Looked after and eligible on reaching 18.',
      lastSeen: { on: '2026-03-02', ago: '7 days ago' },
    });
  });

  it('gives no age to someone who has died', () => {
    const row = { ...MINA, status: 'deceased' as const, diedOn: localDate('2025-01-02') };
    expect(shown({ ...EMPTY, rows: [row] }).rows[0]).toMatchObject({ age: null, diedOn: '2025-01-02' });
  });

  it('offers a worker for someone who waits, to managers only', () => {
    const list = { ...EMPTY, rows: [{ ...MINA, adviserName: null, waiting: true }] };
    expect(shown(list, {}, 'manager').rows[0]?.allocateAt).toBe('/young-people/mina/allocate');
    expect(shown(list, {}, 'adviser').rows[0]?.allocateAt).toBeNull();
  });

  it.each([
    [{}, 'No young people are allocated to you yet.'],
    [{ show: 'overdue' }, 'Nothing is overdue.'],
    [{ show: 'waiting', who: 'everyone' }, 'Nobody is waiting for a worker.'],
    [{ show: 'paused' }, 'Nothing is paused.'],
    [{ show: 'due-7' }, 'Nothing is due in the next 7 days.'],
    [{ basis: 'guidance' }, 'No young people match these filters.'],
    [{ status: 'eligible' }, 'No young people match these filters.'],
  ])('when it is empty for %j says: %s', (fields, words) => {
    expect(shown(EMPTY, fields).empty).toBe(words);
  });

  it('keeps the filters when the order changes, and goes back to the first page', () => {
    const { orders } = shown(EMPTY, { show: 'overdue', status: 'eligible', page: '2' });
    expect(orders.name.href).toBe('/caseload?show=overdue&status=eligible&order=name');
    expect(orders.due.current).toBe(true);
  });

  it('says which people of how many a page shows', () => {
    const rows = [MINA, { ...MINA, id: 'b' }];
    expect(shown({ ...EMPTY, rows, people: 202, page: 3, pages: 3 }, { page: '3' }).range).toBe('201 to 202 of 202');
    expect(shown({ ...EMPTY, rows, people: 2 }).range).toBeNull();
  });
});

function shown(list: Caseload, fields: Record<string, string> = {}, role: UserActor['role'] = 'adviser') {
  const actor: UserActor = { kind: 'user', userId: 'u', staffId: 's', name: 'Ada Worker', role, teamIds: [] };
  return toCaseloadPage(list, readCaseloadAddress(fields, actor), actor, TODAY);
}
