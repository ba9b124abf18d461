import type { Post } from '../../caseloads/staff.entity';
import type { CaseFiles } from '../../deadlines/case-files';
import type { Work } from '../../platform/unit-of-work';
import type { StatusCode } from '../../statutory/case-file';
import { plainName } from './plain-words';
import { notByAnUndo } from '../undone';
import { legalStatus } from '../../statutory/legal-status';
import type { LocalDate } from '../../statutory/local-date';

export type ListedRole = 'personal-adviser' | 'social-worker';

export interface KnownAllocation {
  id: string;
  factId: string;
  role: ListedRole;
  staffId: string;
  from: LocalDate;
  reason: string;
  /** The day whose state it tells: its start, or the day the list was about that brought it. */
  toldOf: LocalDate;
}

export interface KnownStatement {
  id: string;
  asOf: LocalDate;
  eligibility: string | null;
  inTouch: string | null;
  accommodation: string | null;
  suitability: string | null;
  activity: string | null;
  lastContactOn: LocalDate | null;
}

/** What the record holds of somebody in a list, as far as the two can be compared. */
export interface ListedPerson {
  id: string;
  dateOfBirth: LocalDate;
  sex: string | null;
  ethnicity: string | null;
  unaccompaniedAsylumSeeker: boolean | null;
  disabled: boolean | null;
  diedOn: LocalDate | null;
  teamId: string | null;
  /** The workers now. */
  allocations: KnownAllocation[];
  /** When the last work of each role ended that has ended. */
  lastUntil: Partial<Record<ListedRole, LocalDate>>;
  /** Days on which a review is recorded or was withdrawn, or a plan was completed: not taken in again. */
  plannedOn: LocalDate[];
  statements: KnownStatement[];
  /** Matters ever put to a manager, settled or not. */
  matters: { kind: string; detail: string; open: boolean }[];
}

export async function listedPeople(work: Work, ids: string[]): Promise<Map<string, ListedPerson>> {
  const people: ListedPerson[] = await work.manager.query(
    `select y.id, y.date_of_birth as "dateOfBirth", y.sex, y.ethnicity, y.disabled, y.died_on as "diedOn",
            y.unaccompanied_asylum_seeker as "unaccompaniedAsylumSeeker", y.team_id as "teamId",
            (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'factId', a.fact_id, 'role', a.role,
                'staffId', a.staff_id, 'from', a.from_on, 'reason', a.reason,
                'toldOf', coalesce(case when a.recorded_at = r.applied_at or exists (select from import_undo u
                    where u.undone_at = a.recorded_at) then r.as_of end, a.from_on))), '[]')
               from allocation a left join import_run r on r.id = a.import_id
              where a.young_person_id = y.id and a.role <> 'interim' and a.to_on is null
                and a.replaced_by_id is null and not a.withdrawn) as allocations,
            (select coalesce(jsonb_object_agg(e.role, e.until), '{}')
               from (select a.role, max(a.to_on) as until from allocation a
                      where a.young_person_id = y.id and a.role <> 'interim' and a.to_on is not null
                        and a.replaced_by_id is null and not a.withdrawn group by a.role) e) as "lastUntil",
            (select coalesce(jsonb_agg(d.held_on), '[]')
               from (select f.held_on from plan_review f where f.young_person_id = y.id and f.replaced_by_id is null
                        and (not f.withdrawn or ${notByAnUndo('f')})
                      union select f.completed_on from pathway_plan f
                      where f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn) d) as "plannedOn",
            (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'asOf', s.as_of, 'eligibility', s.eligibility,
                'inTouch', s.in_touch, 'accommodation', s.accommodation, 'suitability', s.suitability,
                'activity', s.activity, 'lastContactOn', s.last_contact_on)), '[]')
               from annex_a_statement s
              where s.young_person_id = y.id and s.replaced_by_id is null and not s.withdrawn) as statements,
            (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'detail', m.detail,
                'open', m.settled_at is null)), '[]')
               from matter_for_manager m where m.young_person_id = y.id
                and not exists (select from import_undo u where u.import_id = m.import_id
                                   and u.undone_at = m.settled_at)) as matters
       from young_person y where y.id = any($1)`,
    [ids],
  );
  return new Map(people.map((person) => [person.id, person]));
}

export interface ListedWorker {
  id: string;
  /** Their name and their address, in plain words. */
  called: string[];
  post: Post;
  teamId: string | null;
  hasLeft: boolean;
}

/** Those whom a list can name: everybody who works or worked here, and the teams. */
export interface ListedWorkplace {
  workers: ListedWorker[];
  teams: { id: string; called: string }[];
}

export async function listedWorkplace(work: Work, today: LocalDate): Promise<ListedWorkplace> {
  type Row = Omit<ListedWorker, 'called'> & { name: string; email: string };
  const staff: Row[] = await work.manager.query(
    `select id, name, email, post, team_id as "teamId", coalesce(left_on <= $1, false) as "hasLeft" from staff order by id`,
    [today],
  );
  const teams: { id: string; name: string }[] = await work.manager.query(`select id, name from team order by id`);
  return {
    workers: staff.map(({ name, email, ...worker }) => ({ ...worker, called: [plainName(name), plainName(email)] })),
    teams: teams.map(({ id, name }) => ({ id, called: plainName(name) })),
  };
}

const PEOPLE_A_STEP = 400;

/** The legal status that the record works out for each of them on a day. */
export async function statusesOn(
  work: Work,
  caseFiles: CaseFiles,
  ids: string[],
  day: LocalDate,
): Promise<Map<string, StatusCode>> {
  const statuses = new Map<string, StatusCode>();
  for (let start = 0; start < ids.length; start += PEOPLE_A_STEP) {
    const files = await caseFiles.load(work, ids.slice(start, start + PEOPLE_A_STEP));
    for (const [id, file] of files) statuses.set(id, legalStatus(file, day).code);
  }
  return statuses;
}
