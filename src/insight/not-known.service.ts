import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { daysFollowed } from './work-figures.query';

/** How a month stood at its end, or today. */
export interface NotKnownMonth {
  day: LocalDate;
  /** Young people who had a personal adviser that day, and of how many of them nobody knew what they did; null: the record does not reach so far. */
  counted: { among: number; notKnown: number } | null;
  /** Looks in the month that found nothing. */
  looks: number;
}

export interface NotKnownPerson extends Named {
  personId: string;
  teamName: string | null;
  /** What they are known to do now, since when; null: it is not known today either. */
  knownSince: LocalDate | null;
}

export interface NotKnown {
  asOf: LocalDate;
  /** The first day on which anything was recorded here of what anybody does; null: nothing yet. */
  reachesTo: LocalDate | null;
  /** Twelve ends of months and today, the earliest first. */
  months: NotKnownMonth[];
  /** Of one of these days who it was; null where none is asked for. */
  people: { day: LocalDate; rows: NotKnownPerson[] } | null;
}

/**
 * SQL that is true where the record says the fact `row` of the day `d.day`: as it stands now, or as it stood that day.
 * @param now whether that day is today, of which the record as it stands speaks
 */
const SAID_THEN = (row: string, table: string, now: string) => `not ${row}.withdrawn
  and ${row}.from_on <= d.day and (${row}.to_on is null or ${row}.to_on > d.day)
  and (${now} and ${row}.replaced_by_id is null or not ${now} and (${row}.recorded_at at time zone 'Europe/London')::date <= d.day
    and not exists (select from ${table} later where later.id = ${row}.replaced_by_id
      and (later.recorded_at at time zone 'Europe/London')::date <= d.day))`;

/** SQL of young people `y` who had an adviser on the day `d.day`: `known.then` whether the record said that day what they did. */
const ON_THE_DAY = (now: string, visible: string) => `allocation a
  join young_person y on y.id = a.young_person_id and (y.died_on is null or y.died_on > d.day) and ${visible}
  cross join lateral (select exists (select from activity f
     where f.young_person_id = y.id and f.kind <> 'not-known' and ${SAID_THEN('f', 'activity', now)}) as "then") known
  where a.role = 'personal-adviser' and ${SAID_THEN('a', 'allocation', now)}`;

/**
 * Of whom it was not known what they do, month by month, as the record stood then: what was told later of it, or of who their
 * adviser was, changes no month. Of those whom the reader sees today, with the team of today.
 */
@Injectable()
export class NotKnownService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Of the young people whom the actor may see.
   * @param day whose names are wanted; another than those that are followed is none
   * @throws Problem 'not-allowed'
   */
  async show(actor: Actor, day: LocalDate | null, today: LocalDate): Promise<NotKnown> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, (work) => notKnown(work, day, today));
  }

  /** The months as a file, without names. Audited. */
  async exported(actor: Actor, today: LocalDate): Promise<NotKnown> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.write(actor, async (work) => {
      const found = await notKnown(work, null, today);
      await audit(work, { did: 'figures.exported', subjectId: 'not-known', detail: { rows: found.months.length } });
      return found;
    });
  }
}

async function notKnown(work: Work, day: LocalDate | null, today: LocalDate): Promise<NotKnown> {
  const days = daysFollowed(today);
  const parameters: unknown[] = [days, today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows = await work.manager.query<
    { day: LocalDate; among: number; notKnown: number; looks: number; reachesTo: LocalDate | null }[]
  >(
    `select d.day, counted.*, first.day as "reachesTo",
            (select count(*)::int from eet_look k join young_person y on y.id = k.young_person_id
              where k.looked_on between date_trunc('month', d.day)::date and d.day and ${visible}) as looks
       from unnest($1::date[]) as d(day)
       cross join lateral (select count(distinct y.id)::int as among,
           (count(distinct y.id) filter (where not known.then))::int as "notKnown" from ${ON_THE_DAY('d.day = $2::date', visible)}) counted
       cross join (select min((recorded_at at time zone 'Europe/London')::date) as day from activity) first
      order by d.day`,
    parameters,
  );
  const reachesTo = rows[0]!.reachesTo;
  const reaches = (on: LocalDate) => reachesTo !== null && (on >= reachesTo || on === today);
  const asked = day !== null && days.includes(day) && reaches(day) ? day : null;
  return {
    asOf: today,
    reachesTo,
    months: rows.map(({ day: on, among, notKnown: count, looks }) => ({
      day: on,
      counted: reaches(on) ? { among, notKnown: count } : null,
      looks,
    })),
    people: asked && { day: asked, rows: await peopleOn(work, asked, today) },
  };
}

async function peopleOn(work: Work, day: LocalDate, today: LocalDate): Promise<NotKnownPerson[]> {
  const parameters: unknown[] = [day, today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  return work.manager.query(
    `select distinct y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
            i.value as "authorityId", team.name as "teamName",
            (select min(f.from_on) from activity f where f.young_person_id = y.id and f.replaced_by_id is null and not f.withdrawn
               and f.kind <> 'not-known' and f.from_on <= $2 and (f.to_on is null or f.to_on > $2)) as "knownSince"
       from (select $1::date as day) d
       cross join lateral (select y.* from ${ON_THE_DAY('$1 = $2::date', visible)} and not known.then) y
       left join team on team.id = y.team_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
      order by "familyName" nulls last, "givenName", "personId"`,
    parameters,
  );
}
