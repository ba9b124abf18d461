import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { AGREEMENTS } from './plan.entities';

export type VersionState = 'with-manager' | 'returned' | 'approved';

/** A version and what became of it, without its text. */
export interface VersionTold {
  id: string;
  planId: string;
  number: number;
  state: VersionState;
  finishedOn: LocalDate;
  finishedBy: string | null;
  decidedOn: LocalDate | null;
  decidedBy: string | null;
  /** What a manager wrote; null for whoever may not read notes. */
  comments: string | null;
  /** What the young person said last. */
  agreement: (typeof AGREEMENTS)[number] | null;
  /** The first day on which the young person was given a copy. */
  copyGivenOn: LocalDate | null;
  /** The day of it was recorded in error. */
  withdrawn: boolean;
}

/** All versions of a young person, the newest first. @param of SQL of their id */
function versionsSql(of: string): string {
  return `select v.id, v.plan_id as "planId", v.number, coalesce(d.decision, 'with-manager') as state,
            v.finished_on as "finishedOn", fs.name as "finishedBy", d.decided_on as "decidedOn", ds.name as "decidedBy",
            d.comments,
            (select a.answer from plan_agreement a where a.version_id = v.id order by a.recorded_at desc, a.id desc limit 1)
              as agreement,
            (select min(c.given_on) from plan_copy c where c.version_id = v.id and c.to_whom is null) as "copyGivenOn",
            exists (select from pathway_plan f where f.fact_id = v.id and f.replaced_by_id is null and f.withdrawn)
              as withdrawn
       from plan_version v
       left join plan_decision d on d.version_id = v.id
       left join staff fs on fs.id = v.finished_by_id
       left join staff ds on ds.id = d.decided_by_id
      where v.young_person_id = ${of} order by v.number desc`;
}

export async function versionsOf(work: Work, youngPersonId: string): Promise<VersionTold[]> {
  return work.manager.query<VersionTold[]>(versionsSql('$1'), [youngPersonId]);
}

/** The same as one value, for the person `p.id`. */
export const VERSIONS_OF_PERSON = `select coalesce(jsonb_agg(to_jsonb(v) order by v.number desc), '[]')
  from (${versionsSql('p.id')}) v`;

/** The version that counts: the newest that a manager approved. */
export function inForceOf(versions: readonly VersionTold[]): VersionTold | null {
  return versions.find(({ state, withdrawn }) => state === 'approved' && !withdrawn) ?? null;
}

/** Where somebody's plan stands, in a few words for their record. */
export interface PlanOnRecord {
  /** The one being written or waiting for a manager. */
  atWork: { state: 'draft' | 'with-manager'; startedOn: LocalDate } | null;
  inForce: Pick<VersionTold, 'number' | 'decidedOn' | 'agreement' | 'copyGivenOn'> | null;
}

export async function planOnRecord(work: Work, youngPersonId: string): Promise<PlanOnRecord> {
  const [atWork] = await work.manager.query<NonNullable<PlanOnRecord['atWork']>[]>(
    `select state, started_on as "startedOn" from plan_at_work
      where young_person_id = $1 and state in ('draft', 'with-manager')`,
    [youngPersonId],
  );
  return { atWork: atWork ?? null, inForce: inForceOf(await versionsOf(work, youngPersonId)) };
}
