import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import type { DutyBasis } from '../statutory/case-file';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { agoWords } from '../web/day-words';
import { fullName } from '../young-people/names';
import { RISK_LEVELS } from '../statutory/risk-level';
import { RISK_WORDS } from '../supervision/supervision-words';
import { BASIS_WORDS, STATUS_WORDS } from '../young-people/status-words';
import { caseloadAddress } from './caseload.address';
import {
  CASELOAD_PAGE,
  CASELOAD_SHOWS,
  DUE_NEXT_DAYS,
  DUE_SOON_DAYS,
  NOBODY,
  type Caseload,
  type CaseloadOrder,
  type CaseloadQuery,
  type CaseloadShow,
} from './caseload.service';
import { acknowledgeAddress } from './acknowledge.page';
import { awayWords } from './away';
import { folded } from './due-groups';
import { pageLinks } from './page-links';

export const SHOW_WORDS: Record<CaseloadShow, string> = {
  all: 'All',
  overdue: 'Overdue',
  'due-7': `Due in ${DUE_NEXT_DAYS} days`,
  'due-soon': `Due in ${DUE_SOON_DAYS} days`,
  'partly-done': 'Partly done',
  paused: 'Paused',
  waiting: 'Waiting for a worker',
  'for-a-manager': 'For a manager to decide',
};

const ORDER_WORDS: Record<CaseloadOrder, string> = {
  due: 'What is due first',
  name: 'Family name',
  seen: 'Not seen for longest',
  age: 'Youngest first',
};

/** What is counted, said after its name: law, guidance and local policy are never mixed. */
const ON_FOOTING: Record<DutyBasis, string> = {
  statute: ' by law',
  guidance: ' by guidance',
  policy: ' by local policy',
};

/** The caseload list in words. */
export function toCaseloadPage(list: Caseload, query: CaseloadQuery, actor: UserActor, today: LocalDate) {
  const address = (changes: Partial<CaseloadQuery>) => caseloadAddress({ ...query, page: 1, ...changes }, actor);
  const ordered = (order: CaseloadOrder) => ({ href: address({ order }), current: query.order === order });
  const first = (list.page - 1) * CASELOAD_PAGE + 1;
  return {
    counts: countsWords(list, query),
    range: list.pages > 1 ? `${first} to ${first + list.rows.length - 1} of ${list.people}` : null,
    shows: CASELOAD_SHOWS.map((show) => ({
      text: SHOW_WORDS[show],
      href: address({ show }),
      current: query.show === show,
    })),
    show: query.show,
    filters: filters(list, query, actor),
    isFiltered: isFiltered(query),
    clearHref: address({ status: null, teamId: null, adviserId: null, risk: null, basis: null }),
    orders: { due: ordered('due'), name: ordered('name'), seen: ordered('seen'), age: ordered('age') },
    rows: list.rows.map((row) => personRow(row, actor, today)),
    empty: emptyWords(query),
    pagination: pageLinks(list.page, list.pages, (page) => address({ page })),
    mayAdd: may(actor, 'create-person'),
    acknowledgeAt:
      may(actor, 'record-casework') && list.rows.some((row) => row.due.length > 0)
        ? acknowledgeAddress(query, actor)
        : null,
    allocateManyAt: list.people > 0 ? allocateManyAt(query, actor) : null,
  };
}

export type CaseloadPage = ReturnType<typeof toCaseloadPage>;

/** "24 young people, 3 overdue items for 2 people": the sums of the list below it. */
function countsWords(list: Caseload, { show, basis }: CaseloadQuery): string {
  const { people, items, overdueItems, overduePaused, overduePeople } = list;
  const of = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
  const inAll = of(people, 'young person', 'young people');
  const footing = basis ? ON_FOOTING[basis] : '';
  switch (show) {
    case 'due-7':
      return `${inAll}, ${of(items, 'item', 'items')} due${footing} in the next ${DUE_NEXT_DAYS} days`;
    case 'due-soon':
      return `${inAll}, ${of(items, 'item', 'items')} due${footing} in the next ${DUE_SOON_DAYS} days`;
    case 'partly-done':
      return `${inAll}, ${of(items, 'item', 'items')} partly done and overdue${footing}`;
    case 'paused':
      return `${inAll}, ${of(items, 'paused item', 'paused items')}${footing}, ${pausedOverdue(items, overdueItems)}`;
    case 'all':
    case 'overdue':
    case 'waiting':
    case 'for-a-manager':
      if (people === 0 || overdueItems === 0) return `${inAll}, nothing overdue${footing}`;
      return `${inAll}, ${of(overdueItems, 'overdue item', 'overdue items')}${footing} for ${of(overduePeople, 'person', 'people')}${overduePaused > 0 ? `, of which ${overduePaused} paused` : ''}`;
  }
}

/** A pause stops no day from passing. */
function pausedOverdue(items: number, overdue: number): string {
  if (overdue > 0) return `of which ${overdue} overdue`;
  return items === 1 ? 'none of it overdue' : 'none of them overdue';
}

function isFiltered({ status, teamId, adviserId, risk, basis }: CaseloadQuery): boolean {
  return [status, teamId, adviserId, risk, basis].some((filter) => filter !== null);
}

/** Where those who wait, or all the young people of one adviser, can be given a worker at once. */
function allocateManyAt({ show, adviserId }: CaseloadQuery, actor: UserActor): string | null {
  if (!may(actor, 'allocate')) return null;
  if (adviserId && adviserId !== NOBODY) return `/team/workers/${adviserId}`;
  return adviserId === NOBODY || show === 'waiting' ? '/team/waiting' : null;
}

function filters({ statuses, advisers, teams }: Caseload, query: CaseloadQuery, actor: UserActor) {
  const anyone = { value: '', text: 'Any' };
  const named = (list: { id: string; name: string; people: number }[], nobody: string, asked: string | null) => [
    anyone,
    ...list.map(({ id, name, people }) => ({ value: id, text: `${name} (${people})` })),
    { value: NOBODY, text: nobody },
    ...(asked && asked !== NOBODY && !list.some(({ id }) => id === asked)
      ? [{ value: asked, text: 'Someone not in this list' }]
      : []),
  ];
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
    teams: teams.length > 1 || query.teamId ? named(teams, 'No team yet', query.teamId) : null,
    advisers: named(advisers, 'No adviser', query.adviserId),
    risks: [anyone, ...RISK_LEVELS.toReversed().map((value) => ({ value, text: RISK_WORDS[value] }))],
    bases: [anyone, ...Object.entries(BASIS_WORDS).map(([value, text]) => ({ value, text }))],
    orders: Object.entries(ORDER_WORDS).map(([value, text]) => ({ value, text })),
    values: {
      who: query.who,
      status: query.status ?? '',
      team: query.teamId ?? '',
      adviser: query.adviserId ?? '',
      risk: query.risk ?? '',
      basis: query.basis ?? '',
      order: query.order,
    },
  };
}

function personRow(row: Caseload['rows'][number], actor: UserActor, today: LocalDate) {
  return {
    name: fullName(row),
    at: `/young-people/${row.id}`,
    age: row.diedOn ? null : ageOn(row.dateOfBirth, today),
    diedOn: row.diedOn,
    status: row.status ? STATUS_WORDS[row.status] : 'Not worked out yet',
    why: row.statusBecause[0] ?? null,
    isHighRisk: row.risk === 'high' && row.diedOn === null,
    forManager: row.forManager,
    due: folded(row.due, row.id, actor, today),
    adviser: row.adviserName,
    away: row.adviserAway && awayWords(row.adviserAway),
    waiting: row.waiting,
    allocateAt: row.waiting && may(actor, 'allocate') ? `/young-people/${row.id}/allocate` : null,
    // Said where there is more than one.
    team: actor.role === 'data-officer' || actor.teamIds.length > 1 ? row.teamName : null,
    lastSeen: row.lastSeenOn && { on: row.lastSeenOn, ago: agoWords(row.lastSeenOn, today) },
  };
}

/** Why the list is empty; true whatever the filters are. */
function emptyWords(query: CaseloadQuery): string {
  const { who, show } = query;
  if (isFiltered(query)) return 'No young people match these filters.';
  switch (show) {
    case 'all':
      return who === 'mine'
        ? 'No young people are allocated to you yet.'
        : 'There are no young people here yet who are owed support.';
    case 'overdue':
      return 'Nothing is overdue.';
    case 'due-7':
      return `Nothing is due in the next ${DUE_NEXT_DAYS} days.`;
    case 'due-soon':
      return `Nothing is due in the next ${DUE_SOON_DAYS} days.`;
    case 'partly-done':
      return 'Nothing that is overdue waits for a manager to accept what was done.';
    case 'paused':
      return 'Nothing is paused.';
    case 'waiting':
      return who === 'mine' ? 'All of your young people have a worker.' : 'Nobody is waiting for a worker.';
    case 'for-a-manager':
      return 'Nothing is waiting for a manager to decide.';
  }
}
