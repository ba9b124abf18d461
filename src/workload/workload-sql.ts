import { visiblePeople } from '../access/visible-people';
import { NOTICED_ON } from '../arrangements/case-file-sources';
import { isListed } from '../caseloads/listed-people';
import { bandOf } from '../contacts/far-away';
import type { Work } from '../platform/unit-of-work';
import type { WeightFactor } from '../statutory/caseload';
import { addMonths, type LocalDate } from '../statutory/local-date';
import type { CapacityFacts } from './capacity';
import type { ToForecast } from './forecast';
import type { WeightFacts } from './suggest-weight';

/** Posts that may hold young people, whatever their own facts say. */
const POSTS = `('personal-adviser', 'team-manager', 'service-manager', 'head-of-service')`;

export interface WorkerRow extends CapacityFacts {
  id: string;
  name: string;
  teamId: string | null;
  team: string | null;
  /** What is done about their load, as said last. */
  plan: { what: string; byOn: LocalDate; madeOn: LocalDate; by: string } | null;
}

/**
 * How workers are chosen: these, or those of these teams who work there on the day (or did since a day before it) or
 * still carry someone.
 */
export type Which = { ids: string[] } | { teamIds: string[]; since?: LocalDate } | 'all';

/** Workers with everything their capacity rests on, in one statement; team by team, by name. */
export async function workerRows({ manager }: Work, which: Which, day: LocalDate): Promise<WorkerRow[]> {
  const parameters: unknown[] = [day];
  return manager.query(
    `select s.id, s.name, s.post as "staffPost", s.team_id as "teamId", t.name as team, s.started_on as "startedOn",
            s.left_on as "leftOn",
            (select coalesce(jsonb_agg(jsonb_build_object('fromOn', p.from_on, 'role', p.role, 'hours', p.hours,
                      'contract', p.contract, 'contractEndsOn', p.contract_ends_on, 'qualifiedOn', p.qualified_on,
                      'trainee', p.trainee, 'holdsCases', p.holds_cases) order by p.from_on), '[]')
               from worker_post p where p.staff_id = s.id and p.replaced_by_id is null and not p.withdrawn) as posts,
            (select coalesce(jsonb_agg(jsonb_build_object('fromOn', r.from_on, 'toOn', r.to_on, 'percent', r.percent,
                      'reason', r.reason) order by r.from_on, r.fact_id), '[]')
               from worker_reduction r where r.staff_id = s.id and r.replaced_by_id is null and not r.withdrawn) as reductions,
            (select coalesce(jsonb_agg(jsonb_build_object('fromOn', x.from_on, 'toOn', x.to_on) order by x.from_on), '[]')
               from absence x where x.staff_id = s.id and x.replaced_by_id is null and not x.withdrawn) as absences,
            (select coalesce(jsonb_agg(jsonb_build_object('fromOn', e.from_on, 'endsOn', e.ends_on, 'reason', e.reason)
                      order by e.ends_on), '[]')
               from holding_exception e where e.staff_id = s.id) as exceptions,
            (select jsonb_build_object('what', l.what, 'byOn', l.by_on, 'madeOn', l.made_on, 'by', b.name)
               from load_plan l join staff b on b.id = l.made_by_id where l.staff_id = s.id
              order by l.recorded_at desc, l.id desc limit 1) as plan
       from staff s left join team t on t.id = s.team_id
      where ${isChosen(which, parameters)}
      order by t.name nulls last, s.name, s.id`,
    parameters,
  );
}

function isChosen(which: Which, parameters: unknown[]): string {
  const worksSince = (day: string) => `s.post in ${POSTS} and (s.left_on is null or s.left_on > ${day})`;
  if (which === 'all') return worksSince('$1');
  if ('ids' in which) return `s.id = any($${parameters.push(which.ids)}) and $1::date is not null`;
  const works = worksSince(which.since ? `$${parameters.push(which.since)}` : '$1');
  return `s.team_id = any($${parameters.push(which.teamIds)}) and ((${works}) or exists (
    select from allocation a where a.staff_id = s.id and ${runsOn('a', '$1')}))`;
}

/** SQL that is true for a fact or a period `alias` in force that holds on a day. */
export function runsOn(alias: string, day: string): string {
  return `${alias}.replaced_by_id is null and not ${alias}.withdrawn
    and ${alias}.from_on <= ${day} and (${alias}.to_on is null or ${alias}.to_on > ${day})`;
}

/** Columns of WeightFacts and LastWeight, for young person `y` with the legal position `l`. `$1` is the day. */
const WEIGHT_FACTS = `coalesce(l.status, 'undetermined') as status, coalesce(l.basis, '{}') as basis, y.parent,
  y.unaccompanied_asylum_seeker as unaccompanied,
  coalesce((select min(d.from_on) from detention d where d.young_person_id = y.id and d.kind <> 'hospital' and ${runsOn('d', '$1')}),
    case when h.type = 'X' then h.from_on end) as "custodySince",
  (select max((m.from_at at time zone 'Europe/London')::date) from missing_episode m
    where m.young_person_id = y.id and m.replaced_by_id is null and not m.withdrawn and m.returned_at is null) as "missingSince",
  (select case when e.standing = 'lost' then e.from_on end from engagement e
    where e.young_person_id = y.id and e.replaced_by_id is null and not e.withdrawn and e.from_on <= $1
    order by e.from_on desc, e.recorded_at desc limit 1) as "touchLostSince",
  (select min(${NOTICED_ON}) from arrangement a where a.young_person_id = y.id and a.kind = 'tenancy-at-risk'
    and a.taken_out_because is null and a.ended_on is null) as "noticeSince",
  (select max(e.happened_on) from risk_event e
    where e.young_person_id = y.id and e.replaced_by_id is null and not e.withdrawn and e.happened_on <= $1
      and not exists (select from case_supervision c where c.young_person_id = y.id and c.replaced_by_id is null
        and not c.withdrawn and c.risk is not null and c.held_on between e.happened_on and $1)) as "riskEventOn",
  (select min(k.from_on) from activity k
    where k.young_person_id = y.id and k.kind = 'none' and ${runsOn('k', '$1')}) as "withoutActivitySince",
  (select case when c.risk = 'high' then c.held_on end from case_supervision c
    where c.young_person_id = y.id and c.replaced_by_id is null and not c.withdrawn and c.risk is not null and c.held_on <= $1
    order by c.held_on desc, c.recorded_at desc limit 1) as "riskSetOn",
  ${bandOf('h.fact_id')} as band,
  case when h.type is not null then jsonb_build_object('type', h.type, 'since', h.from_on) end as home,
  (select max(n.from_on) from allocation n
    where n.young_person_id = y.id and n.role = 'personal-adviser' and ${runsOn('n', '$1')}) as "adviserSince",
  coalesce(w.added, '{}') as added,
  case when w.id is not null then jsonb_build_object('points', w.points, 'month', w.month, 'factors', w.factors,
    'added', w.added, 'reason', w.reason, 'confirmedOn', w.confirmed_on, 'by',
    (select b.name from staff b where b.id = w.confirmed_by_id)) end as last`;

const FROM_PEOPLE = `young_person y left join legal_position l on l.young_person_id = y.id
  left join lateral (select h.fact_id, h.type, h.from_on from accommodation_period h where h.young_person_id = y.id
    and ${runsOn('h', '$1')} order by h.from_on desc limit 1) h on true
  left join lateral (select w.* from case_weight w where w.young_person_id = y.id and w.replaced_by_id is null
    order by w.month desc limit 1) w on true`;

/** What someone weighed when last confirmed. */
export interface LastWeight {
  points: number;
  /** Its first day. */
  month: LocalDate;
  factors: WeightFactor[];
  added: WeightFactor[];
  reason: string | null;
  confirmedOn: LocalDate;
  by: string;
}

export interface WeighedRow extends WeightFacts {
  personId: string;
  last: LastWeight | null;
}

export interface CarriedRow extends WeighedRow {
  staffId: string;
  /** Another worker has them too. */
  together: boolean;
}

/** Whom these workers carry on a day, whoever may see those: figures count everyone. One statement. */
export async function carriedRows({ manager }: Work, staffIds: string[], day: LocalDate): Promise<CarriedRow[]> {
  const parameters: unknown[] = [day, staffIds];
  return manager.query(
    `with mine as materialized (
       select distinct a.young_person_id, a.staff_id from allocation a where a.staff_id = any($2) and ${runsOn('a', '$1')}
     )
     select y.id as "personId", mine.staff_id as "staffId", exists (
              select from allocation o where o.young_person_id = y.id and o.staff_id <> mine.staff_id
                 and ${runsOn('o', '$1')}) as together, ${WEIGHT_FACTS}
       from mine join ${FROM_PEOPLE.replace('young_person y', 'young_person y on y.id = mine.young_person_id')}
      where y.merged_into_id is null and y.withdrawn_at is null and y.died_on is null and ${isListed('y', 'l', parameters)}
      order by y.id`,
    parameters,
  );
}

export interface NamedRow extends WeighedRow {
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  authorityId: string | null;
  staffId: string | null;
  staffName: string | null;
}

/** People with their names and their lead worker; `where` is about `y` and `l`, and `$1` is the day. */
export async function namedRows(
  { manager }: Work,
  where: (parameters: unknown[]) => string,
  day: LocalDate,
): Promise<NamedRow[]> {
  const parameters: unknown[] = [day];
  const condition = where(parameters);
  return manager.query(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id'
                and not i.withdrawn limit 1) as "authorityId",
            s.id as "staffId", s.name as "staffName", ${WEIGHT_FACTS}
       from ${FROM_PEOPLE}
       left join lateral (select a.staff_id from allocation a where a.young_person_id = y.id and ${runsOn('a', '$1')}
         order by array_position(array['personal-adviser', 'interim', 'social-worker'], a.role), a.from_on limit 1) lead on true
       left join staff s on s.id = lead.staff_id
      where ${condition}
      order by s.name nulls last, s.id, y.family_name, y.given_name, y.id`,
    parameters,
  );
}

export interface CarriedThen {
  day: LocalDate;
  staffId: string;
  personId: string;
  together: boolean;
  /** As confirmed last by then, else the first time after; null where never. */
  points: number | null;
  /** Whether they had been weighed by then. */
  weighed: boolean;
}

/** Whom these workers carried on each of some days, and what each weighed. One statement. */
export async function carriedThen({ manager }: Work, staffIds: string[], days: LocalDate[]): Promise<CarriedThen[]> {
  return manager.query(
    `with mine as materialized (
       select distinct d.day, a.young_person_id, a.staff_id
         from unnest($2::date[]) as d(day) join allocation a on a.staff_id = any($1) and ${runsOn('a', 'd.day')}
     )
     select mine.day, mine.staff_id as "staffId", y.id as "personId", exists (
              select from allocation o where o.young_person_id = y.id and o.staff_id <> mine.staff_id
                 and ${runsOn('o', 'mine.day')}) as together,
            coalesce(w.points, later.points) as points, w.points is not null as weighed
       from mine join young_person y on y.id = mine.young_person_id
       left join lateral (select w.points from case_weight w where w.young_person_id = y.id and w.replaced_by_id is null
         and w.month <= mine.day order by w.month desc limit 1) w on true
       left join lateral (select n.points from case_weight n where w.points is null and n.young_person_id = y.id
         and n.replaced_by_id is null and n.month > mine.day order by n.month limit 1) later on true
      where y.merged_into_id is null and y.withdrawn_at is null and (y.died_on is null or y.died_on > mine.day)`,
    [staffIds, days],
  );
}

/** How many of these people have a record of who worked with them that begins after a day. */
export async function knownLater({ manager }: Work, personIds: string[], day: LocalDate): Promise<number> {
  const [found]: [{ count: number }] = await manager.query(
    `select count(*)::int as count from known_since
      where young_person_id = any($1) and kind = 'allocations' and since > $2`,
    [personIds, day],
  );
  return found.count;
}

/** Whoever of these teams has a birthday that changes something within the days, whoever may see them: figures count everyone. */
export async function toForecastRows(
  { manager, actor }: Work,
  teamIds: string[],
  { after, to }: { after: LocalDate; to: LocalDate },
): Promise<Omit<ToForecast, 'points'>[]> {
  const parameters: unknown[] = [teamIds, addMonths(after, -12 * LAST_AGE - 1), addMonths(to, -12 * FIRST_AGE)];
  const visible = visiblePeople(actor, 'y', parameters);
  return manager.query(
    `select y.id as "personId", y.team_id as "teamId", y.given_name as "givenName", y.family_name as "familyName",
            y.known_as as "knownAs", i.value as "authorityId", y.date_of_birth as "dateOfBirth", ${visible} as "isSeen",
            exists (select from care_episode e where e.young_person_id = y.id and e.replaced_by_id is null
              and not e.withdrawn and not e.short_break and e.to_on is null) as "inCare",
            coalesce(l.basis = '{offer-only}', false) as "offersOnly"
       from young_person y left join legal_position l on l.young_person_id = y.id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      where y.team_id = any($1) and y.merged_into_id is null and y.withdrawn_at is null and y.died_on is null
        and y.date_of_birth between $2 and $3 order by y.id`,
    parameters,
  );
}

const [FIRST_AGE, LAST_AGE] = [16, 25];
