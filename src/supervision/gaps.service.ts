import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { STILL_OWED } from '../caseloads/due-line';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { CaseFiles } from '../deadlines/case-files';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import type { Named } from '../young-people/names';
import { casesStandingStill, type CaseStandsStill } from './cases-standing-still';
import { renewalOwed, type RenewalOwed } from './policy-renewal';
import { monthCells, monthsUpTo, type MonthCell } from './gap-map';
import { isSenior, workersOf, type SupervisedWorker } from './worker-supervision';

/** Months across. */
export const GAP_MONTHS = 12;

export interface WorkerGaps extends SupervisedWorker {
  cells: MonthCell[];
}

/** A young person whose case was supervised in these months, and what the ledger says. */
export interface PersonGaps extends Named {
  personId: string;
  teamName: string | null;
  workerId: string | null;
  workerName: string | null;
  /** The days of the sessions, within the months. */
  heldOn: LocalDate[];
  dueOn: LocalDate;
  because: string;
  late: boolean;
}

/** A rise of risk that no manager has decided on yet (SV-03). */
export interface RiskRise extends Named {
  id: string;
  personId: string;
  teamName: string | null;
  workerName: string | null;
  dueOn: LocalDate;
  because: string;
  late: boolean;
}

/** What Team shows of supervision. */
export interface SupervisionOnTeam {
  /** The workers whom the reader can supervise. */
  supervised: string[];
  /** Workers whose supervision is late. */
  workersLate: number;
  /** Of them, those late for so long that they are with the manager above. */
  escalated: { staffId: string; name: string; lateDays: number; managers: string[] }[];
  /** Whether the reader is that manager. */
  isSenior: boolean;
  /** Young people whose case was not supervised in time. */
  peopleLate: number;
  /** Rises of risk without a decision, and of them those whose day has passed. */
  rises: number;
  risesLate: number;
  /** Open cases that stand still. */
  standingStill: number;
  /** The supervision policy is to be looked at again. */
  renewal: RenewalOwed | null;
}

/** Where supervision has gaps: by manager, worker and month, and by young person. */
@Injectable()
export class GapsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** Month by month for each worker of the actor's teams. @throws Problem 'not-allowed' */
  async byWorker(
    actor: UserActor,
    today: LocalDate,
  ): Promise<{ months: LocalDate[]; keptFrom: LocalDate; policy: Policy; workers: WorkerGaps[] }> {
    mustBeAllowed(actor, 'see-team');
    const months = monthsUpTo(today, GAP_MONTHS);
    return this.unitOfWork.read(actor, async (work) => {
      const dates = { today, since: months[0]! };
      const found = await workersOf(work, this.caseFiles, { teamIds: actor.teamIds }, dates);
      const workers = found.workers.map((worker) => ({
        ...worker,
        cells: monthCells(worker, found.keptFrom, found.policy, months, today),
      }));
      return { months, keptFrom: found.keptFrom, policy: found.policy, workers };
    });
  }

  /** Every young person whose case is to be supervised, whoever is late longest first. @throws Problem 'not-allowed' */
  async byPerson(
    actor: UserActor,
    { lateOnly, workerId }: { lateOnly: boolean; workerId: string | null },
    page: { skip: number; limit: number },
    today: LocalDate,
  ): Promise<{ months: LocalDate[]; inAll: number; people: PersonGaps[] }> {
    mustBeAllowed(actor, 'see-team');
    const months = monthsUpTo(today, GAP_MONTHS);
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [today, months[0], lateOnly, workerId, page.limit, page.skip];
      const visible = visiblePeople(work.actor, 'y', parameters);
      const rows: (PersonGaps & { inAll: number })[] = await work.manager.query(
        `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId", t.name as "teamName", s.id as "workerId", s.name as "workerName",
                min(d.due_on) as "dueOn", (array_agg(d.because order by d.due_on))[1] as because,
                min(d.due_on) < $1 as late, count(*) over ()::int as "inAll",
                (select coalesce(jsonb_agg(f.held_on order by f.held_on), '[]') from case_supervision f
                  where f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn
                    and not f.decision_only and f.held_on >= $2) as "heldOn"
           from deadline d join young_person y on y.id = d.young_person_id and y.died_on is null
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
           left join team t on t.id = y.team_id ${WITH_ADVISER}
          where d.rule = 'SV-02' and ${STILL_OWED} and (not $3 or d.due_on < $1)
            and ($4::uuid is null or s.id = $4) and ${visible}
          group by y.id, i.value, t.name, s.id order by min(d.due_on), y.id limit $5 offset $6`,
        parameters,
      );
      return { months, inAll: rows[0]?.inAll ?? 0, people: rows.map(({ inAll: _, ...person }) => person) };
    });
  }

  /** Open cases that stand still, at high risk first. @throws Problem 'not-allowed' */
  async standingStill(actor: UserActor, today: LocalDate): Promise<CaseStandsStill[]> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, (work) => casesStandingStill(work, this.caseFiles, today));
  }

  /** Rises of risk that wait for a decision, the earliest day first. @throws Problem 'not-allowed' */
  async rises(actor: UserActor, today: LocalDate): Promise<RiskRise[]> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, (work) => {
      const parameters: unknown[] = [today];
      const visible = visiblePeople(work.actor, 'y', parameters);
      return work.manager.query(
        `select d.id, y.id as "personId", y.given_name as "givenName", y.family_name as "familyName",
                y.known_as as "knownAs", i.value as "authorityId", t.name as "teamName", s.name as "workerName",
                d.due_on as "dueOn", d.because, d.due_on < $1 as late
           from deadline d join young_person y on y.id = d.young_person_id and y.died_on is null
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
           left join team t on t.id = y.team_id ${WITH_ADVISER}
          where d.rule = 'SV-03' and ${STILL_OWED} and ${visible} order by d.due_on, d.id`,
        parameters,
      );
    });
  }
}

/** For Team, in the transaction that reads it. */
export async function supervisionOnTeam(
  work: Work,
  caseFiles: CaseFiles,
  { teamIds, staffId }: UserActor,
  today: LocalDate,
): Promise<SupervisionOnTeam> {
  const { workers } = await workersOf(work, caseFiles, { teamIds }, { today, since: today });
  const late = workers.filter((worker) => worker.lateDays > 0 && worker.staffId !== staffId);
  const parameters: unknown[] = [today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const [counts]: Pick<SupervisionOnTeam, 'peopleLate' | 'rises' | 'risesLate'>[] = await work.manager.query(
    `select count(distinct y.id) filter (where d.rule = 'SV-02' and d.due_on < $1)::int as "peopleLate",
            count(*) filter (where d.rule = 'SV-03')::int as rises,
            count(*) filter (where d.rule = 'SV-03' and d.due_on < $1)::int as "risesLate"
       from deadline d join young_person y on y.id = d.young_person_id and y.died_on is null
      where d.rule in ('SV-02', 'SV-03') and ${STILL_OWED} and ${visible}`,
    parameters,
  );
  return {
    ...counts!,
    renewal: await renewalOwed(work, today),
    standingStill: (await casesStandingStill(work, caseFiles, today)).length,
    supervised: workers.map((worker) => worker.staffId).filter((id) => id !== staffId),
    workersLate: late.length,
    escalated: late
      .filter(({ escalated }) => escalated)
      .map((worker) => ({
        staffId: worker.staffId,
        name: worker.name,
        lateDays: worker.lateDays,
        managers: worker.managers.filter(({ senior }) => !senior).map(({ name }) => name),
      })),
    isSenior: await isSenior(work, staffId),
  };
}
