import type { UserActor } from '../access/actor';
import type { LastNight } from '../deadlines/last-night';
import { localDate } from '../statutory/local-date';
import { nightInWords, toTeamPage } from './team.page';
import type { AdviserLine, TeamOverview } from './team.service';

const TODAY = localDate('2026-03-09');
const MANAGER: UserActor = { kind: 'user', userId: 'u', staffId: 's', name: 'Bo', role: 'manager', teamIds: ['north'] };
const NIGHT: LastNight = {
  state: 'done',
  forDate: TODAY,
  lastDoneAt: new Date('2026-03-09T02:16:00Z'),
  lastDoneFor: TODAY,
};

describe('the team page', () => {
  it('opens each figure to the list that it is the sum of, and no list where there is nothing', () => {
    const { teams } = shown({ teams: [north(line({ overdueStatute: 2, due7: 1 }))] });
    const ada = teams[0]!.advisers[0]!;
    expect(ada.people).toEqual({ count: 3, href: '/caseload?team=north&adviser=ada' });
    expect(ada.statute.href).toBe('/caseload?show=overdue&team=north&adviser=ada&basis=statute');
    expect(ada.due7.href).toBe('/caseload?show=due-7&team=north&adviser=ada');
    expect(ada.policy).toEqual({ count: 0, href: null });
    expect(teams[0]!.total.statute.href).toBe('/caseload?show=overdue&team=north&basis=statute');
  });

  it('adds up lines to a team and teams to a total, and has no total for one team alone', () => {
    const two = [
      north(line({ overdueStatute: 2 }), line({ overdueStatute: 3 })),
      { ...north(line()), teamId: null, name: null },
    ];
    const page = shown({ teams: two });
    expect(page.teams.map(({ name, total }) => [name, total.people.count, total.statute.count])).toEqual([
      ['North', 6, 5],
      ['No team yet', 3, 0],
    ]);
    expect(page.total?.people).toEqual({ count: 9, href: '/caseload' });
    expect(shown({ teams: two.slice(0, 1) }).total).toBeNull();
  });

  it('never adds law, guidance and local policy to one figure', () => {
    const { overdue } = shown({ teams: [north(line({ overdueStatute: 5, overdueGuidance: 1, overduePolicy: 3 }))] });
    expect(overdue).toMatchObject({ count: 5, beside: 'Beside these, 1 by guidance and 3 by local policy' });
  });

  it('marks who left while they still have young people, and only then', () => {
    const left = { leftOn: localDate('2026-03-01'), waiting: 3 };
    expect(firstLine(line(left))).toMatchObject({
      left: 'Left on 1 March 2026 and still has young people',
      waiting: '3 of them wait for a worker',
      allocateAt: '/team/workers/ada',
    });
    expect(firstLine(line({ ...left, people: 0, waiting: 0 })).left).toBeNull();
  });

  it('says who of those without an adviser waits for one', () => {
    const nobody = { staffId: null, name: null };
    expect(firstLine(line({ ...nobody, waiting: 1 }))).toMatchObject({
      name: 'Without an adviser',
      waiting: '1 of them waits for a worker',
      allocateAt: '/team/waiting',
    });
    expect(firstLine(line(nobody))).toMatchObject({ waiting: 'None of them is owed one now', allocateAt: null });
    expect(firstLine(line()).waiting).toBeNull();
  });

  it('says what is to be weighed this month and which months were missed, and nothing where all is weighed', () => {
    expect(shown({}).weights).toBe('3 to confirm, 2 months missed');
    expect(shown({ weights: { toConfirm: 0, missedMonths: 1 } }).weights).toBe('1 month missed');
    expect(shown({ weights: { toConfirm: 0, missedMonths: 0 } }).weights).toBe('');
  });

  it('says when the longest wait began, where anyone waits', () => {
    expect(shown({ longestWaitSince: localDate('2026-02-20') }).waiting.longest?.ago).toBe('2 weeks ago');
    expect(shown({}).waiting.longest).toBeNull();
  });

  it.each([
    [3, 2, '2 of them for too long, more than 5 working days.'],
    [2, 2, 'All of them for too long, more than 5 working days.'],
    [1, 1, 'For too long, more than 5 working days.'],
    [3, 0, ''],
  ])('of %i who wait, %i for too long: "%s"', (waiting, people, expected) => {
    const overview = shown({ teams: [north(line({ waiting }))], waitTooLong: { people, workingDays: 5 } });

    expect(overview.waiting.tooLong).toBe(expected);
  });

  it.each([
    ['done', true, 'It ended on 9 March 2026 at 2:16am'],
    ['running', true, 'The last one that was done ended on 9 March 2026 at 2:16am.'],
    ['failed', false, 'The night to 9 March 2026 failed. Alerts and mails may be missing.'],
    ['stopped', false, 'The night to 9 March 2026 broke off. Alerts and mails may be missing.'],
    ['missing', false, 'The night to 9 March 2026 did not run. Alerts and mails may be missing.'],
    ['never', false, 'No night has run yet'],
  ] as const)('of a night that is %s says whether it went well: %s, %s', (state, isWell, words) => {
    const night = nightInWords({ ...NIGHT, state });
    expect(night.isWell).toBe(isWell);
    expect(night.words).toContain(words);
  });
});

function line(given: Partial<AdviserLine> = {}): AdviserLine {
  const none = {
    overdueStatute: 0,
    overdueGuidance: 0,
    overduePolicy: 0,
    overduePaused: 0,
    partlyDone: 0,
    overdueNoCause: 0,
    paused: 0,
    due7: 0,
    due14: 0,
  };
  return { staffId: 'ada', name: 'Ada Worker', leftOn: null, people: 3, waiting: 0, ...none, ...given };
}

function north(...advisers: AdviserLine[]) {
  return { teamId: 'north' as string | null, name: 'North' as string | null, advisers };
}

function shown(given: Partial<TeamOverview>) {
  const waitTooLong = { people: 0, workingDays: 5 };
  const nothing = {
    onTop: { announcements: [], surges: [], improvements: 0 },
    teams: [],
    longestWaitSince: null,
    waitTooLong,
    toDecide: 0,
    homesToDecide: 0,
    pausesAsked: 0,
    assessmentsWaiting: 0,
    plansWaiting: 0,
    metBySubstitute: 0,
    owedLate: 0,
    supervision: {
      supervised: [],
      workersLate: 0,
      escalated: [],
      isSenior: false,
      peopleLate: 0,
      rises: 0,
      risesLate: 0,
      standingStill: 0,
      renewal: null,
    },
    longAbsences: [],
    servicesToCheck: 0,
    papersNotAsked: 0,
    failedMails: 0,
    providersLate: 0,
    night: NIGHT,
    wins: { lines: [], inAll: 0 },
    buddiesToName: 0,
    passedAround: 0,
    emergencyAccess: 0,
    notSafe: 0,
    turning18: [],
    weights: { toConfirm: 3, missedMonths: 2 },
  };
  return toTeamPage({ ...nothing, ...given }, MANAGER, TODAY);
}

function firstLine(one: AdviserLine) {
  return shown({ teams: [north(one)] }).teams[0]!.advisers[0]!;
}
