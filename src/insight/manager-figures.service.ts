import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { datedPolicies } from '../authority/policies';
import { CaseFiles } from '../deadlines/case-files';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { policyOn, type Policy } from '../statutory/policy';
import { effectOf, standingOf } from '../supervision/decision-standing';
import { decisionsBetween } from '../supervision/decisions-told';
import type { Exemption } from '../supervision/gap-map';
import { SamplesService } from '../supervision/samples.service';
import { policyEdition, type PolicyEdition } from '../supervision/supervision-policy';
import { workersOf, type SupervisedWorker } from '../supervision/worker-supervision';
import { WorkloadService } from '../workload/workload.service';
import type { Named } from '../young-people/names';
import type { ManagerMeasureId } from './manager-measures';
import { periodOf, type Period } from './period';
import { WORK_ROWS, type WorkSpan } from './work-rows-sql';
import { RULE_ROWS } from './work-rows-workers';
import { teamsOf } from './work-figures.service';

/** One thing that is counted with a manager. */
export interface ManagerItem {
  measure: ManagerMeasureId;
  managerId: string;
  /** Whether it is what the measure says. */
  is: boolean;
  onDay: LocalDate | null;
  /** The young person; null where it is about a worker. */
  person: (Named & { id: string }) | null;
  workerId: string | null;
  workerName: string | null;
  /** The session, of a sample. */
  sessionId: string | null;
}

export interface ManagerFigures {
  asOf: LocalDate;
  period: Period;
  policy: Policy;
  edition: PolicyEdition | null;
  /** By name. */
  managers: { id: string; name: string }[];
  items: ManagerItem[];
  /** Who is exempt from the policy today: neither held nor late. */
  exempt: (Exemption & { name: string })[];
  /** Whether the reader is shown the grades of others. */
  seesGrades: boolean;
}

/** How supervision varies by manager: frequency and quality, beside the council's own targets. */
@Injectable()
export class ManagerFiguresService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
    private readonly workload: WorkloadService,
    private readonly samples: SamplesService,
  ) {}

  /** Of the managers of the actor's teams, and whoever decided for the young people of these. @throws Problem 'not-allowed' */
  async show(actor: UserActor, period: Period, today: LocalDate): Promise<ManagerFigures> {
    mustBeAllowed(actor, 'see-figures');
    mustBeAllowed(actor, 'see-supervision-of-others');
    const { samples, isSenior } = await this.samples.list(actor, today, period.from);
    return this.unitOfWork.read(actor, async (work) => {
      const policies = await datedPolicies(work);
      const span = (days: LocalDate[], over: Period): WorkSpan => ({
        ...{ days, from: over.from, to: over.to, byMonth: false, today, policies },
      });
      const teamIds = (await teamsOf(work)).teams.map(({ id }) => id);
      const sources = { work, caseFiles: this.caseFiles, workload: this.workload, teamIds };
      const { workers } = await workersOf(work, this.caseFiles, { teamIds }, { today, since: period.from });
      const byWorker = new Map(workers.map((worker) => [worker.staffId, managersOf(worker)]));
      const ofWorkers = (
        measure: 'held' | 'late',
        rows: Awaited<ReturnType<(typeof RULE_ROWS)['held']>>,
        counted: Record<string, boolean>,
      ) =>
        rows.flatMap((row) => {
          const is = counted[row.kind];
          if (is === undefined) return [];
          return (byWorker.get(row.id) ?? []).map(({ id }): ManagerItem => ({
            ...{ measure, managerId: id, is, onDay: row.onDay, person: null, sessionId: null },
            ...{ workerId: row.staffId, workerName: row.staffName },
          }));
        });
      const items = [
        ...ofWorkers('held', await RULE_ROWS.held(sources, span([today], period)), { held: true, gap: false }),
        ...ofWorkers('late', await RULE_ROWS.late(sources, span([today], periodOf(today, 1))), {
          late: true,
          inTime: false,
        }),
        ...(await cursoryOf(work, span([today], period))),
        ...(await decisionsOf(work, period, today)),
        ...samples
          .filter(({ gradedOn }) => gradedOn >= period.from && gradedOn <= period.to)
          .map((one): ManagerItem => ({
            ...{ measure: 'graded', managerId: one.managerId, is: one.grade === 'good' || one.grade === 'outstanding' },
            ...{
              onDay: one.heldOn,
              person: null,
              workerId: null,
              workerName: one.workerName,
              sessionId: one.sessionId,
            },
          })),
      ];
      const ids = [
        ...new Set([...items.map(({ managerId }) => managerId), ...[...byWorker.values()].flat().map(({ id }) => id)]),
      ];
      return {
        asOf: today,
        period,
        policy: policyOn(policies, today),
        edition: await policyEdition(work, today),
        exempt: workers.flatMap(({ name, exemptNow }) => (exemptNow ? [{ name, ...exemptNow }] : [])),
        managers: await work.manager.query('select id, name from staff where id = any($1) order by name, id', [ids]),
        items,
        seesGrades: isSenior,
      };
    });
  }

  /** The same as a file: managers are named, nobody else is. Audited. */
  async exported(actor: UserActor, period: Period, today: LocalDate): Promise<ManagerFigures> {
    const given = await this.show(actor, period, today);
    const detail = { period: period.key, rows: given.managers.length };
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did: 'figures.exported', subjectId: 'managers', detail }),
    );
    return given;
  }
}

/** Whoever answers for the worker's team; where nobody but senior managers does, these. */
function managersOf({ managers }: SupervisedWorker): { id: string }[] {
  const own = managers.filter(({ senior }) => !senior);
  return own.length > 0 ? own : managers;
}

async function cursoryOf(work: Work, span: WorkSpan): Promise<ManagerItem[]> {
  const parameters: unknown[] = [];
  const rows = WORK_ROWS.cursory(work.actor, span, parameters);
  return work.manager.query(
    `select 'cursory' as measure, f.supervisor_id as "managerId", r.kind = 'despite' as is, r.on_day as "onDay",
            jsonb_build_object('id', y.id, 'givenName', y.given_name, 'familyName', y.family_name, 'knownAs', y.known_as,
              'authorityId', i.value) as person, r.staff_id as "workerId", s.name as "workerName", null as "sessionId"
       from (${rows}) r join case_supervision f on f.fact_id = r.id and f.replaced_by_id is null
       join young_person y on y.id = r.person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join staff s on s.id = r.staff_id
      where r.kind in ('despite', 'clean') order by r.on_day desc, r.id`,
    parameters,
  );
}

async function decisionsOf(work: Work, { from, to }: Period, today: LocalDate): Promise<ManagerItem[]> {
  return (await decisionsBetween(work, { from, to, today })).flatMap((one): ManagerItem[] => {
    const effect = standingOf(one, today) === 'not-needed' ? null : effectOf(one);
    if (effect !== 'changed-something' && effect !== 'changed-nothing') return [];
    const { givenName, familyName, knownAs, authorityId } = one;
    return [
      {
        ...{
          measure: 'decisions',
          managerId: one.decidedById,
          is: effect === 'changed-something',
          onDay: one.decidedOn,
        },
        person: { id: one.personId, givenName, familyName, knownAs, authorityId },
        ...{ workerId: one.ownerId, workerName: one.ownerName, sessionId: null },
      },
    ];
  });
}
