import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { CaseFiles } from '../deadlines/case-files';
import { isPastDue } from '../deadlines/past-due';
import { waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import type { StatusCode } from '../statutory/case-file';
import { tooLongIfWaitingSince } from '../statutory/caseload';
import type { LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import type { RiskLevel } from '../statutory/risk-level';
import { riskLevels } from '../supervision/risk-levels';
import { WorkloadService } from '../workload/workload.service';
import type { Named } from '../young-people/names';
import { MOST_AT_ONCE } from './allocate-many.service';
import { dueLines, STILL_OWED, type DueLine } from './due-line';
import { isListed } from './listed-people';
import { awayNow, type Away } from './away';
import type { Suggested } from './suggested-workers';
import { suggestionsFor } from './suggestions';
import { hadMeanwhile } from './who-has';
import { PACE_DAYS, type WaitingOn } from './waiting-pace';
import { WAITING_SINCE, WITH_ADVISER } from './worker-sql';
import { workersToChoose, type WorkerChoice } from './workers-to-choose';

/** A young person who can be given a worker, with what one needs to know to choose whom. */
export interface ToAllocate extends Named {
  personId: string;
  dateOfBirth: LocalDate;
  status: StatusCode | null;
  teamName: string | null;
  /** Owed a personal adviser, and without one at work. */
  waiting: boolean;
  /** Of whoever waits: see WAITING_SINCE. */
  since: LocalDate;
  /** Waits, and for longer than the authority allows itself (SV-07). */
  waitsTooLong: boolean;
  /** The row of the adviser they have, who may have left; null when they have none. */
  allocationId: string | null;
  /** The adviser they have, or had last; null when they never had one. */
  lastAdviser: string | null;
  lastAdviserLeft: boolean;
  /** Who has them in the meantime, as a manager chose or the database named; null while somebody else works with them. */
  meanwhile: string | null;
  meanwhileSince: LocalDate | null;
  /** Of whoever waits; null for the others. */
  risk: RiskLevel | null;
  /** Earliest first. */
  overdue: DueLine[];
  /** Whom they could be given, whoever suits best first; never the adviser they have. */
  suggested: Suggested[];
}

export interface ToAllocateList {
  people: ToAllocate[];
  /** How many there are, of whom the first `MOST_AT_ONCE` are in `people`. */
  inAll: number;
  /** The working days after which a wait is too long. */
  longestWaitWD: number;
  staff: WorkerChoice[];
}

export interface WaitingList extends ToAllocateList {
  /**
   * How many waited in the actor's teams on these mornings, the latest first, and the days of the longest wait where they
   * were kept; a day without figures is left out.
   */
  past: { daysAgo: number; waiting: number; longestDays: number | null }[];
  /** How many of all who wait are at each risk. */
  risks: Record<RiskLevel, number>;
  /** How many wait in the actor's teams on each of the last mornings kept and today, the earliest first. */
  daily: WaitingOn[];
  /** The council's number of which the head of service is told; 0 for none. */
  alertPeople: number;
}

/** Mornings to compare with: a week, four weeks and a quarter ago. */
const PAST_DAYS = [7, 28, 91];

export interface WorkersPeople extends ToAllocateList {
  worker: {
    id: string;
    name: string;
    leftOn: LocalDate | null;
    away: Away | null;
    /** Works in a team of the actor's, who records when they leave. */
    isOurs: boolean;
  };
}

/** Whom a manager can give a worker, several at once. */
@Injectable()
export class ToAllocateService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
    private readonly workload: WorkloadService,
  ) {}

  /** Everyone who waits for a worker, the longest wait first. @throws Problem 'not-allowed' */
  async waiting(actor: UserActor, today: LocalDate): Promise<WaitingList> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [today];
      const which = waitingForAWorker('y', 'l', '$1::date');
      const policy = await this.caseFiles.policyOn(work, today);
      const found = await list(work, actor, which, 'since, y.id', parameters, today, policy, this.workload);
      const waiting = await whoWaits(work, actor, today);
      const risk = await riskLevels(
        work,
        this.caseFiles,
        waiting.map(({ id }) => id),
        today,
      );
      const levels = [...risk.values()];
      const countOf = (level: RiskLevel) => levels.filter((one) => one === level).length;
      const inTeams = waiting.filter(({ inTeam }) => inTeam).length;
      return {
        ...found,
        people: found.people.map((person) => ({ ...person, risk: risk.get(person.personId) ?? null })),
        past: await waitedBefore(work, actor, today),
        risks: { high: countOf('high'), medium: countOf('medium'), low: countOf('low') },
        daily: [...(await waitedDaily(work, actor, today)), { on: today, waiting: inTeams }],
        alertPeople: policy.targets.waitingAlertPeople,
      };
    });
  }

  /** The young people of one worker, who may have left. @throws Problem 'not-found' for another team's; 'not-allowed' */
  async ofWorker(actor: UserActor, staffId: string, today: LocalDate): Promise<WorkersPeople> {
    mustBeAllowed(actor, 'see-team');
    if (!isId(staffId)) throw notFound();
    return this.unitOfWork.read(actor, async (work) => {
      const [worker]: (WorkersPeople['worker'] & { teamId: string | null })[] = await work.manager.query(
        `select id, name, team_id as "teamId", case when left_on <= $2 then left_on end as "leftOn",
                ${awayNow('staff.id', '$2::date')} as away from staff where id = $1`,
        [staffId, today],
      );
      if (!worker) throw notFound();
      const parameters: unknown[] = [today, staffId];
      const which = `a.staff_id = $2 and ${isListed('y', 'l', parameters)}`;
      const order = 'lower(y.family_name) nulls last, lower(coalesce(y.known_as, y.given_name)) nulls last, y.id';
      const policy = await this.caseFiles.policyOn(work, today);
      const found = await list(work, actor, which, order, parameters, today, policy, this.workload);
      const isOurs = worker.teamId !== null && actor.teamIds.includes(worker.teamId);
      if (!isOurs && found.inAll === 0) throw notFound();
      const { id, name, leftOn, away } = worker;
      return { ...found, worker: { id, name, leftOn, away, isOurs } };
    });
  }

  /** What these people are called, by id; whom the actor may not see is left out. */
  async named(actor: UserActor, personIds: string[]): Promise<Map<string, Named>> {
    return this.unitOfWork.read(actor, async ({ manager }) => {
      const parameters: unknown[] = [personIds];
      const rows: (Named & { id: string })[] = await manager.query(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId"
           from young_person y left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
          where y.id = any($1) and ${visiblePeople(actor, 'y', parameters)}`,
        parameters,
      );
      return new Map(rows.map((row) => [row.id, row]));
    });
  }
}

/** @param which a condition on young person `y`, legal position `l` and allocation `a`; $1 is today */
async function list(
  work: Work,
  actor: UserActor,
  which: string,
  order: string,
  parameters: unknown[],
  today: LocalDate,
  policy: Policy,
  workload: WorkloadService,
): Promise<ToAllocateList> {
  const tooLongSince = tooLongIfWaitingSince(today, policy, ENGLAND_AND_WALES);
  const visible = visiblePeople(actor, 'y', parameters);
  const rows: (Omit<ToAllocate, 'waitsTooLong' | 'suggested' | 'risk'> & {
    inAll: number;
    teamId: string | null;
    adviserId: string | null;
  })[] = await work.manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", y.date_of_birth as "dateOfBirth", l.status, t.name as "teamName", y.team_id as "teamId",
            a.staff_id as "adviserId",
            coalesce(${waitingForAWorker('y', 'l', '$1::date')}, false) as waiting, ${WAITING_SINCE} as since,
            a.id as "allocationId", last.name as "lastAdviser", coalesce(last.left_on <= $1, false) as "lastAdviserLeft",
            m.name as meanwhile, m.since as "meanwhileSince",
            (select coalesce(${dueLines('$1', actor)}, '[]') from deadline d
              where d.young_person_id = y.id and ${STILL_OWED} and ${isPastDue('$1')}) as overdue,
            count(*) over ()::int as "inAll"
       from young_person y
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join legal_position l on l.young_person_id = y.id
       left join team t on t.id = y.team_id
       ${WITH_ADVISER}
       left join lateral (
         select f.name, f.left_on from allocation b join staff f on f.id = b.staff_id
          where b.young_person_id = y.id and b.role = 'personal-adviser' and b.replaced_by_id is null and not b.withdrawn
          order by b.to_on desc nulls first, b.from_on desc limit 1) last on true
       left join lateral (${hadMeanwhile('y')}) m on true
      where ${which} and ${visible} order by ${order} limit ${MOST_AT_ONCE}`,
    parameters,
  );
  const staff = await workersToChoose(work, teamOf(actor), today);
  const people = rows.map(({ personId, teamId }) => ({ id: personId, teamId }));
  const suggested = await suggestionsFor(work, people, staff, workload, today);
  return {
    people: rows.map(({ teamId: _, adviserId, ...row }) => ({
      ...row,
      risk: null,
      waitsTooLong: row.waiting && row.since <= tooLongSince,
      suggested: (suggested.get(row.personId) ?? []).filter(({ id }) => id !== adviserId),
    })),
    inAll: rows[0]?.inAll ?? 0,
    longestWaitWD: policy.unallocatedRedWD,
    staff,
  };
}

async function waitedBefore(work: Work, { teamIds }: UserActor, today: LocalDate): Promise<WaitingList['past']> {
  return work.manager.query(
    `select $1::date - for_date as "daysAgo", sum(value) filter (where figure = 'waiting')::int as waiting,
            max(value) filter (where figure = 'waiting-longest') as "longestDays" from daily_figure
      where figure in ('waiting', 'waiting-longest') and team_id = any($2) and $1::date - for_date = any($3::int[])
      group by for_date order by for_date desc`,
    [today, teamIds, PAST_DAYS],
  );
}

/** All who wait, whom the actor may see; `inTeam`: in a team of theirs. */
async function whoWaits(
  { manager }: Work,
  actor: UserActor,
  today: LocalDate,
): Promise<{ id: string; inTeam: boolean }[]> {
  const parameters: unknown[] = [today, actor.teamIds];
  const visible = visiblePeople(actor, 'y', parameters);
  return manager.query(
    `select y.id, coalesce(y.team_id = any($2), false) as "inTeam"
       from young_person y join legal_position l on l.young_person_id = y.id
      where ${waitingForAWorker('y', 'l', '$1::date')} and ${visible}`,
    parameters,
  );
}

/** On each of the last mornings that were kept. */
async function waitedDaily({ manager }: Work, { teamIds }: UserActor, today: LocalDate): Promise<WaitingOn[]> {
  return manager.query(
    `select for_date as on, sum(value)::int as waiting from daily_figure
      where figure = 'waiting' and team_id = any($2) and for_date < $1 and for_date >= $1::date - ${PACE_DAYS}
      group by for_date order by for_date`,
    [today, teamIds],
  );
}

/** Whose workers are named first, where there is one team. */
function teamOf({ teamIds }: UserActor): string | null {
  return teamIds.length === 1 ? teamIds[0]! : null;
}
