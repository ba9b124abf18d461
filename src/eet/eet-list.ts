import { visiblePeople } from '../access/visible-people';
import { isMine, WITH_ADVISER } from '../caseloads/worker-sql';
import type { Work } from '../platform/unit-of-work';
import { isCovering } from '../young-people/who-may-see';
import type { StatusCode } from '../statutory/case-file';
import { addDays, addMonths, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { activityOn } from './activities-of';
import type { Attainment } from './attainment';
import { attainmentsOf } from './attainments-of';
import type { Activity } from './activity.entity';
import type { SeptemberStepKind } from './eet.entities';
import { CHECK_AGAIN_DAYS } from './activity-words';
import { NOBODY_ACTED } from './eet-owed';
import { daysWithout, eetStanding, ENDS_WITHIN_DAYS, type EetStanding } from './eet-standing';
import { UNTRACKED, type Tracked } from './tracking.service';

export const EET_SHOWS = ['neet', 'at-risk', 'not-known', 'check-again'] as const;
export type EetShow = (typeof EET_SHOWS)[number];

/** `without`: nothing, or not known. */
export const TEAM_SHOWS = ['everything', 'without', 'neet', 'not-known', 'at-risk'] as const;
export type TeamShow = (typeof TEAM_SHOWS)[number];

/** By whom they are helped for education and work: by the reader, by anybody, by nobody; else a member of staff. */
export type Helped = 'mine' | 'all' | 'nobody' | { by: string };

export interface EetQuery {
  show: EetShow | TeamShow;
  /** `mine`: one's own young people, whom one covers for, and where one is to do the next step. */
  who: 'mine' | 'everyone';
  teamId: string | null;
  /** Not there: whoever helps them. */
  helped?: Helped;
}

type Spell = Pick<
  Activity,
  'factId' | 'kind' | 'code' | 'what' | 'provider' | 'hoursAWeek' | 'fromOn' | 'toOn' | 'expectedEndOn'
>;

/** A young person of the list, with what is known and done. */
export interface EetLine extends Named {
  personId: string;
  dateOfBirth: LocalDate;
  /** Null: not worked out yet. */
  status: StatusCode | null;
  teamName: string | null;
  adviserName: string | null;
  standing: EetStanding<Spell>;
  daysWithout: number | null;
  /** The last time somebody looked at what they do; null: never. */
  checkedOn: LocalDate | null;
  tracking: Tracked & { version: number };
  ownerName: string | null;
  /** Of whom it is not known: the last look that found nothing. */
  lastLook: { on: LocalDate; tried: string; by: string | null } | null;
  /** When the meeting spoke of them last; null: never. */
  lastMeetingOn: LocalDate | null;
  /** The education plan that runs, the latest; what an exclusion rests on. */
  educationPlanId: string | null;
  /** By when an action is owed, while nobody has acted; as what is owed and the record have it. */
  actByOn: LocalDate | null;
  lastAction: { on: LocalDate; what: string; by: string | null } | null;
  /** Who works with them for education and work; null: nobody who works here. */
  helper: {
    /** The row, so that any change since it was shown is noticed. */
    rowId: string;
    staffId: string;
    name: string;
    since: LocalDate;
    /** When they were last seen or spoken to by this worker. */
    lastContactOn: LocalDate | null;
  } | null;
  /** The last step towards the latest September. */
  september: { year: number; step: SeptemberStepKind } | null;
  /** Of what was awarded, by the record. */
  attainment: Attainment;
  /** What a return or a list of ours stated last. */
  stated: { on: string; code: string } | null;
}

/** Those who have an adviser owed to them, or may have. */
export const WORKED_WITH = `y.died_on is null and (coalesce(l.status, 'undetermined') in ('undetermined', 'eligible', 'relevant', 'former-relevant', 'qualifying')
  or (l.status = 'former-relevant-21-plus' and l.basis <> '{offer-only}'))`;

const ACTIVITY_JSON = `jsonb_build_object('factId', f.fact_id, 'kind', f.kind, 'code', f.code, 'what', f.what, 'provider', f.provider,
  'hoursAWeek', f.hours_a_week, 'fromOn', f.from_on, 'toOn', f.to_on, 'expectedEndOn', f.expected_end_on)`;

/** SQL that is true for those whom a list shows; the row `now` says what runs on the day $1. */
const SHOWS: Record<EetShow | TeamShow, string> = {
  everything: 'true',
  without: `not coalesce(now.is_doing, false)`,
  neet: `now.is_none`,
  'not-known': `not coalesce(now.is_none or now.is_doing, false)`,
  'at-risk': `now.is_doing and (t.risks <> '{}' or now.ends_on <= $2)`,
  'check-again': `now.is_doing and coalesce(checked.checked_on, '-infinity') < $3`,
};

/** What was said last of one day by a return or a list, whichever is later. */
const STATED = `select jsonb_build_object('on', x.words, 'code', x.code) from (
  select 'the return of ' || r.collection_year as words, r.activity as code, make_date(r.collection_year, 3, 31) as as_of
    from return_snapshot r where r.young_person_id = y.id and r.replaced_by_id is null and not r.withdrawn and r.activity <> '0'
  union all
  select 'the list of ' || to_char(s.as_of, 'FMDD FMMonth YYYY'), s.activity, s.as_of
    from annex_a_statement s where s.young_person_id = y.id and s.replaced_by_id is null and not s.withdrawn and s.activity <> 'not-known'
  ) x order by x.as_of desc limit 1`;

function from(query: EetQuery, { actor }: Work, parameters: unknown[]): string {
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  // Whoever has somebody stays on that one’s list, whatever they are owed; of those without, who is worked with.
  const isTheirs = query.helped !== undefined && query.helped !== 'nobody';
  const where = [
    isTheirs ? 'y.died_on is null' : WORKED_WITH,
    visiblePeople(actor, 'y', parameters),
    SHOWS[query.show],
  ];
  if (query.teamId) where.push(`y.team_id = ${parameter(query.teamId)}`);
  if (query.who === 'mine' && actor.kind === 'user') {
    const me = parameter(actor.staffId);
    where.push(`(${isMine(me)} or t.owner_id = ${me} or helper.id = ${me})`);
  }
  if (query.helped) where.push(isHelped(query.helped, actor, parameter));
  return `young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
    left join team on team.id = y.team_id
    left join eet_tracking t on t.young_person_id = y.id left join staff owner on owner.id = t.owner_id
    left join education_worker e on e.young_person_id = y.id and e.replaced_by_id is null and not e.withdrawn and e.to_on is null
    left join staff helper on helper.id = e.staff_id and (helper.left_on is null or helper.left_on > $1)
    left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
    left join lateral (select bool_or(f.kind = 'none') as is_none, bool_or(f.kind in ('education','training','work')) as is_doing,
        min(f.expected_end_on) as ends_on from activity f where ${activityOn('$1')}) now on true
    left join lateral (select max(c.checked_on) as checked_on from activity f join activity_check c on c.activity_id = f.fact_id
        where ${activityOn('$1')}) checked on true
   where ${where.join(' and ')}`;
}

function isHelped(helped: Helped, actor: Work['actor'], parameter: (value: unknown) => string): string {
  if (helped === 'all') return 'helper.id is not null';
  if (helped === 'nobody') return 'helper.id is null';
  if (typeof helped === 'object') return `helper.id = ${parameter(helped.by)}`;
  const me = parameter(actor.kind === 'user' ? actor.staffId : null);
  return `(helper.id = ${me}::uuid
    or exists (select from absence away where away.staff_id = helper.id and ${isCovering(`${me}::uuid`)}))`;
}

const daysOf = (today: LocalDate) => [today, addDays(today, ENDS_WITHIN_DAYS), addDays(today, -CHECK_AGAIN_DAYS)];

/** How many the list shows, of those whom the actor may see. */
export async function countEet(work: Work, query: EetQuery, today: LocalDate): Promise<number> {
  const parameters: unknown[] = daysOf(today);
  const sql = from(query, work, parameters);
  const [row] = await work.manager.query<{ count: number }[]>(
    `select count(*)::int as count from (select $1::date, $2::date, $3::date) days, ${sql}`,
    parameters,
  );
  return row!.count;
}

type Row = Omit<EetLine, 'standing' | 'daysWithout' | 'tracking' | 'attainment'> & {
  spells: Spell[];
  tracking: (Tracked & { version: number }) | null;
};

/** All of the list, whoever has been without the longest first. */
export async function eetLines(work: Work, query: EetQuery, today: LocalDate): Promise<EetLine[]> {
  const parameters: unknown[] = daysOf(today);
  const sql = from(query, work, parameters);
  const rows = await work.manager.query<Row[]>(
    `select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", y.date_of_birth as "dateOfBirth", l.status, team.name as "teamName", s.name as "adviserName",
            (select coalesce(jsonb_agg(${ACTIVITY_JSON}), '[]') from activity f
              where f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn) as spells,
            checked.checked_on as "checkedOn", owner.name as "ownerName", case when ${NOBODY_ACTED} then t.act_by_on end as "actByOn",
            case when t.young_person_id is not null then jsonb_build_object('barrier', t.barrier, 'risks', t.risks,
              'exclusionProvision', t.exclusion_provision, 'exclusionReviewOn', t.exclusion_review_on, 'nextStep', t.next_step,
              'nextByOn', t.next_by_on, 'ownerId', t.owner_id, 'version', t.version) end as tracking,
            (select jsonb_build_object('on', a.acted_on, 'what', a.what, 'by', w.name) from eet_action a left join staff w on w.id = a.by_id
              where a.young_person_id = y.id order by a.acted_on desc, a.recorded_at desc limit 1) as "lastAction",
            (select jsonb_build_object('on', k.looked_on, 'tried', k.tried, 'by', w.name) from eet_look k left join staff w on w.id = k.by_id
              where k.young_person_id = y.id order by k.looked_on desc, k.recorded_at desc limit 1) as "lastLook",
            (select max(a.acted_on) from eet_action a where a.young_person_id = y.id and a.at_meeting) as "lastMeetingOn",
            (select p.id from education_plan p where p.young_person_id = y.id and p.ended_on is null
              order by p.written_on desc, p.id desc limit 1) as "educationPlanId",
            case when helper.id is not null then jsonb_build_object('rowId', e.id, 'staffId', helper.id, 'name', helper.name,
              'since', e.from_on, 'lastContactOn', (select max(c.held_on) from contact c where c.young_person_id = y.id
                and c.staff_id = helper.id and c.seen and c.replaced_by_id is null and not c.withdrawn)) end as helper,
            (select jsonb_build_object('year', p.year, 'step', p.step) from september_step p where p.young_person_id = y.id
              order by p.year desc, p.on_day desc, p.recorded_at desc limit 1) as september,
            (${STATED}) as stated
       from (select $1::date, $2::date, $3::date) days, ${sql}`,
    parameters,
  );
  const attainments = await attainmentsOf(
    work,
    rows.map(({ personId }) => personId),
    today,
  );
  return rows
    .map(({ spells, tracking, ...row }) => {
      const attainment = attainments.get(row.personId)!;
      const standing = eetStanding(spells, today);
      return {
        ...row,
        attainment,
        standing,
        daysWithout: daysWithout(standing, today),
        tracking: tracking ?? UNTRACKED,
      };
    })
    .sort(longestFirst);
}

function longestFirst(a: EetLine, b: EetLine): number {
  const days = (b.daysWithout ?? 0) - (a.daysWithout ?? 0);
  if (days !== 0) return days;
  const [first, second] = [a.checkedOn ?? '', b.checkedOn ?? ''];
  return first < second ? -1 : first > second ? 1 : a.personId < b.personId ? -1 : 1;
}

/**
 * Whether the meeting is to speak of them again: out of education and work for a month, and a month since it spoke of them
 * (ET-02). That it is every month is the council's own standard.
 */
export function isForMeeting(
  { standing, lastMeetingOn }: Pick<EetLine, 'standing' | 'lastMeetingOn'>,
  today: LocalDate,
): boolean {
  const { state, since } = standing;
  if (state !== 'neet' || since === null) return false;
  const from = lastMeetingOn !== null && lastMeetingOn > since ? lastMeetingOn : since;
  return addMonths(from, 1) <= today;
}

/** The first day by which something is owed to them: the next step, or a first action where nobody has acted. */
export function earliestOwed({ tracking, actByOn }: EetLine): LocalDate | null {
  const days = [tracking.nextByOn, actByOn].filter((on) => on !== null);
  return days.sort()[0] ?? null;
}
