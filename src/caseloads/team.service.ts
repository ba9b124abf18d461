import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { countHomesToDecide } from '../arrangements/homes-to-decide';
import { onTopOf, type OnTop } from '../announcements/on-top';
import { visiblePeople } from '../access/visible-people';
import { lastNight, type LastNight } from '../deadlines/last-night';
import { CaseFiles } from '../deadlines/case-files';
import { isDueWithin, isPastDue } from '../deadlines/past-due';
import { waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import { countServicesToCheck } from '../health/services-to-check';
import { failedMails } from '../notifications/outbox.service';
import { countAssessmentsWaiting } from '../needs-assessments/waiting';
import { countPlansWaiting } from '../pathway-plans/plan-versions.service';
import { Owed } from '../owed/owed';
import { countOwed } from '../owed/owed-list';
import { countPausesAsked } from '../pauses/pauses-told';
import { supervisionOnTeam, type SupervisionOnTeam } from '../supervision/gaps.service';
import { countBySubstitute } from '../late-causes/by-substitute';
import { countToLookAt } from '../duty/emergency-access.service';
import { countPassedAround } from '../familiarity/familiarity.service';
import { countNotSafe } from '../safety/not-safe';
import { countPapersNotAsked } from '../entitlements/papers-not-asked';
import { turning18, type Turning18 } from '../handovers/turning-18';
import { lateAtProviders } from '../providers/late-at-providers';
import { weightsOnTeam, type WeightsOnTeam } from '../workload/weights.service';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { ENGLAND_AND_WALES } from '../statutory/bank-holidays';
import { tooLongIfWaitingSince } from '../statutory/caseload';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { countToDecide } from '../young-people/to-decide';
import { DUE_NEXT_DAYS, DUE_SOON_DAYS } from './caseload.service';
import { STILL_OWED, waitsForAcceptance } from './due-line';
import { countBuddiesToName } from './buddies.service';
import { isListed } from './listed-people';
import { longAbsences, type LongAbsence } from './long-absences';
import { winsLately, type Wins } from './wins';
import { WAITING_SINCE, WITH_ADVISER } from './worker-sql';

/** As many as leave the first screen to what waits. */
const WINS_SHOWN = 3;

/** Counts of one adviser's young people, of a team's, or of all; `people` and `waiting` count people, the rest items. */
export interface TeamCounts {
  people: number;
  waiting: number;
  overdueStatute: number;
  overdueGuidance: number;
  overduePolicy: number;
  /** Of everything overdue. */
  overduePaused: number;
  /** Overdue although something was recorded towards it, which a manager may accept in its place. */
  partlyDone: number;
  /** Overdue, and nobody has said why. */
  overdueNoCause: number;
  /** Everything paused, overdue or not. */
  paused: number;
  due7: number;
  /** Those of the first seven days included. */
  due14: number;
}

export interface AdviserLine extends TeamCounts {
  /** Null: these young people have no personal adviser. */
  staffId: string | null;
  name: string | null;
  /** Null while they work here. */
  leftOn: LocalDate | null;
}

export interface TeamLines {
  /** Null: no team has taken these young people yet. */
  teamId: string | null;
  name: string | null;
  /** Everyone who works in the team as an adviser or has young people of it, and a line for those without one. */
  advisers: AdviserLine[];
}

export interface TeamOverview {
  /** What the reader has not read yet, and surges in which they are named. */
  onTop: OnTop;
  teams: TeamLines[];
  /** The day the longest wait for a worker began; null when nobody waits. */
  longestWaitSince: LocalDate | null;
  /** How many wait for more working days than the authority allows itself (SV-07). */
  waitTooLong: { people: number; workingDays: number };
  toDecide: number;
  /** About homes: sign-offs, placements and decisions that only a manager gives. */
  homesToDecide: number;
  /** Pauses that wait for a manager. */
  pausesAsked: number;
  /** Needs assessments that wait to be signed off. */
  assessmentsWaiting: number;
  /** Pathway plans that were finished and wait for a manager. */
  plansWaiting: number;
  /** What was met in the last twelve months by something that a manager accepted, apart from what was met as asked. */
  metBySubstitute: number;
  /** What was promised beside what's due and whose day has passed. */
  owedLate: number;
  /** Workers and cases not supervised in time, and rises of risk without a decision. */
  supervision: SupervisionOnTeam;
  /** Of the actor's teams. */
  longAbsences: LongAbsence[];
  failedMails: number;
  /** Providers of homes at which a visit, something to be put right, or the look at the register is late. */
  providersLate: number;
  /** Of the list of services, those that nobody has looked at for long. */
  servicesToCheck: number;
  /** Young people around 18 of whom nobody has said anything of some paper. */
  papersNotAsked: number;
  night: LastNight;
  wins: Wins;
  /** Opened in an emergency, and no manager looked at it yet. */
  emergencyAccess: number;
  /** Young people who said that they do not feel safe where they live, and nobody wrote what is done. */
  notSafe: number;
  /** Young people who turn 18 soon, or have, with what is not settled. */
  turning18: Turning18[];
  /** Advisers whose buddy cannot be it any more. */
  buddiesToName: number;
  /** Young people who met somebody else at each of their last three visits. */
  passedAround: number;
  /** Weights to confirm this month, and months before in which nobody was weighed. */
  weights: WeightsOnTeam;
}

const NOTHING: TeamCounts = {
  people: 0,
  waiting: 0,
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

/** Of several lines together. */
export function totalOf(lines: TeamCounts[]): TeamCounts {
  const total = { ...NOTHING };
  for (const line of lines) for (const name of Object.keys(NOTHING) as (keyof TeamCounts)[]) total[name] += line[name];
  return total;
}

type Line = AdviserLine & Pick<TeamLines, 'teamId'> & { teamName: string | null };

/** How a manager's teams stand: each figure is the sum of a list that its reader can open. */
@Injectable()
export class TeamService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
    private readonly owed: Owed,
  ) {}

  /** @throws Problem 'not-allowed' for whoever is no manager */
  async overview(actor: UserActor, today: LocalDate, now: Date): Promise<TeamOverview> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => ({
      onTop: await onTopOf(work, actor, today),
      teams: inTeams(await lines(work, actor, today)),
      ...(await waits(work, today, await this.caseFiles.policyOn(work, today))),
      toDecide: await countToDecide(work),
      homesToDecide: await countHomesToDecide(work),
      assessmentsWaiting: await countAssessmentsWaiting(work),
      pausesAsked: await countPausesAsked(work, today),
      plansWaiting: await countPlansWaiting(work),
      metBySubstitute: await countBySubstitute(work, today),
      owedLate: await countOwed(work, this.owed, { show: 'late', kind: null, who: null, teamId: null }, today),
      supervision: await supervisionOnTeam(work, this.caseFiles, actor, today),
      longAbsences: await longAbsences(work, today, actor.teamIds),
      failedMails: await failedMails(work),
      providersLate: (await lateAtProviders(work, today)).length,
      servicesToCheck: await countServicesToCheck(work, today),
      papersNotAsked: await countPapersNotAsked(work, today),
      night: await lastNight(work, now),
      wins: await winsLately(work, { staffId: null, teamIds: actor.teamIds }, today, WINS_SHOWN),
      emergencyAccess: await countToLookAt(work),
      notSafe: await countNotSafe(work),
      turning18: await turning18(work, today),
      buddiesToName: await countBuddiesToName(work, actor.teamIds),
      passedAround: await countPassedAround(work, today),
      weights: await weightsOnTeam(work, actor.teamIds, today),
    }));
  }
}

/** One line for each team and adviser: those with young people, and the advisers of the team who have none. */
async function lines(work: Work, { teamIds }: UserActor, today: LocalDate): Promise<Line[]> {
  const parameters: unknown[] = [today, addDays(today, DUE_NEXT_DAYS), addDays(today, DUE_SOON_DAYS), teamIds];
  const listed = `${visiblePeople(work.actor, 'y', parameters)} and ${isListed('y', 'l', parameters)}`;
  return work.manager.query(
    `with listed as materialized (
       select y.id, y.team_id, a.staff_id, ${waitingForAWorker('y', 'l', '$1::date')} as waiting
         from young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
        where ${listed}
     ), items as (
       select d.young_person_id as id,
              count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'statute') as statute,
              count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'guidance') as guidance,
              count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'policy') as policy,
              count(*) filter (where ${isPastDue('$1')} and d.paused_until > $1) as overdue_paused,
              count(*) filter (where ${waitsForAcceptance('$1')}) as partly_done,
              count(*) filter (where ${isPastDue('$1')} and not exists (
                select from late_cause k where k.deadline_id = d.id and k.replaced_by_id is null and not k.withdrawn)) as no_cause,
              count(*) filter (where d.paused_until > $1) as paused,
              count(*) filter (where ${isDueWithin('$1', '$2')}) as due7,
              count(*) filter (where ${isDueWithin('$1', '$3')}) as due14
         from deadline d join listed on listed.id = d.young_person_id
        where ${STILL_OWED} and (d.due_on <= $3 or d.paused_until > $1) group by d.young_person_id
     ), counted as (
       select listed.team_id, listed.staff_id, count(*) as people, count(*) filter (where waiting) as waiting,
              sum(statute) as statute, sum(guidance) as guidance, sum(policy) as policy,
              sum(overdue_paused) as overdue_paused, sum(partly_done) as partly_done, sum(no_cause) as no_cause, sum(paused) as paused, sum(due7) as due7, sum(due14) as due14
         from listed left join items on items.id = listed.id group by listed.team_id, listed.staff_id
     ), places as (
       select team_id, staff_id from counted
       union
       select f.team_id, f.id from staff f
        where f.team_id = any($4) and f.post = 'personal-adviser' and (f.left_on is null or f.left_on > $1)
     )
     select p.team_id as "teamId", t.name as "teamName", p.staff_id as "staffId", f.name,
            case when f.left_on <= $1 then f.left_on end as "leftOn", coalesce(c.people, 0)::int as people,
            coalesce(c.waiting, 0)::int as waiting, coalesce(c.statute, 0)::int as "overdueStatute",
            coalesce(c.guidance, 0)::int as "overdueGuidance", coalesce(c.policy, 0)::int as "overduePolicy",
            coalesce(c.overdue_paused, 0)::int as "overduePaused",
            coalesce(c.partly_done, 0)::int as "partlyDone", coalesce(c.no_cause, 0)::int as "overdueNoCause", coalesce(c.paused, 0)::int as paused,
            coalesce(c.due7, 0)::int as due7, coalesce(c.due14, 0)::int as due14
       from places p
       left join counted c on c.team_id is not distinct from p.team_id and c.staff_id is not distinct from p.staff_id
       left join team t on t.id = p.team_id left join staff f on f.id = p.staff_id
      order by t.name nulls last, p.team_id, p.staff_id is not null, f.left_on <= $1 is not true, f.name, p.staff_id`,
    parameters,
  );
}

/** Lines come team by team. */
function inTeams(lines: Line[]): TeamLines[] {
  const teams: TeamLines[] = [];
  for (const { teamId, teamName, ...adviser } of lines) {
    const last = teams.at(-1);
    if (last && last.teamId === teamId) last.advisers.push(adviser);
    else teams.push({ teamId, name: teamName, advisers: [adviser] });
  }
  return teams;
}

async function waits(
  work: Work,
  today: LocalDate,
  policy: Policy,
): Promise<Pick<TeamOverview, 'longestWaitSince' | 'waitTooLong'>> {
  const parameters: unknown[] = [today, tooLongIfWaitingSince(today, policy, ENGLAND_AND_WALES)];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const [row]: { since: LocalDate | null; tooLong: number }[] = await work.manager.query(
    `select min(w.since) as since, count(*) filter (where w.since <= $2)::int as "tooLong"
       from (select ${WAITING_SINCE} as since
               from young_person y join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
              where ${waitingForAWorker('y', 'l', '$1::date')} and ${visible}) w`,
    parameters,
  );
  return {
    longestWaitSince: row!.since,
    waitTooLong: { people: row!.tooLong, workingDays: policy.unallocatedRedWD },
  };
}
