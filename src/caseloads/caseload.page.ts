import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { STATUS_WORDS } from '../young-people/status-words';
import { caseloadAddress } from './caseload.address';
import {
  CASELOAD_PAGE,
  CASELOAD_SHOWS,
  DUE_SOON_DAYS,
  type Caseload,
  type CaseloadOrder,
  type CaseloadQuery,
  type CaseloadRow,
  type CaseloadShow,
} from './caseload.service';
import { folded, toDueItem } from './due-item';
import { pageLinks } from './page-links';

const SHOW_WORDS: Record<CaseloadShow, string> = {
  all: 'All',
  overdue: 'Overdue',
  'due-soon': 'Due soon',
  waiting: 'Waiting for a worker',
  'for-a-manager': 'For a manager to decide',
};

const ORDER_WORDS: Record<CaseloadOrder, string> = {
  due: 'What is due first',
  name: 'Family name',
  seen: 'Not seen for longest',
  age: 'Youngest first',
};

/** The caseload list in words. */
export function toCaseloadPage(list: Caseload, query: CaseloadQuery, actor: UserActor, today: LocalDate) {
  const address = (changes: Partial<CaseloadQuery>) => caseloadAddress({ ...query, page: 1, ...changes }, actor);
  const ordered = (order: CaseloadOrder) => ({ href: address({ order }), current: query.order === order });
  const first = (list.page - 1) * CASELOAD_PAGE + 1;
  return {
    counts: countsWords(list),
    range: list.pages > 1 ? `${first} to ${first + list.rows.length - 1} of ${list.people}` : null,
    shows: CASELOAD_SHOWS.map((show) => ({
      text: SHOW_WORDS[show],
      href: address({ show }),
      current: query.show === show,
    })),
    show: query.show,
    filters: filters(list, query, actor),
    isFiltered: query.status !== null || query.adviserId !== null,
    clearHref: address({ status: null, adviserId: null }),
    orders: { due: ordered('due'), name: ordered('name'), seen: ordered('seen'), age: ordered('age') },
    rows: list.rows.map((row) => personRow(row, actor, today)),
    empty: emptyWords(query),
    pagination: pageLinks(list.page, list.pages, (page) => address({ page })),
    mayAdd: may(actor, 'create-person'),
  };
}

export type CaseloadPage = ReturnType<typeof toCaseloadPage>;

/** "24 young people, 3 overdue items for 2 people": the sums of the list below it. */
function countsWords({ people, overdueItems, overduePeople }: Caseload): string {
  const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  const inAll = of(people, 'young person', 'young people');
  if (people === 0 || overdueItems === 0) return `${inAll}, nothing overdue`;
  return `${inAll}, ${of(overdueItems, 'overdue item', 'overdue items')} for ${of(overduePeople, 'person', 'people')}`;
}

function filters({ statuses, advisers }: Caseload, query: CaseloadQuery, actor: UserActor) {
  const anyone = { value: '', text: 'Any' };
  const knownAdviser = advisers.some((adviser) => adviser.id === query.adviserId);
  return {
    // Data officers work with no one themselves.
    who:
      actor.role === 'data-officer'
        ? null
        : [
            { value: 'mine', text: 'My young people' },
            { value: 'everyone', text: 'Everyone I may see' },
          ],
    statuses: [
      anyone,
      ...statuses.map(({ status, people }) => ({ value: status, text: `${STATUS_WORDS[status]} (${people})` })),
    ],
    advisers: [
      anyone,
      ...advisers.map(({ id, name, people }) => ({ value: id, text: `${name} (${people})` })),
      ...(query.adviserId && !knownAdviser ? [{ value: query.adviserId, text: 'Someone not in this list' }] : []),
    ],
    orders: Object.entries(ORDER_WORDS).map(([value, text]) => ({ value, text })),
    values: { who: query.who, status: query.status ?? '', adviser: query.adviserId ?? '', order: query.order },
  };
}

function personRow(row: CaseloadRow, actor: UserActor, today: LocalDate) {
  return {
    name: fullName(row),
    at: `/young-people/${row.id}`,
    age: row.diedOn ? null : ageOn(row.dateOfBirth, today),
    diedOn: row.diedOn,
    status: row.status ? STATUS_WORDS[row.status] : 'Not worked out yet',
    why: row.statusBecause[0] ?? null,
    forManager: row.forManager,
    due: folded(row.due.map((line) => toDueItem(line, row.id, actor, today))),
    adviser: row.adviserName,
    waiting: row.waiting,
    allocateAt: row.waiting && may(actor, 'allocate') ? `/young-people/${row.id}/allocate` : null,
    // Said where there is more than one.
    team: actor.role === 'data-officer' || actor.teamIds.length > 1 ? row.teamName : null,
    lastSeen: row.lastSeenOn && { on: row.lastSeenOn, ago: agoWords(row.lastSeenOn, today) },
  };
}

/** Why the list is empty; true whatever the filters are. */
function emptyWords({ who, show, status, adviserId }: CaseloadQuery): string {
  if (status || adviserId) return 'No young people match these filters.';
  switch (show) {
    case 'all':
      return who === 'mine'
        ? 'No young people are allocated to you yet.'
        : 'There are no young people here yet who are owed support.';
    case 'overdue':
      return 'Nothing is overdue.';
    case 'due-soon':
      return `Nothing is due in the next ${DUE_SOON_DAYS} days.`;
    case 'waiting':
      return who === 'mine' ? 'All of your young people have a worker.' : 'Nobody is waiting for a worker.';
    case 'for-a-manager':
      return 'Nothing is waiting for a manager to decide.';
  }
}
