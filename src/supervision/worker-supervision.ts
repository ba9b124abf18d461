import type { CaseFiles } from '../deadlines/case-files';
import type { Work } from '../platform/unit-of-work';
import { daysBetween, type LocalDate } from '../statutory/local-date';
import type { Policy } from '../statutory/policy';
import { exemptOn, nextSupervision, type Exemption, type WorkerDays } from './gap-map';

/** A worker, who supervises them, and how it stands. */
export interface SupervisedWorker extends WorkerDays {
  staffId: string;
  name: string;
  teamId: string;
  teamName: string;
  /** Whoever answers for the team and is no senior manager; and those above them. */
  managers: { id: string; name: string; senior: boolean }[];
  next: { dueOn: LocalDate; because: string } | null;
  /** The exemption from the policy that holds today. */
  exemptNow: Exemption | null;
  /** Days late; 0 for none. */
  lateDays: number;
  /** Late for so long that it is with the manager above. */
  escalated: boolean;
}

export const SENIOR_POSTS = `('service-manager', 'head-of-service')`;

/** The day from which sessions are kept here, or that of the first: nobody is late for what nobody could record. */
export async function keptFromOf({ manager }: Work): Promise<LocalDate> {
  const [row]: { on: LocalDate }[] = await manager.query(
    `select least((select min(in_force_from) from supervision_method),
                  (select min(held_on) from supervision_session where state = 'signed')) as on`,
  );
  return row!.on;
}

/** The personal advisers of these teams who work here or left within the months looked at, with their sessions. */
export async function workersOf(
  work: Work,
  caseFiles: CaseFiles,
  { teamIds, staffId = null }: { teamIds: readonly string[]; staffId?: string | null },
  { today, since }: { today: LocalDate; since: LocalDate },
): Promise<{ workers: SupervisedWorker[]; keptFrom: LocalDate; policy: Policy }> {
  const rows: Omit<SupervisedWorker, 'next' | 'exemptNow' | 'lateDays' | 'escalated'>[] = await work.manager.query(
    `select s.id as "staffId", s.name, s.team_id as "teamId", t.name as "teamName", s.started_on as "startedOn",
            s.left_on as "leftOn",
            (select p.qualified_on from worker_post p
              where p.staff_id = s.id and p.replaced_by_id is null and not p.withdrawn and p.from_on <= $1
              order by p.from_on desc limit 1) as "qualifiedOn",
            (select coalesce(jsonb_agg(v.held_on order by v.held_on), '[]') from supervision_session v
              where v.staff_id = s.id and v.state = 'signed') as "heldOn",
            (select coalesce(jsonb_agg(jsonb_build_object('from', x.from_on, 'to', x.to_on) order by x.from_on), '[]')
               from absence x where x.staff_id = s.id and x.replaced_by_id is null and not x.withdrawn) as leave,
            (select coalesce(jsonb_agg(jsonb_build_object('from', e.from_on, 'to', coalesce(e.ended_on, e.until_on + 1),
                      'reason', e.reason) order by e.from_on), '[]')
               from supervision_exemption e where e.staff_id = s.id and e.ended_on is distinct from e.from_on) as exempt,
            (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name,
                      'senior', m.post in ${SENIOR_POSTS}) order by m.name), '[]')
               from team_manager tm join staff m on m.id = tm.staff_id
              where tm.team_id = s.team_id and m.id <> s.id and (m.left_on is null or m.left_on > $1)) as managers
       from staff s join team t on t.id = s.team_id
      where s.post = 'personal-adviser' and s.team_id = any($2) and ($3::uuid is null or s.id = $3)
        and (s.left_on is null or s.left_on > $4)
      order by t.name, s.name, s.id`,
    [today, teamIds, staffId, since],
  );
  const keptFrom = await keptFromOf(work);
  const policy = await caseFiles.policyOn(work, today);
  const workers = rows.map((row): SupervisedWorker => {
    const next = nextSupervision(row, keptFrom, policy, today);
    const lateDays = next ? Math.max(0, daysBetween(next.dueOn, today)) : 0;
    return {
      ...row,
      next,
      exemptNow: exemptOn(row, today),
      lateDays,
      escalated: lateDays >= policy.escalation.serviceManagerDaysAfter,
    };
  });
  return { workers, keptFrom, policy };
}

/** Whether this member of staff is a senior manager, above the managers of teams. */
export async function isSenior({ manager }: Work, staffId: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(`select from staff where id = $1 and post in ${SENIOR_POSTS}`, [staffId]);
  return rows.length > 0;
}
