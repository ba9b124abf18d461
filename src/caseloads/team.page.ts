import type { LocalDate } from '../statutory/local-date';
import type { UserActor } from '../access/actor';
import type { LastNight } from '../deadlines/last-night';
import { longDate, dateAndTime } from '../web/dates';
import { turning18OnTeam } from '../handovers/turning-18-words';
import { agoWords } from '../web/day-words';
import { caseloadAddress } from './caseload.address';
import { NOBODY, type CaseloadQuery } from './caseload.service';
import type { LongAbsence } from './long-absences';
import { totalOf, type AdviserLine, type TeamCounts, type TeamLines, type TeamOverview } from './team.service';
import { winShown } from './wins';

const EVERYONE: CaseloadQuery = {
  who: 'everyone',
  show: 'all',
  status: null,
  teamId: null,
  adviserId: null,
  risk: null,
  basis: null,
  order: 'due',
  page: 1,
};

/** A number, and the list that it is the sum of; no link where the list would be empty. */
export interface Figure {
  count: number;
  href: string | null;
}

/** A manager's page in words: what waits at the top, then adviser by adviser. */
export function toTeamPage(overview: TeamOverview, actor: UserActor, today: LocalDate) {
  const all = totalOf(overview.teams.flatMap(({ advisers }) => advisers));
  const to = (changes: Partial<CaseloadQuery>) => caseloadAddress({ ...EVERYONE, ...changes }, actor);
  const teams = overview.teams.map((team) => teamInWords(team, to, overview));
  return {
    today,
    onTop: overview.onTop,
    waiting: {
      count: all.waiting,
      href: '/team/waiting',
      longest: overview.longestWaitSince && {
        on: overview.longestWaitSince,
        ago: agoWords(overview.longestWaitSince, today),
      },
      tooLong: tooLongWords(overview.waitTooLong, all.waiting),
    },
    overdue: {
      count: all.overdueStatute,
      href: to({ show: 'overdue', basis: 'statute' }),
      beside: besideWords(all),
    },
    paused: { count: all.paused, href: to({ show: 'paused' }), overdue: all.overduePaused },
    pausesAsked: overview.pausesAsked,
    emergencyAccess: overview.emergencyAccess,
    notSafe: overview.notSafe,
    weights: weightsWords(overview.weights),
    buddiesToName: overview.buddiesToName,
    passedAround: overview.passedAround,
    turning18: turning18OnTeam(overview.turning18, today),
    wins: {
      inAll: overview.wins.inAll,
      lines: overview.wins.lines.map((one) => winShown(one, true, today)),
    },
    assessmentsWaiting: overview.assessmentsWaiting,
    late: { noCause: all.overdueNoCause, href: '/team/late?figure=none#names', allHref: '/team/late' },
    partly: {
      count: all.partlyDone,
      href: to({ show: 'partly-done' }),
      accepted: overview.metBySubstitute,
      acceptedHref: '/team/late?figure=substitute#names',
    },
    plansWaiting: { count: overview.plansWaiting, href: '/team/plans' },
    homesToDecide: overview.homesToDecide,
    toDecide: { count: overview.toDecide, href: '/team/to-decide' },
    owedLate: { count: overview.owedLate, href: '/owed?show=late' },
    supervision: overview.supervision,
    servicesToCheck: overview.servicesToCheck,
    papersNotAsked: overview.papersNotAsked,
    providersLate: overview.providersLate,
    failedMails: { count: overview.failedMails, href: '/outbox?state=failed' },
    night: nightInWords(overview.night),
    teams,
    // One team alone is its own total.
    total: teams.length > 1 ? figures(all, {}, to) : null,
  };
}

export type TeamPage = ReturnType<typeof toTeamPage>;

type To = (changes: Partial<CaseloadQuery>) => string;

function teamInWords({ teamId, name, advisers }: TeamLines, to: To, { supervision, longAbsences }: TeamOverview) {
  const { supervised } = supervision;
  const which = { teamId: teamId ?? NOBODY };
  return {
    id: `team-${teamId ?? NOBODY}`,
    name: name ?? 'No team yet',
    advisers: advisers.map((line) => ({
      ...adviserInWords(line, which, to),
      superviseAt: line.staffId && supervised.includes(line.staffId) ? `/supervision/new?worker=${line.staffId}` : null,
      away: awayForLong(longAbsences.find((one) => one.staffId === line.staffId && one.teamId === teamId)),
    })),
    total: figures(totalOf(advisers), which, to),
  };
}

/** SV-08: what is to be done for the young people of a worker who is away for long; null where nothing is. */
function awayForLong(absence: LongAbsence | undefined) {
  if (!absence) return null;
  const { staffId, people, task } = absence;
  const have = people === 1 ? 'young person has' : 'young people have';
  return { words: `${task.because} ${people} ${have} nobody else yet`, at: `/team/workers/${staffId}` };
}

function adviserInWords(line: AdviserLine, team: Partial<CaseloadQuery>, to: To) {
  const { staffId, name, leftOn, people, waiting } = line;
  return {
    name: name ?? 'Without an adviser',
    isNobody: staffId === null,
    left: leftOn && people > 0 ? `Left on ${longDate(leftOn)} and still has young people` : null,
    waiting: asideWords(line),
    allocateAt: people > 0 && waiting > 0 ? (staffId ? `/team/workers/${staffId}` : '/team/waiting') : null,
    ...figures(line, { ...team, adviserId: staffId ?? NOBODY }, to),
  };
}

/** Who of them waits for a worker; of those without an adviser also who is owed none. */
function asideWords({ staffId, people, waiting }: AdviserLine): string | null {
  if (waiting > 0) return `${waiting} of them ${waiting === 1 ? 'waits' : 'wait'} for a worker`;
  return staffId === null && people > 0 ? 'None of them is owed one now' : null;
}

function figures(counts: TeamCounts, which: Partial<CaseloadQuery>, to: To) {
  const figure = (count: number, changes: Partial<CaseloadQuery>): Figure => ({
    count,
    href: count > 0 ? to({ ...which, ...changes }) : null,
  });
  return {
    people: figure(counts.people, {}),
    statute: figure(counts.overdueStatute, { show: 'overdue', basis: 'statute' }),
    guidance: figure(counts.overdueGuidance, { show: 'overdue', basis: 'guidance' }),
    policy: figure(counts.overduePolicy, { show: 'overdue', basis: 'policy' }),
    paused: figure(counts.paused, { show: 'paused' }),
    due7: figure(counts.due7, { show: 'due-7' }),
    due14: figure(counts.due14, { show: 'due-soon' }),
  };
}

/** What is to be weighed this month and which months were missed; empty where nothing is. */
function weightsWords({ toConfirm, missedMonths }: TeamOverview['weights']): string {
  const missed = missedMonths === 0 ? '' : `${missedMonths} ${missedMonths === 1 ? 'month' : 'months'} missed`;
  return [toConfirm > 0 ? `${toConfirm} to confirm` : '', missed].filter(Boolean).join(', ');
}

/** How many of those who wait do so for too long; empty where nobody does. */
function tooLongWords({ people, workingDays }: TeamOverview['waitTooLong'], waiting: number): string {
  if (people === 0) return '';
  const who = people === waiting ? (people === 1 ? 'For' : 'All of them for') : `${people} of them for`;
  return `${who} too long, more than ${workingDays === 1 ? 'a working day' : `${workingDays} working days`}.`;
}

function besideWords({ overdueStatute, overdueGuidance, overduePolicy, overduePaused }: TeamCounts): string {
  const beside = `Beside these, ${overdueGuidance} by guidance and ${overduePolicy} by local policy`;
  if (overduePaused === 0) return beside;
  return `${beside}. Of all ${overdueStatute + overdueGuidance + overduePolicy}, ${overduePaused} paused`;
}

/** How the night went, and whether somebody has to see to it. */
export function nightInWords({ state, forDate, lastDoneAt, lastDoneFor }: LastNight) {
  const last = lastDoneAt && lastDoneFor ? `The last one that was done ended on ${dateAndTime(lastDoneAt)}.` : '';
  const none = last || 'None has been done before.';
  const late = 'Alerts and mails may be missing.';
  switch (state) {
    case 'done':
      return { isWell: true, short: 'Done', words: lastDoneAt ? `It ended on ${dateAndTime(lastDoneAt)}` : '' };
    case 'running':
      return { isWell: true, short: 'Running now', words: last };
    case 'failed':
      return { isWell: false, short: 'Failed', words: `The night to ${longDate(forDate)} failed. ${late} ${none}` };
    case 'stopped':
      return {
        isWell: false,
        short: 'Broken off',
        words: `The night to ${longDate(forDate)} broke off. ${late} ${none}`,
      };
    case 'missing':
      return {
        isWell: false,
        short: 'Missing',
        words: `The night to ${longDate(forDate)} did not run. ${late} ${none}`,
      };
    case 'never':
      return {
        isWell: false,
        short: 'Not yet',
        words: 'No night has run yet, so no alerts and no mails have gone out.',
      };
  }
}
