import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { CaseFiles } from '../deadlines/case-files';
import { lastInspection, type LastInspection } from '../inspections/inspections-told';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { Colour } from '../statutory/caseload';
import { addDays, addMonths, localDate, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { capacityOn, postOn, type Capacity } from './capacity';
import { forecastOf, type Forecast, type ToForecast } from './forecast';
import { loadOf, type Carried, type Load } from './load';
import { plannedPosts, type PlannedPostTold } from './planned-posts.service';
import type { WorkloadContent } from './settings-content';
import { settingsOn, type SettingsInForce } from './settings-in-force';
import { stoodOf, type Stood } from './trend';
import { suggestWeight } from './suggest-weight';
import {
  carriedRows,
  carriedThen,
  knownLater,
  toForecastRows,
  workerRows,
  type CarriedRow,
  type CarriedThen,
  type WeighedRow,
  type WorkerRow,
} from './workload-sql';

/** How full one worker is on a day. */
export interface WorkerLoad extends Load {
  netCapacity: number;
}

export interface WorkerTold {
  worker: WorkerRow;
  capacity: Capacity;
  load: Load;
  /** Of those they carry, how many have not been weighed this month. */
  notWeighed: number;
}

export interface MonthLoad {
  /** The last day of the month, or the day itself for the month that runs. */
  day: LocalDate;
  points: number;
  /** Full-time workers. */
  capacity: number;
  people: number;
  /** Of these, who had not been weighed by then and counts with a later weight. */
  notWeighed: number;
}

/** How a worker stood on a day. */
export type WorkerStood = Pick<WorkerTold, 'capacity' | 'load'>;

/** How teams and workers stood on the day of the last inspection, beside now. */
export interface Since {
  inspection: LastInspection;
  /** `then` is null where the record has nobody whom they carried on that day. Who left since then is counted in it. */
  teams: { id: string; name: string; then: Stood | null; now: Stood }[];
  /** By worker: who did not work here then, and all of a team without a `then`, are missing. */
  workers: Map<string, WorkerStood>;
  /** Young people whom they carry now and of whom the record of who worked with them begins after that day. */
  notKnown: number;
}

export interface Board {
  workers: WorkerTold[];
  months: MonthLoad[];
  /** Null where no inspection is recorded. */
  since: Since | null;
  planned: PlannedPostTold[];
  workforce: Workforce;
  /** Who answers for no team sees an empty board. */
  teams: { id: string; name: string }[];
}

/** The teams' posts in counts (full-time workers where not people). */
export interface Workforce {
  people: number;
  agency: number;
  vacancies: number;
  newPosts: number;
  started: number;
  left: number;
  /** Months that those who work here have, on average; null where nobody's start is known. */
  averageMonths: number | null;
  contractsEnding: { staffId: string; name: string; endsOn: LocalDate }[];
}

export interface WhatIfLine {
  teamId: string;
  team: string;
  points: number;
  now: number;
  then: number;
  /** What changes the capacity by then, in the order of its day. */
  because: string[];
  /** Known birthdays up to then; whom the reader may not see is not to be named. */
  forecast: Forecast;
}

export interface WhatIf {
  lines: WhatIfLine[];
  planned: PlannedPostTold[];
  content: WorkloadContent;
}

const HISTORY_MONTHS = 12;
export const CONTRACT_NOTICE_DAYS = 30;

/** How much each worker carries of what they can: points over net capacity (SV-05, SV-06). */
@Injectable()
export class WorkloadService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
  ) {}

  /**
   * For whoever decides who is given a young person: what these workers carry on the day. Two statements beside the
   * settings. It counts everyone they carry and names nobody.
   * @returns by the id of the worker; ids of nobody are missing
   */
  async forWorkers(work: Work, ids: string[], today: LocalDate): Promise<Map<string, WorkerLoad>> {
    const told = await loadsOf(work, await workerRows(work, { ids }, today), await this.basis(work, today), today);
    return new Map(told.map(({ worker, capacity, load }) => [worker.id, { ...load, netCapacity: capacity.net }]));
  }

  /** @throws Problem 'not-allowed' for whoever is no manager */
  async board(actor: UserActor, today: LocalDate): Promise<Board> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const { teamIds } = actor;
      const rows = await workerRows(work, { teamIds }, today);
      const basis = await this.basis(work, today);
      const carried = await carriedOf(work, rows, today);
      const workers = toldOf(rows, carried, basis, today);
      const planned = await plannedPosts(work, teamIds);
      const teams = await teamsOf(work, teamIds);
      return {
        workers: [...workers].sort(fullestFirst),
        months: await history(work, rows, carried, basis, today),
        since: await sinceInspection(work, teams, workers, carried, basis, today),
        planned,
        workforce: await workforceOf(work, rows, planned, actor, today),
        teams,
      };
    });
  }

  /** One of the actor's teams, with their history. @throws Problem 'not-found' for another team's */
  async worker(
    actor: UserActor,
    staffId: string,
    today: LocalDate,
  ): Promise<{ told: WorkerTold; months: MonthLoad[]; since: Since | null }> {
    mustBeAllowed(actor, 'keep-posts');
    return this.unitOfWork.read(actor, async (work) => {
      const rows = isId(staffId) ? await workerRows(work, { ids: [staffId] }, today) : [];
      const row = rows[0];
      if (!row || !answersFor(actor, row.teamId)) throw notFound();
      const basis = await this.basis(work, today);
      const carried = await carriedOf(work, rows, today);
      const told = toldOf(rows, carried, basis, today);
      const teams = row.teamId === null ? [] : [{ id: row.teamId, name: row.team ?? '' }];
      return {
        told: told[0]!,
        months: await history(work, rows, carried, basis, today),
        since: await sinceInspection(work, teams, told, carried, basis, today),
      };
    });
  }

  /** The teams' capacity on a day to come, with what is known of it now, against the points of now. */
  async whatIf(actor: UserActor, on: LocalDate, today: LocalDate): Promise<WhatIf> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const rows = await workerRows(work, { teamIds: actor.teamIds }, today);
      const basis = await this.basis(work, today);
      const carried = await carriedOf(work, rows, today);
      const workers = toldOf(rows, carried, basis, today);
      const planned = await plannedPosts(work, actor.teamIds);
      const teams = await teamsOf(work, actor.teamIds);
      const { content } = basis.settings;
      const people = await toForecast(work, actor.teamIds, carried, content, { after: today, to: on }, today);
      const lines = teams.map((team) => ({
        ...whatIfOf(team, workers, planned, content, on),
        forecast: forecastOf(
          people.filter(({ teamId }) => teamId === team.id),
          content.points,
          { after: today, to: on },
        ),
      }));
      return { lines, planned, content };
    });
  }

  /** What loads would be with other settings, for whoever is about to change them: by worker, before and after. */
  async compare(work: Work, content: WorkloadContent, today: LocalDate) {
    const rows = await workerRows(work, 'all', today);
    const carried = await carriedOf(work, rows, today);
    const basis = await this.basis(work, today);
    const after = { ...basis, settings: { ...basis.settings, content } };
    return {
      before: toldOf(rows, carried, basis, today, true),
      after: toldOf(rows, carried, after, today, true),
    };
  }

  /**
   * For figures, in their transaction: how full each worker of these teams was on each of these days, the last of which
   * is today. A worker stands under a day on which they worked here or carried somebody.
   */
  async onDays(
    work: Work,
    teamIds: readonly string[],
    days: readonly LocalDate[],
    today: LocalDate,
  ): Promise<{ day: LocalDate; worker: WorkerRow; capacity: Capacity; load: Load }[]> {
    const rows = await workerRows(work, { teamIds: [...teamIds], since: days[0] }, today);
    const basis = await this.basis(work, today);
    const { content } = basis.settings;
    const carried = await carriedOf(work, rows, today);
    const now = new Map(carried.map((row) => [row.personId, pointsOf(row, content, today)]));
    const past = days.filter((day) => day !== today);
    const ids = rows.map(({ id }) => id);
    const then = past.length > 0 ? await carriedThen(work, ids, past) : [];
    const byDay = grouped(then, ({ day }) => day);
    return days.flatMap((day) => {
      const told =
        day === today ? toldOf(rows, carried, basis, today) : toldThen(rows, byDay.get(day) ?? [], now, basis, day);
      return told
        .filter(({ worker, load }) => load.people > 0 || isHereOn(worker, day))
        .map(({ worker, capacity, load }) => ({ day, worker, capacity, load }));
    });
  }

  /**
   * For the figures by which the service improves: how each team stands, whoever reads it. Of all teams.
   * @throws Problem 'not-allowed' for whoever is no manager
   */
  async teamsStand(actor: Actor, today: LocalDate): Promise<{ teamId: string; stood: Stood }[]> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const found: { id: string }[] = await work.manager.query('select id from team order by id');
      const teamIds = found.map(({ id }) => id);
      const rows = await workerRows(work, { teamIds }, today);
      const told = await loadsOf(work, rows, await this.basis(work, today), today);
      return teamIds.map((teamId) => ({ teamId, stood: stoodOf(told.filter((one) => one.worker.teamId === teamId)) }));
    });
  }

  /** How full every worker is who works here. It counts everyone they carry. */
  async everyone(work: Work, today: LocalDate): Promise<WorkerTold[]> {
    return loadsOf(work, await workerRows(work, 'all', today), await this.basis(work, today), today);
  }

  private async basis(work: Work, today: LocalDate): Promise<Basis> {
    return { settings: await settingsOn(work, today), policy: await this.caseFiles.policyOn(work, today) };
  }
}

interface Basis {
  settings: SettingsInForce;
  policy: Policy;
}

/** Whether the actor keeps the posts of a team: managers of their own, administrators of all. */
export function answersFor(actor: Actor, teamId: string | null): boolean {
  if (actor.kind === 'system' || actor.role === 'administrator') return true;
  return teamId !== null && actor.teamIds.includes(teamId);
}

/** The first day of the month. */
export function monthOf(day: LocalDate): LocalDate {
  return localDate(`${day.slice(0, 7)}-01`);
}

/** What somebody counts with on a day: as confirmed last, else as the record suggests. */
export function pointsOf(row: WeighedRow, content: WorkloadContent, day: LocalDate): number {
  return row.last?.points ?? suggestWeight(row, content, day).points;
}

async function carriedOf(work: Work, rows: WorkerRow[], day: LocalDate): Promise<CarriedRow[]> {
  return carriedRows(
    work,
    rows.map(({ id }) => id),
    day,
  );
}

async function loadsOf(work: Work, rows: WorkerRow[], basis: Basis, day: LocalDate): Promise<WorkerTold[]> {
  return toldOf(rows, await carriedOf(work, rows, day), basis, day);
}

/** @param bySuggestion as the settings suggest, whatever was confirmed */
function toldOf(
  rows: WorkerRow[],
  carried: CarriedRow[],
  { settings: { content }, policy }: Basis,
  day: LocalDate,
  bySuggestion = false,
): WorkerTold[] {
  const byWorker = grouped(carried, ({ staffId }) => staffId);
  const month = monthOf(day);
  return rows.map((worker) => {
    const theirs = byWorker.get(worker.id) ?? [];
    const points = (row: CarriedRow) =>
      bySuggestion ? suggestWeight(row, content, day).points : pointsOf(row, content, day);
    const capacity = capacityOn(worker, content, day);
    const people = theirs.map((row): Carried => ({ points: points(row), together: row.together }));
    return {
      worker,
      capacity,
      load: loadOf(people, capacity, policy),
      notWeighed: theirs.filter(({ last }) => last === null || last.month < month).length,
    };
  });
}

/** As `toldOf`, for a day that is over. */
function toldThen(
  rows: WorkerRow[],
  carried: CarriedThen[],
  now: Map<string, number>,
  { settings: { content }, policy }: Basis,
  day: LocalDate,
): Pick<WorkerTold, 'worker' | 'capacity' | 'load'>[] {
  const byWorker = grouped(carried, ({ staffId }) => staffId);
  return rows.map((worker) => {
    const capacity = capacityOn(worker, content, day);
    const people = (byWorker.get(worker.id) ?? []).map((row): Carried => ({
      points: pointsThen(row, now, content),
      together: row.together,
    }));
    return { worker, capacity, load: loadOf(people, capacity, policy) };
  });
}

/** Three statements beside the one that finds the inspection. @param workers as they stand now */
async function sinceInspection(
  work: Work,
  teams: readonly { id: string; name: string }[],
  workers: readonly WorkerTold[],
  carried: readonly CarriedRow[],
  basis: Basis,
  today: LocalDate,
): Promise<Since | null> {
  const inspection = await lastInspection(work, today);
  if (!inspection) return null;
  const day = inspection.heldOn;
  const rows = await workerRows(work, { teamIds: teams.map(({ id }) => id), since: day }, today);
  const ids = rows.map(({ id }) => id);
  const held = await carriedThen(work, ids, [day]);
  const { content } = basis.settings;
  const now = new Map(carried.map((row) => [row.personId, pointsOf(row, content, today)]));
  const stood = toldThen(rows, held, now, basis, day).filter(
    ({ worker, load }) => load.people > 0 || isHereOn(worker, day),
  );
  const ofTeam = <T extends { worker: WorkerRow }>(all: readonly T[], id: string) =>
    all.filter(({ worker }) => worker.teamId === id);
  const lines = teams.map(({ id, name }) => {
    const then = ofTeam(stood, id);
    const isReached = then.some(({ load }) => load.people > 0);
    return { id, name, then, isReached, now: stoodOf(ofTeam(workers, id)) };
  });
  return {
    inspection,
    teams: lines.map(({ then, isReached, ...line }) => ({ ...line, then: isReached ? stoodOf(then) : null })),
    workers: new Map(
      lines.flatMap(({ then, isReached }) => (isReached ? then.map((one) => [one.worker.id, one] as const) : [])),
    ),
    notKnown: await knownLater(work, [...new Set(carried.map(({ personId }) => personId))], day),
  };
}

function isHereOn({ startedOn, leftOn }: WorkerRow, day: LocalDate): boolean {
  return (startedOn === null || startedOn <= day) && (leftOn === null || leftOn > day);
}

/** Who was never weighed counts with what the record says now. */
function pointsThen({ points, personId }: CarriedThen, now: Map<string, number>, content: WorkloadContent): number {
  return points ?? now.get(personId) ?? content.points['care-leaver'];
}

function grouped<T>(rows: T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** Who carries too much first, then by how near they are to their own amber line. */
function fullestFirst(a: WorkerTold, b: WorkerTold): number {
  return rank(b) - rank(a) || a.worker.name.localeCompare(b.worker.name);
}

function rank({ load, capacity }: WorkerTold): number {
  const levels: Record<Colour, number> = { green: 0, amber: 1000, red: 2000 };
  const share = capacity.net > 0 ? load.points / (capacity.role.amber * capacity.net) : load.people > 0 ? 900 : -1;
  return levels[load.level] + share;
}

/** Month by month, worked out from the dated facts of then: who was with whom, and what each post was. */
async function history(
  work: Work,
  rows: WorkerRow[],
  carriedNow: CarriedRow[],
  { settings: { content } }: Basis,
  today: LocalDate,
): Promise<MonthLoad[]> {
  const month = monthOf(today);
  const ends = Array.from({ length: HISTORY_MONTHS - 1 }, (_, n) =>
    addDays(addMonths(month, n - (HISTORY_MONTHS - 2)), -1),
  );
  const then = await carriedThen(
    work,
    rows.map(({ id }) => id),
    ends,
  );
  const byDay = grouped(then, ({ day }) => day);
  const now = new Map(carriedNow.map((row) => [row.personId, pointsOf(row, content, today)]));
  const running = carriedNow.map((row): CarriedThen => ({
    ...row,
    day: today,
    points: pointsOf(row, content, today),
    weighed: row.last !== null,
  }));
  return [
    ...ends.map((day) => monthLoad(day, byDay.get(day) ?? [], rows, now, content)),
    monthLoad(today, running, rows, now, content),
  ];
}

function monthLoad(
  day: LocalDate,
  carried: CarriedThen[],
  rows: WorkerRow[],
  now: Map<string, number>,
  content: WorkloadContent,
): MonthLoad {
  const points = carried.reduce((sum, one) => {
    const own = pointsThen(one, now, content);
    return sum + (one.together ? own / 2 : own);
  }, 0);
  const capacity = rows.reduce((sum, row) => sum + capacityOn(row, content, day).net, 0);
  return {
    day,
    points: Math.round(points * 2) / 2,
    capacity: Math.round(capacity * 100) / 100,
    people: new Set(carried.map(({ personId }) => personId)).size,
    notWeighed: new Set(carried.filter(({ weighed }) => !weighed).map(({ personId }) => personId)).size,
  };
}

async function teamsOf({ manager }: Work, teamIds: string[]): Promise<{ id: string; name: string }[]> {
  return manager.query('select id, name from team where id = any($1) order by name, id', [teamIds]);
}

async function workforceOf(
  { manager }: Work,
  rows: WorkerRow[],
  planned: PlannedPostTold[],
  { teamIds }: UserActor,
  today: LocalDate,
): Promise<Workforce> {
  const here = rows.filter(({ leftOn, staffPost }) => staffPost === 'personal-adviser' && (!leftOn || leftOn > today));
  const [turnover]: { started: number; left: number; months: number | null }[] = await manager.query(
    `select count(*) filter (where started_on > $1::date - interval '12 months' and started_on <= $1)::int as started,
            count(*) filter (where left_on > $1::date - interval '12 months' and left_on <= $1)::int as left,
            round(avg(($1::date - started_on) / 30.4375) filter (where started_on <= $1 and (left_on is null or left_on > $1)))::int as months
       from staff where team_id = any($2) and post = 'personal-adviser'`,
    [today, teamIds],
  );
  const soon = addDays(today, CONTRACT_NOTICE_DAYS);
  return {
    people: here.length,
    agency: here.filter(({ posts }) => postOn(posts, today)?.contract === 'agency').length,
    vacancies: planned.filter(({ kind }) => kind === 'vacancy').length,
    newPosts: planned.filter(({ kind }) => kind === 'new').length,
    started: turnover!.started,
    left: turnover!.left,
    averageMonths: turnover!.months,
    contractsEnding: rows.flatMap(({ id, name, posts, leftOn }) => {
      const endsOn = postOn(posts, today)?.contractEndsOn;
      const isSoon = endsOn && endsOn <= soon && !(leftOn && leftOn <= today);
      return isSoon ? [{ staffId: id, name, endsOn }] : [];
    }),
  };
}

async function toForecast(
  work: Work,
  teamIds: string[],
  carried: readonly CarriedRow[],
  content: WorkloadContent,
  span: { after: LocalDate; to: LocalDate },
  today: LocalDate,
): Promise<ToForecast[]> {
  const points = new Map<string, number>();
  for (const row of carried) {
    const own = pointsOf(row, content, today);
    points.set(row.personId, (points.get(row.personId) ?? 0) + (row.together ? own / 2 : own));
  }
  const people = await toForecastRows(work, teamIds, span);
  return people.map((person) => ({ ...person, points: points.get(person.personId) ?? 0 }));
}

function whatIfOf(
  team: { id: string; name: string },
  workers: WorkerTold[],
  planned: PlannedPostTold[],
  content: WorkloadContent,
  on: LocalDate,
): Omit<WhatIfLine, 'forecast'> {
  const theirs = workers.filter(({ worker }) => worker.teamId === team.id);
  const because: string[] = [];
  let [points, now, then] = [0, 0, 0];
  for (const { worker, capacity, load } of theirs) {
    const later = capacityOn(worker, content, on);
    points += load.points;
    now += capacity.net;
    then += later.net;
    if (later.net !== capacity.net) {
      because.push(`${worker.name}: ${capacity.net} to ${later.net}${later.because[0] ? `. ${later.because[0]}` : ''}`);
    }
  }
  for (const post of planned.filter(({ teamId, startsOn }) => teamId === team.id && startsOn <= on)) {
    const facts = {
      staffPost: 'personal-adviser' as const,
      reductions: [],
      absences: [],
      exceptions: [],
      startedOn: post.startsOn,
      leftOn: null,
    };
    const said = {
      fromOn: post.startsOn,
      role: post.role,
      hours: post.hours,
      contract: 'permanent' as const,
      contractEndsOn: null,
      qualifiedOn: post.newlyQualified ? post.startsOn : null,
      trainee: false,
      holdsCases: true,
    };
    const { net, role } = capacityOn({ ...facts, posts: [said] }, content, on);
    then += net;
    because.push(`${role.word}, ${post.kind === 'new' ? 'a new post' : 'a vacancy filled'}: ${net} more`);
  }
  const two = (value: number) => Math.round(value * 100) / 100;
  return { teamId: team.id, team: team.name, points: two(points), now: two(now), then: two(then), because };
}
