import { visiblePeople } from '../access/visible-people';
import { LAST_ASSESSED_FIRST } from '../accommodation/last-assessment';
import { ONLY_OF_RECORD, SUITABILITY_OF_ASSESSMENT } from '../accommodation/case-file-sources';
import type { HomeViewAnswer } from '../accommodation/home.entities';
import { isListed } from '../caseloads/listed-people';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { bandOf as bandOfHome } from '../contacts/far-away';
import type { DistanceBand } from '../contacts/home-distance.entity';
import type { Work } from '../platform/unit-of-work';
import type { Accommodation, CareEpisode } from '../statutory/case-file';
import { nightsIn, type Nights } from '../statutory/clocks/nights';
import { OWN_TENANCIES } from '../statutory/clocks/home-follow-ups';
import { addMonths, ageOn, earlier, type LocalDate } from '../statutory/local-date';
import { judgementInReturn, type GivenJudgement } from '../statutory/return-judgement';
import { suitabilityOn } from '../statutory/suitability';
import type { Named } from '../young-people/names';
import {
  awayKind,
  differencesOf,
  homeBandOf,
  nightsKind,
  registrationKind,
  suitableKind,
  sustainedKinds,
  type Difference,
  type HomeBand,
  type HomeFigureId,
  type MoveMark,
  type OwnHome,
  type SuitableFacts,
} from './home-figure';
import { HOLDS, IN_FORCE, LEAVERS, LEFT_OUT_OF_SHARES, ON_THEIR_DAY } from './leavers-sql';

/** What is written of a move to the area of another council. */
export interface AreaStory {
  id: string;
  council: string;
  /** The day on which it was told. */
  toldOn: LocalDate | null;
  /** How they keep in touch with family and friends is written down. */
  hasContactPlan: boolean;
  /** What was planned last about coming back. */
  comingBack: { wishes: 'yes' | 'no' | 'later'; backOn?: LocalDate } | null;
}

/** A young person as one figure counts them. */
export interface HomeRow extends Named {
  personId: string;
  /** The year of the return that is asked for; null for today. */
  year: number | null;
  /** The day that counts for them, and their age on it. */
  onDay: LocalDate;
  age: number;
  band: HomeBand;
  teamId: string | null;
  teamName: string | null;
  workerName: string | null;
  kind: string;
  differs: Difference[];
  /** Of bed and breakfast. */
  nights: Nights | null;
  /** The letter of the home that day; null where none is recorded. */
  type: string | null;
  provider: string | null;
  /** The judgement of the return, with its letter. */
  inReturn: string | null;
  /** Only our return of that year says it. */
  fromReturn: boolean;
  /** Of a move to the area of another council: the story that holds. */
  otherCouncil: AreaStory | null;
  /** The same, or else the story that runs. */
  areaStory?: AreaStory | null;
  /** Of a home of their own: when they moved in, and what it was after each time. */
  movedOn?: LocalDate;
  marks?: Partial<Record<MoveMark, string>>;
}

type Who = Pick<HomeRow, 'personId' | 'teamId' | 'teamName' | 'workerName'> & Named & { dateOfBirth: LocalDate };

const WHO = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  i.value as "authorityId", y.date_of_birth as "dateOfBirth", y.team_id as "teamId", t.name as "teamName", s.name as "workerName"`;
const FROM = `young_person y left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
  left join team t on t.id = y.team_id
  left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn`;
const BY_NAME = `coalesce(y.family_name, ''), coalesce(y.known_as, y.given_name, ''), y.id`;

/** The home on their day with what the case file says of it; the one begun last where there are several. */
const HOME = `select f.fact_id, f.type, f.provider, jsonb_build_object('id', f.fact_id, 'from', f.from_on, 'to', f.to_on, 'type', f.type,
    'providedUnder', f.provided_under, 'placedByAuthority', f.placed_by_authority, 'providerRegistered', f.provider_registered,
    'carer', f.carer, 'managerReason', f.manager_reason) || ${ONLY_OF_RECORD} as item
  from accommodation_period f where f.${IN_FORCE} and ${HOLDS} order by f.from_on desc, f.fact_id desc limit 1`;
const CARE = `(select coalesce(jsonb_agg(jsonb_build_object('from', f.from_on, 'to', f.to_on, 'placement', f.placement)), '[]')
  from care_episode f where f.${IN_FORCE} and ${HOLDS})`;

/** The last by their day; where there is none by then, the first after. */
const nearest = (day: string) => `(${day} <= d.on_day) desc, abs(${day} - d.on_day)`;

/** Of the home `h`, that it is in our area, as was said of the move there. */
const IN_OUR_AREA = `exists (select from move_said m where m.accommodation_id = h.fact_id and m.area = 'ours')`;

/** What a story `r` of a move to another area says, as an `AreaStory`. */
const AREA_STORY = `jsonb_build_object('id', r.id, 'council', r.said->>'council', 'toldOn', (
      select max(e.on_day) from arrangement_entry e
       where e.arrangement_id = r.id and e.entry = 'told-council' and e.taken_out_because is null),
    'hasContactPlan', r.said ? 'contactPlan' or exists (select from arrangement_entry e
       where e.arrangement_id = r.id and e.said ? 'contactPlan' and e.taken_out_because is null),
    'comingBack', (select e.said from arrangement_entry e
       where e.arrangement_id = r.id and e.entry = 'return-plan' and e.taken_out_because is null
       order by e.on_day desc, e.recorded_at desc, e.id desc limit 1))
  from arrangement r where r.young_person_id = y.id and r.kind = 'another-area' and r.taken_out_because is null`;

/**
 * The move to the area of another council that holds for the home `h`: they moved, and have not come back or moved on. One
 * that is closed since they settled is about the homes that began before.
 */
const OTHER_COUNCIL = `(select ${AREA_STORY}
     and exists (select from arrangement_entry e where e.arrangement_id = r.id and e.entry = 'moved'
                   and e.taken_out_because is null and e.on_day <= d.on_day)
     and not ${IN_OUR_AREA}
     and (r.ended_on is null or ((h.item->>'from')::date <= r.ended_on and exists (
           select from arrangement_entry e where e.arrangement_id = r.id and e.entry = 'end'
              and e.taken_out_because is null and e.said->>'outcome' = 'settled')))
   order by r.on_day desc, r.id desc limit 1)`;

/** The story that runs about another area, also where nobody wrote that they moved. */
const RUNNING_AREA_STORY = `(select ${AREA_STORY} and r.ended_on is null order by r.on_day desc, r.id desc limit 1)`;

type Home = Omit<Accommodation, 'suitability'>;
type CareThen = Pick<CareEpisode, 'from' | 'to' | 'placement'>[];

/**
 * Care leavers whom the actor may see by whether their home is suitable, in the order of their names.
 *
 * @param years of returns: how it was on their birthday in it; null: as it is today
 */
export async function suitableRows(
  work: Work,
  years: readonly (number | null)[],
  today: LocalDate,
): Promise<HomeRow[]> {
  const parameters: unknown[] = [today, years];
  const visible = visiblePeople(work.actor, 'y', parameters);
  type Row = Who &
    Pick<HomeRow, 'year' | 'onDay' | 'age' | 'type' | 'provider'> &
    Pick<SuitableFacts, 'leftOut' | 'stated'> & {
      diedOn: LocalDate | null;
      home: Home | null;
      care: CareThen;
      suitability: Accommodation['suitability'];
      given: GivenJudgement | null;
      view: HomeViewAnswer | null;
    };
  const rows = await work.manager.query<Row[]>(
    `select ${WHO}, y.died_on as "diedOn", q.year, d.on_day as "onDay", d.age, ${LEFT_OUT_OF_SHARES} as "leftOut",
            h.type, h.provider, h.item as home, ${CARE} as care, j.suitability, j.given,
            (select v.answer from home_view v where v.accommodation_id = h.fact_id
              order by ${nearest('v.said_on')}, v.recorded_at desc, v.id desc limit 1) as view,
            (select f.accommodation from return_snapshot f where f.${IN_FORCE} and f.collection_year = q.year
                and f.accommodation <> '0' limit 1) as stated
       from ${FROM} cross join unnest($2::int[]) as q(year) ${ON_THEIR_DAY}
       left join lateral (${HOME}) h on true
       left join lateral (select ${SUITABILITY_OF_ASSESSMENT} as suitability, case when a.judgement is not null
             then jsonb_build_object('judgement', a.judgement, 'byManager', a.by_manager) end as given
           from home_assessment a where a.accommodation_id = h.fact_id and a.replaced_by_id is null and not a.withdrawn
          order by ${nearest('a.assessed_on')}, ${LAST_ASSESSED_FIRST} limit 1) j on true
      where ${visible} and ${LEAVERS}
      order by ${BY_NAME}`,
    parameters,
  );
  return rows.map(({ diedOn, home, care, suitability, given, view, leftOut, stated, dateOfBirth, ...row }) => {
    const accommodation = home ? [{ ...home, suitability }] : [];
    const judged = suitabilityOn({ person: { dateOfBirth, diedOn }, careEpisodes: care, accommodation }, row.onDay);
    const inReturn = judged && judgementInReturn(row.type!, judged, given);
    return {
      ...row,
      ...suitableKind({ leftOut, type: row.type, inReturn, stated }),
      band: homeBandOf(row.age),
      differs: differencesOf({ inReturn, stated }, judged, view),
      inReturn: inReturn ?? (row.type === null ? stated : null),
      nights: null,
      otherCouncil: null,
    };
  });
}

/** Young people who moved into a home of their own: the first whose days fall within, in the order of their names. */
export async function sustainedRows(
  work: Work,
  { within, onDay, year }: { within: { from: LocalDate; to: LocalDate }; onDay: LocalDate; year: number | null },
): Promise<HomeRow[]> {
  // The last of the days comes twelve months after the move.
  const parameters: unknown[] = [addMonths(within.from, -12), within.to, OWN_TENANCIES];
  const visible = visiblePeople(work.actor, 'y', parameters);
  type Row = Who & { diedOn: LocalDate | null; homes: (OwnHome & { provider: string | null })[] };
  const rows = await work.manager.query<Row[]>(
    `select ${WHO}, y.died_on as "diedOn", o.homes
       from ${FROM} join lateral (
         select jsonb_agg(jsonb_build_object('type', f.type, 'tenure', f.tenure, 'from', f.from_on, 'to', f.to_on,
                  'provider', f.provider, 'answers', (
                    select coalesce(jsonb_object_agg(u.mark, u.answer order by u.at, u.id), '{}')
                      from home_follow_up u where u.accommodation_id = f.fact_id)) order by f.from_on, f.fact_id) as homes
           from accommodation_period f where f.${IN_FORCE} and (f.type = 'U' or f.tenure = any($3))
            and f.from_on between $1 and $2) o on o.homes is not null
      where ${visible} order by ${BY_NAME}`,
    parameters,
  );
  return rows.flatMap(({ homes, diedOn, dateOfBirth, ...who }) => {
    const age = ageOn(dateOfBirth, onDay);
    const [first] = homes.flatMap(({ provider, ...home }) => {
      const kinds = sustainedKinds(home, diedOn, within);
      return kinds ? [{ ...kinds, type: home.type, provider, movedOn: home.from }] : [];
    });
    if (!first) return [];
    return [
      {
        ...{ ...who, ...first, year, onDay, age, band: homeBandOf(age), differs: [], inReturn: null },
        ...{ fromReturn: false, nights: null, otherCouncil: null },
      },
    ];
  });
}

/** Those of where they live, that say nothing of suitability. */
export type OtherFigureId = Exclude<HomeFigureId, 'suitable' | 'sustained'>;

/**
 * Whom the other figures count, in the order of their names.
 *
 * @param within the nights that count; `to` is the first day no longer
 * @param onDay the day on which the home is asked for: today, or the last of the year
 */
export async function otherHomeRows(
  work: Work,
  { within, onDay, year }: { within: { from: LocalDate; to: LocalDate }; onDay: LocalDate; year: number | null },
): Promise<Record<OtherFigureId, HomeRow[]>> {
  const parameters: unknown[] = [onDay, within.from, within.to];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const listed = isListed('y', 'l', parameters);
  type Row = Who &
    Pick<HomeRow, 'type' | 'provider' | 'otherCouncil'> & {
      owed: boolean;
      home: Home | null;
      care: CareThen;
      distance: DistanceBand | null;
      ours: boolean;
      runningArea: AreaStory | null;
      stays: { from: LocalDate; to: LocalDate | null }[];
    };
  const rows = await work.manager.query<Row[]>(
    `select * from (
       select ${WHO}, (${listed} and y.died_on is null) as owed, h.type, h.provider, h.item as home, ${CARE} as care,
              ${bandOfHome('h.fact_id')} as distance, ${OTHER_COUNCIL} as "otherCouncil",
              ${IN_OUR_AREA} as ours, ${RUNNING_AREA_STORY} as "runningArea",
              (select coalesce(jsonb_agg(jsonb_build_object('from', f.from_on, 'to', least(f.to_on, y.died_on))), '[]')
                 from accommodation_period f where f.${IN_FORCE} and f.type = 'W' and f.from_on < $3
                  and (f.to_on is null or f.to_on > $2)) as stays,
              row_number() over (order by ${BY_NAME}) as place
         from ${FROM} cross join (select $1::date as on_day) d
         left join lateral (${HOME}) h on true
        where ${visible}) r
      where r.owed or r.stays <> '[]'
      order by r.place`,
    parameters,
  );
  const all: Record<OtherFigureId, HomeRow[]> = { nights: [], unregistered: [], away: [] };
  for (const { owed, home: item, care, distance, ours, runningArea, stays, dateOfBirth, ...who } of rows) {
    const age = ageOn(dateOfBirth, onDay);
    const home = item && { ...item, suitability: null };
    const nights = stays
      .map((stay) => nightsIn(stay, within, dateOfBirth))
      .reduce((sum, one) => ({ all: sum.all + one.all, under18: sum.under18 + one.under18 }), { all: 0, under18: 0 });
    const row = {
      ...{ ...who, year, onDay, age, band: homeBandOf(age), differs: [], inReturn: null, fromReturn: false },
      nights: null,
    };
    if (owed || nights.all > 0) {
      all.nights.push({ ...row, kind: nightsKind(nights, who.type !== null && who.type !== 'R'), nights });
    }
    if (!owed) continue;
    if (age < 18) {
      const facts = { person: { dateOfBirth, diedOn: null }, careEpisodes: care, accommodation: home ? [home] : [] };
      all.unregistered.push({ ...row, kind: registrationKind(home, facts, onDay) });
    }
    const kind = awayKind(who.type, distance, who.otherCouncil !== null, ours);
    all.away.push({ ...row, kind, areaStory: who.otherCouncil ?? runningArea });
  }
  return all;
}

/** Nights that are over of the last twelve months, or of the year of a return as far as it has gone. */
export function nightsWithin(year: number | null, today: LocalDate, yearAgo: LocalDate) {
  if (year === null) return { from: yearAgo, to: today };
  return { from: `${year - 1}-04-01` as LocalDate, to: earlier(`${year}-04-01` as LocalDate, today) };
}
