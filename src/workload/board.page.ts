import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { demandOf, TURNS } from './forecast';
import { LEVELS } from './load-words';
import { loadChart, monthWords, perFullTime } from './load-chart';
import type { PlannedPostTold } from './planned-posts.service';
import { casesRole, type WorkRole } from './settings-content';
import { chartMark, sinceInWords, workerThen } from './since.page';
import type { Board, MonthLoad, Since, WhatIfLine, WorkerTold } from './workload.service';

/** How a worker's load stands, in words. */
export function workerInWords({ worker, capacity, load, notWeighed }: WorkerTold, today: LocalDate) {
  const { plan } = worker;
  const isFull = capacity.net === 0 && load.people === 0;
  return {
    name: worker.name,
    at: `/team/workload/workers/${worker.id}`,
    peopleAt: `/team/workers/${worker.id}`,
    team: worker.team,
    role: capacity.role.word,
    capacity: capacity.net,
    because: capacity.because,
    people: load.people,
    points: load.points,
    perFullTime: load.perFullTime,
    level: load.level,
    tag: isFull ? { words: 'Carries nobody', colour: 'grey' } : LEVELS[load.level],
    why: load.why,
    room: load.room,
    notWeighed,
    plan: plan && {
      ...plan,
      by: formatLong(plan.byOn),
      said: `${plan.by}, ${formatLong(plan.madeOn)}`,
      isLate: load.level === 'red' && plan.byOn < today,
    },
    needsPlan: load.level === 'red' && (plan === null || plan.byOn < today),
  };
}

/** The months of a history, for a chart with the last inspection on it, and the table below it. */
export function monthsInWords(name: string, months: readonly MonthLoad[], since: Since | null) {
  const mark = chartMark(since);
  const chart = loadChart(name, months, mark);
  return {
    chart,
    markedBefore: mark && !chart.mark ? mark.words : null,
    months: months.map((month) => ({
      month: monthWords(month.day),
      people: month.people,
      points: month.points,
      capacity: month.capacity,
      perFullTime: perFullTime(month),
      notWeighed: month.notWeighed,
    })),
  };
}

/** Who carries too much and who has room, in this order, then everyone. */
export function toBoardPage(board: Board, actor: UserActor, today: LocalDate) {
  const { since } = board;
  const workers = board.workers.map((one) => ({
    ...workerInWords(one, today),
    then: since && workerThen(one, since),
  }));
  const room = workers.filter(({ level, room: left, capacity }) => level === 'green' && left > 0 && capacity > 0);
  const { workforce } = board;
  return {
    today,
    hasTeams: board.teams.length > 0,
    tooMuch: workers.filter(({ level }) => level === 'red'),
    nearly: workers.filter(({ level }) => level === 'amber'),
    room: [...room].sort((a, b) => b.room - a.room || a.name.localeCompare(b.name)),
    workers,
    showTeam: board.teams.length > 1,
    onlyTeam: board.teams.length === 1 ? board.teams[0]!.id : null,
    notWeighed: workers.reduce((sum, one) => sum + one.notWeighed, 0),
    history: monthsInWords(board.teams.length === 1 ? board.teams[0]!.name : 'Your teams', board.months, since),
    since: since && sinceInWords(since),
    mayRecord: may(actor, 'keep-inspections'),
    workforce: {
      ...workforce,
      agencyShare: workforce.people > 0 ? Math.round((workforce.agency / workforce.people) * 100) : 0,
      contractsEnding: workforce.contractsEnding.map((one) => ({
        name: one.name,
        at: `/team/workload/workers/${one.staffId}`,
        leavingAt: `/team/workers/${one.staffId}/leaving`,
        on: formatLong(one.endsOn),
        isOver: one.endsOn <= today,
      })),
    },
    plannedCount: board.planned.length,
  };
}

export interface PlannedPostForm {
  values: {
    formId: string;
    teamId: string;
    kind: string;
    role: string;
    hours: string;
    startsOn: string;
    newlyQualified: string;
    note: string;
  };
  errors: FieldError[];
}

export function newPlannedPostForm(teamId: string, hours: number): PlannedPostForm {
  return {
    values: {
      formId: newId(),
      teamId,
      kind: '',
      role: '',
      hours: String(hours),
      startsOn: '',
      newlyQualified: '',
      note: '',
    },
    errors: [],
  };
}

/** The planned posts, and what becomes of the load when they are filled. */
export function toWhatIfPage(
  lines: WhatIfLine[],
  planned: PlannedPostTold[],
  roles: WorkRole[],
  asked: { on: string; cost: string; day: LocalDate; costOfPost: number | null; errors: FieldError[] },
  form: PlannedPostForm,
) {
  const roleWord = (key: string) => roles.find((role) => role.key === key)?.word ?? key;
  const each = (points: number, capacity: number) => (capacity > 0 ? Math.round(points / capacity) : null);
  return {
    asked: { values: { on: asked.on, cost: asked.cost }, errors: asked.errors },
    day: formatLong(asked.day),
    lines: lines.map((line) => ({
      ...line,
      perNow: each(line.points, line.now),
      perThen: each(line.points, line.then),
    })),
    demand: lines.map((line) => demandShown(line, roles, asked.costOfPost)),
    amberRole: casesRole(roles),
    planned: planned.map((post) => ({
      ...post,
      roleWord: roleWord(post.role),
      kindWords: post.kind === 'new' ? 'New post' : 'Vacancy',
      starts: formatLong(post.startsOn),
    })),
    teams: lines.map(({ teamId, team }) => ({ value: teamId, text: team })),
    roles: roles.map(({ key, word }) => ({ value: key, text: word })),
    form,
    errors: [...asked.errors, ...form.errors],
  };
}

const POUNDS = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0 });

/** Who turns 16, 18, 21 or 25, and what it takes to carry what is known to come. */
function demandShown(line: WhatIfLine, roles: readonly WorkRole[], costOfPost: number | null) {
  const { forecast } = line;
  const demand = demandOf(line.points, forecast, { capacity: line.then, amber: casesRole(roles).amber, costOfPost });
  const pounds = (sum: number | null) => sum !== null && POUNDS.format(sum);
  return {
    team: line.team,
    turns: TURNS.map((age) => ({ age, count: forecast.turning.filter((one) => one.age === age).length })),
    points: demand.least === demand.most ? String(demand.most) : `${demand.least} to ${demand.most}`,
    posts: demand.posts,
    missing: demand.missing,
    cost: pounds(demand.cost),
    missingCost: demand.missing > 0 && pounds(demand.missingCost),
    because: [
      forecast.comes > 0 && `${forecast.comes} points come with those who turn 16 in care and whom nobody carries`,
      forecast.changes !== 0 &&
        `${forecast.changes > 0 ? `${forecast.changes} more` : `${-forecast.changes} fewer`} points at 18`,
      forecast.goes > 0 && `${forecast.goes} points go at 25`,
      forecast.mayGo > 0 && `${forecast.mayGo} more go if nobody who turns 21 asks for support`,
    ].filter(Boolean),
    people: forecast.turning.map(({ isSeen, age, on, personId, ...named }) => ({
      name: isSeen ? fullName(named) : 'Somebody whom you may not see',
      at: isSeen ? `/young-people/${personId}` : null,
      age,
      on,
    })),
  };
}
