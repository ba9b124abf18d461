import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { isListed } from '../caseloads/listed-people';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { isId } from '../platform/ids';
import { notFound } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { familiarityOf, isPassedAround, LAST_VISITS, YEAR_MONTHS, type Familiarity, type Met } from './familiarity';

/** A young person with the faces they know. */
export interface KnownBy extends Named, Familiarity {
  id: string;
  adviserName: string | null;
  teamName: string | null;
}

export const KNOWN_SHOWS = ['all', 'three', 'nobody'] as const;
/** three: each of the last three visits was by somebody else · nobody: nobody who works here has met them. */
export type KnownShow = (typeof KNOWN_SHOWS)[number];

export interface KnownList {
  /** Whom the figures are of: everyone who is owed something or may be. */
  people: number;
  /** Who had three visits, and of them whose last three were by three people. */
  withThreeVisits: number;
  passedAround: number;
  /** Nobody who works here has met them. */
  unknown: number;
  /** Whoever had most faces in their last three visits comes first. */
  lines: KnownBy[];
}

/** Who knows a young person: from visits and from whose worker they were. */
@Injectable()
export class FamiliarityService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Of each of these people; whoever the actor may not see is not in it.
   * @throws Problem 'not-allowed' for those who see no young people
   */
  async of(actor: Actor, personIds: readonly string[], today: LocalDate): Promise<Map<string, Familiarity>> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, (work) => familiarityOfPeople(work, personIds, today));
  }

  /** @throws Problem 'not-found' */
  async ofOne(actor: Actor, personId: string, today: LocalDate): Promise<Familiarity> {
    return this.unitOfWork.read(actor, async (work) => {
      const one = (await familiarityOfPeople(work, [personId], today)).get(personId.toLowerCase());
      if (!one) throw notFound();
      mustBeAllowed(actor, 'see-young-people');
      return one;
    });
  }

  /** Of everyone a manager answers for. @throws Problem 'not-allowed' */
  async list(actor: Actor, show: KnownShow, today: LocalDate): Promise<KnownList> {
    mustBeAllowed(actor, 'see-team');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [];
      const people: Omit<KnownBy, keyof Familiarity>[] = await work.manager.query(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                i.value as "authorityId", s.name as "adviserName", t.name as "teamName"
           from young_person y
           left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
           left join legal_position l on l.young_person_id = y.id
           left join team t on t.id = y.team_id ${WITH_ADVISER}
          where ${visiblePeople(actor, 'y', parameters)} and ${isListed('y', 'l', parameters)}
            and y.died_on is null order by lower(y.family_name) nulls last, y.id`,
        parameters,
      );
      const known = await familiarityOfPeople(
        work,
        people.map(({ id }) => id),
        today,
      );
      const lines = people.map((person) => ({ ...person, ...known.get(person.id)! }));
      const shown = lines.filter((line) => isShown(line, show));
      return {
        people: lines.length,
        withThreeVisits: lines.filter(({ lastThree }) => lastThree.visits === LAST_VISITS).length,
        passedAround: lines.filter((line) => isShown(line, 'three')).length,
        unknown: lines.filter((line) => isShown(line, 'nobody')).length,
        lines: shown.toSorted(
          (a, b) => b.lastThree.visitors - a.lastThree.visitors || b.visitorsInYear - a.visitorsInYear,
        ),
      };
    });
  }
}

function isShown(line: Familiarity, show: KnownShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'three':
      return isPassedAround(line);
    case 'nobody':
      return line.longest === null;
  }
}

/** In one query, for somebody else's transaction. Whoever the actor may not see is not in it. */
export async function familiarityOfPeople(
  work: Work,
  personIds: readonly string[],
  today: LocalDate,
): Promise<Map<string, Familiarity>> {
  const parameters: unknown[] = [personIds.filter(isId), addMonths(today, -YEAR_MONTHS), today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: { id: string; met: Met[]; lastVisitors: string[][] }[] = await work.manager.query(
    `select y.id,
            (select coalesce(jsonb_agg(to_jsonb(v.there) order by v.held_on desc, v.held_at desc nulls last, v.recorded_at desc), '[]')
               from (select array_remove(c.staff_id || c.also_there, null) as there, c.held_on, c.held_at, c.recorded_at
                       from contact c where ${visit('$3')}
                      order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc limit ${LAST_VISITS}) v
            ) as "lastVisitors",
            (select coalesce(jsonb_agg(jsonb_build_object('staffId', k.id, 'name', k.name, 'leftOn', k.left_on,
                      'visits', k.visits, 'visitsInYear', k.visits_in_year, 'workerInYear', k.worker_in_year,
                      'workerNow', k.worker_now, 'firstOn', k.first_on, 'lastOn', k.last_on)), '[]')
               from (
                 select f.id, f.name, case when f.left_on <= $3 then f.left_on end as left_on,
                        count(*) filter (where m.visit) as visits,
                        count(*) filter (where m.visit and m.from_on > $2) as visits_in_year,
                        bool_or(not m.visit and m.to_on > $2) as worker_in_year,
                        bool_or(not m.visit and m.open) as worker_now,
                        min(m.from_on) as first_on, max(least(m.to_on, $3::date)) as last_on
                   from (
                     select c.staff_id, c.held_on as from_on, c.held_on as to_on, true as visit, false as open
                       from contact c where ${visit('$3')}
                     union all
                     select there.staff_id, c.held_on, c.held_on, true, false
                       from contact c cross join lateral unnest(c.also_there) as there(staff_id)
                      where c.also_there <> '{}' and ${visit('$3')}
                     union all
                     select a.staff_id, a.from_on, coalesce(a.to_on, $3::date), false, a.to_on is null from allocation a
                      where a.young_person_id = y.id and a.replaced_by_id is null and not a.withdrawn and a.from_on <= $3
                   ) m join staff f on f.id = m.staff_id group by f.id
               ) k) as met
       from young_person y where y.id = any($1) and ${visible}`,
    parameters,
  );
  return new Map(rows.map(({ id, met, lastVisitors }) => [id, familiarityOf(met, lastVisitors)]));
}

/**
 * How many whom the actor may see met somebody else at each of their last three visits: as many as the list says. For
 * Team, in the transaction that reads it.
 */
export async function countPassedAround(work: Work, today: LocalDate): Promise<number> {
  const parameters: unknown[] = [today];
  const rows: { there: string[][] }[] = await work.manager.query(
    `select v.there from young_person y left join legal_position l on l.young_person_id = y.id
       cross join lateral (
         select jsonb_agg(to_jsonb(x.there)) as there, count(*) as n
           from (select array_remove(c.staff_id || c.also_there, null) as there from contact c where ${visit('$1')}
                  order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc limit ${LAST_VISITS}) x) v
      where v.n = ${LAST_VISITS} and ${visiblePeople(work.actor, 'y', parameters)} and ${isListed('y', 'l', parameters)}
        and y.died_on is null`,
    parameters,
  );
  return rows.filter(({ there }) => isPassedAround(familiarityOf([], there))).length;
}

/** SQL that is true for contact `c` with young person `y` that was a visit, to a day. */
const visit = (
  day: string,
): string => `c.young_person_id = y.id and c.replaced_by_id is null and not c.withdrawn and c.seen
  and c.mode = 'face-to-face' and c.held_on <= ${day}`;
