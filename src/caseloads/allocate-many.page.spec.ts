import type { UserActor } from '../access/actor';
import { addDays, localDate } from '../statutory/local-date';
import { newAllocateManyForm } from './allocate-many.form';
import { toAllocatedPage, toAllocateManyPage, waitingPlace, workerPlace } from './allocate-many.page';
import type { ToAllocate, WaitingList } from './to-allocate.service';
import type { WorkerChoice } from './workers-to-choose';

const TODAY = localDate('2026-03-09');
const MANAGER: UserActor = { kind: 'user', userId: 'u', staffId: 's', name: 'Bo', role: 'manager', teamIds: ['north'] };
const MINA: ToAllocate = {
  personId: 'mina',
  givenName: 'Mina',
  familyName: 'Fable',
  knownAs: null,
  authorityId: '744950',
  dateOfBirth: localDate('2006-03-10'),
  status: 'former-relevant',
  teamName: 'North',
  waiting: true,
  since: localDate('2026-02-20'),
  waitsTooLong: true,
  allocationId: null,
  lastAdviser: null,
  lastAdviserLeft: false,
  meanwhile: null,
  meanwhileSince: null,
  risk: 'high',
  overdue: [],
  suggested: [{ id: 'ada', name: 'Ada Worker', reasons: ['same team'] }],
};
const ADA: WorkerChoice = {
  id: 'ada',
  name: 'Ada Worker',
  teamId: 'north',
  team: 'North',
  people: 1,
  overdue: 0,
  holdsCases: true,
  awayNow: false,
};

describe('choosing whom to give a worker', () => {
  it.each([
    [{}, 'New: has not had a worker yet'],
    [{ lastAdviser: 'Lee', lastAdviserLeft: true, allocationId: 'row' }, 'Lee left'],
    [{ lastAdviser: 'Lee' }, 'Lee is not their worker any more'],
    [{ lastAdviser: 'Lee', allocationId: 'row' }, 'Lee has not started yet'],
  ])('says why they wait: %j, %s', (given, why) => {
    expect(shown([{ ...MINA, ...given }]).people[0]).toMatchObject({ why, ago: '2 weeks ago', since: '2026-02-20' });
  });

  it('names how many wait and since when the longest does', () => {
    expect(shown([MINA, { ...MINA, personId: 'b' }]).lead).toBe(
      '2 young people wait for a worker. The longest wait began 2 weeks ago.',
    );
    expect(shown([MINA]).lead).toBe('1 young person waits for a worker. The longest wait began 2 weeks ago.');
  });

  it('says how many waited before, as far as the mornings are known', () => {
    const past = [
      { daysAgo: 7, waiting: 4, longestDays: 12 },
      { daysAgo: 28, waiting: 0, longestDays: 0 },
      { daysAgo: 91, waiting: 2, longestDays: null },
    ];
    expect(shown([MINA], [ADA], past).history).toBe(
      'In your teams, 4 waited a week ago (the longest for 12 days), 0 waited four weeks ago, 2 waited a quarter ago.',
    );
    expect(shown([MINA]).history).toBeNull();
  });

  it('says how high the risk of those is, when nobody would wait, and morning by morning how many did', () => {
    const daily = [28, 14, 0].map((days, at) => ({ on: addDays(TODAY, -days), waiting: [6, 4, 2][at]! }));
    const { wait, people } = shown([MINA, { ...MINA, personId: 'b' }], [ADA], [], 5, daily);
    expect(people[0]!.risk).toEqual({ words: 'High risk', colour: 'red' });
    expect(wait).toMatchObject({
      risks: 'Their risk: 1 high, 0 medium, 0 low.',
      pace: 'Since 9 February 2026 the number fell by 1 a week: at this pace nobody waits from 23 March 2026, in 2 weeks.',
      alert: 'More than 1: the head of service is told.',
      days: daily.toReversed(),
    });
    expect(wait!.chart!.bars.map(({ parts }) => parts[0]!.height)).toEqual([110, 73.3, 36.7]);
    expect(shown([MINA]).wait).toMatchObject({ pace: null, alert: null, days: [], chart: null });
  });

  it('says in words whose wait is too long, by the working days of the authority', () => {
    expect(shown([MINA]).people[0]!.tooLong).toBe('Waits too long: more than 5 working days');
    expect(shown([MINA], [ADA], [], 1).people[0]!.tooLong).toBe('Waits too long: more than a working day');
    expect(shown([{ ...MINA, waitsTooLong: false }]).people[0]!.tooLong).toBeNull();
  });

  it('says who suits each young person, and why', () => {
    expect(shown([MINA]).people[0]!.suggested).toEqual(['Ada Worker: same team']);
  });

  it('says the load of each worker beside the name', () => {
    const staff = [ADA, { ...ADA, id: 'cy', name: 'Cy', team: null, people: 24, overdue: 3 }];
    expect(shown([MINA], staff).staff.map(({ text }) => text)).toEqual([
      'Choose',
      'Ada Worker, North (1 young person)',
      'Cy (24 young people, 3 overdue)',
    ]);
  });

  it('does not say of someone who has a worker that they wait', () => {
    const list = {
      people: [{ ...MINA, waiting: false, waitsTooLong: false }],
      inAll: 1,
      longestWaitWD: 5,
      staff: [ADA],
    };
    const place = workerPlace({
      ...list,
      worker: { id: 'ada', name: 'Ada Worker', leftOn: null, away: null, isOurs: true },
    });
    const page = toAllocateManyPage(list, place, newAllocateManyForm(), MANAGER, TODAY);
    expect(page.lead).toBe('Ada Worker has 1 young person in your teams.');
    expect(page.people[0]).toMatchObject({ since: null, ago: null, why: '' });
    expect(page.leavingAt).toBe('/team/workers/ada/leaving');
  });

  it('offers to tick everyone where there is more than one', () => {
    expect(shown([MINA]).tickAllAt).toBeNull();
    expect(shown([MINA, { ...MINA, personId: 'b' }]).tickAllAt).toBe('/team/waiting?tick=all');
  });

  it('says of each who was not given the worker why, and names nobody who may not be seen', () => {
    const page = toAllocatedPage(
      [
        { personId: 'mina', outcome: 'changed-meanwhile' },
        { personId: 'b', outcome: 'not-found' },
      ],
      7,
      new Map([['mina', MINA]]),
    );
    expect(page).toMatchObject({
      given: 7,
      others: [
        { name: 'Mina Fable', at: '/young-people/mina' },
        { name: 'Someone who is not in your teams', at: null, why: 'They are not in your teams any more' },
      ],
    });
    expect(page.others[0]!.why).toContain('Someone else changed who works with them');
  });
});

function shown(
  people: ToAllocate[],
  staff = [ADA],
  past: WaitingList['past'] = [],
  longestWaitWD = 5,
  daily: WaitingList['daily'] = [],
) {
  const waited = { risks: { high: 1, medium: 0, low: 0 }, daily, alertPeople: 1 };
  const list = { people, inAll: people.length, longestWaitWD, staff, past, ...waited };
  return toAllocateManyPage(list, waitingPlace(list, TODAY), newAllocateManyForm(), MANAGER, TODAY);
}
