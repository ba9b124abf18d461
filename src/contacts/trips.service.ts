import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { AccommodationPeriod } from '../accommodation/accommodation-period.entity';
import { audit } from '../audit/audit';
import { STILL_OWED } from '../caseloads/due-line';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { CaseFiles } from '../deadlines/case-files';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import { UnitOfWork } from '../platform/unit-of-work';
import type { ProvidedUnder } from '../statutory/case-file';
import { addDays, type LocalDate } from '../statutory/local-date';
import { BY_SPEAKING } from '../statutory/rules/visits-by-policy';
import { Casework } from '../young-people/casework';
import type { Named } from '../young-people/names';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { rulesMetBy } from '../young-people/what-meets';
import { bandOf, farAwayOf, POLICY_VISIT_DUE, type FarAway } from './far-away';
import { HomeDistance, type DistanceBand } from './home-distance.entity';

/** A visit that falls due within as many days is worth making on the same trip. */
export const TRIP_DAYS = 28;

/** Somebody with a home, and when somebody must go there. */
export interface TripPerson extends Named {
  id: string;
  address: string | null;
  postcode: string | null;
  /** The first half of the postcode; null where none is known. */
  area: string | null;
  band: DistanceBand | null;
  disabled: boolean | null;
  adviserName: string | null;
  phone: string | null;
  /** Face to face, by anyone. */
  lastSeenOn: LocalDate | null;
  /** Of the last visit to somebody disabled and far away: whether it says how they are. */
  saysHowTheyAre: boolean;
  /** The first visit that is due by law or policy. */
  nextVisit: { title: string; dueOn: LocalDate } | null;
  /** PA-15, of who is disabled and lives far away; `gap`: its day has passed, or nobody has seen them yet. */
  farAway: FarAway | null;
}

export interface Area {
  /** The first half of the postcode; null for those without one. */
  area: string | null;
  people: number;
  /** Due by now or within four weeks. */
  due: number;
}

export interface Trips {
  areas: Area[];
  people: TripPerson[];
  /** Disabled and far away: how many, and of them with a gap. */
  far: number;
  gaps: number;
  /** Disabled, and nobody said how far away they live. */
  distanceNotSaid: number;
}

export interface TripsQuery {
  /** `far`: disabled and far away; else by area. */
  show: 'area' | 'far';
  /** The first half of a postcode, or `none`; null for all areas. */
  area: string | null;
}

export const NO_AREA = 'none';

/** Who lives near whom, and is due when somebody travels there. */
@Injectable()
export class TripsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** Of everyone the actor may see who has a home. @throws Problem 'not-allowed' */
  async plan(actor: UserActor, { show, area }: TripsQuery, today: LocalDate): Promise<Trips> {
    mustBeAllowed(actor, 'record-casework');
    return this.unitOfWork.read(actor, async (work) => {
      const policy = await this.caseFiles.policyOn(work, today);
      const parameters: unknown[] = [rulesMetBy('visit'), today];
      const visible = visiblePeople(actor, 'y', parameters);
      const rows: (Omit<TripPerson, 'farAway'> & {
        providedUnder: ProvidedUnder;
        fromOn: LocalDate;
        policyDueOn: LocalDate | null;
      })[] = await work.manager.query(
        `select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
                  i.value as "authorityId", h.address, h.postcode,
                  upper(nullif(split_part(btrim(h.postcode), ' ', 1), '')) as area, ${bandOf('h.fact_id')} as band,
                  y.disabled, s.name as "adviserName", y.phone, seen.held_on as "lastSeenOn",
                  coalesce(btrim(seen.wellbeing) <> '', false) as "saysHowTheyAre",
                  due.item as "nextVisit", h.provided_under as "providedUnder", h.from_on as "fromOn",
                  case when y.disabled then ${POLICY_VISIT_DUE} end as "policyDueOn"
             from young_person y
             join accommodation_period h on h.young_person_id = y.id and h.replaced_by_id is null and not h.withdrawn
               and h.from_on <= $2 and (h.to_on is null or h.to_on > $2)
             left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
             ${WITH_ADVISER}
             left join lateral (
               select c.held_on, c.wellbeing from contact c where c.young_person_id = y.id and c.replaced_by_id is null
                  and not c.withdrawn and c.seen and c.mode = 'face-to-face'
                order by c.held_on desc, c.held_at desc nulls last, c.recorded_at desc limit 1) seen on true
             left join lateral (
               select jsonb_build_object('title', d.title, 'dueOn', d.due_on) as item from deadline d
                where d.young_person_id = y.id and ${STILL_OWED} and d.rule = any($1)
                  and not (d.rule = 'PA-15' and d.subject = '${BY_SPEAKING}') order by d.due_on, d.id limit 1) due on true
            where y.died_on is null and ${visible} order by due.item->>'dueOn' nulls last, y.id`,
        parameters,
      );
      const everyone = rows.map(({ providedUnder, fromOn, policyDueOn, ...person }) => ({
        ...person,
        farAway: farAwayOf({ ...person, providedUnder, fromOn, policyDueOn }, policy, today),
      }));
      const far = everyone.filter(({ farAway }) => farAway !== null);
      const shown = show === 'far' ? far : everyone.filter((one) => area === null || (one.area ?? NO_AREA) === area);
      return {
        areas: areasOf(everyone, addDays(today, TRIP_DAYS)),
        people: show === 'area' && area === null ? [] : shown,
        far: far.length,
        gaps: far.filter(({ farAway }) => farAway?.gap).length,
        distanceNotSaid: everyone.filter(({ disabled, band }) => disabled === true && band === null).length,
      };
    });
  }

  /** The home they live in today with how far away it is said to be. @throws Problem 'not-found', 'not-allowed' */
  async distance(
    actor: Actor,
    personId: string,
  ): Promise<{ person: PersonHeading; home: AccommodationPeriod | null; band: DistanceBand | null }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const home = await work.manager
        .createQueryBuilder(AccommodationPeriod, 'h')
        .where('h.youngPersonId = :id and h.replacedById is null and not h.withdrawn and h.toOn is null', {
          id: person.id,
        })
        .getOne();
      const last = home
        ? await work.manager.findOne(HomeDistance, {
            where: { accommodationId: home.factId, youngPersonId: person.id },
            order: { saidAt: 'DESC', id: 'DESC' },
          })
        : null;
      return { person: await headingOf(work, person), home, band: last?.band ?? null };
    });
  }

  /** The same said again is said once. @throws Problem 'not-valid' naming `band` where no home is recorded */
  async sayDistance(actor: UserActor, personId: string, band: DistanceBand, today: LocalDate): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      const [home]: { factId: string; band: DistanceBand | null }[] = await work.manager.query(
        `select h.fact_id as "factId", ${bandOf('h.fact_id')} as band from accommodation_period h
          where h.young_person_id = $1 and h.replaced_by_id is null and not h.withdrawn and h.to_on is null`,
        [person.id],
      );
      if (!home) throw invalid('band', 'No home is recorded. Record the move first');
      if (home.band === band) return;
      const id = newId();
      const of = { youngPersonId: person.id, accommodationId: home.factId };
      const said = { ...of, band, saidById: actor.staffId, saidOn: today };
      await work.manager.insert(HomeDistance, { id, ...said });
      await audit(work, {
        did: 'home.distance-said',
        youngPersonId: person.id,
        subjectId: home.factId,
        detail: { band },
      });
    });
  }
}

/** Where most is due comes first. */
export function areasOf(people: readonly Omit<TripPerson, 'farAway'>[], until: LocalDate): Area[] {
  const areas = new Map<string | null, Area>();
  for (const { area, nextVisit } of people) {
    const line = areas.get(area) ?? { area, people: 0, due: 0 };
    line.people += 1;
    if (nextVisit && nextVisit.dueOn <= until) line.due += 1;
    areas.set(area, line);
  }
  return [...areas.values()].toSorted(
    (a, b) => b.due - a.due || b.people - a.people || (a.area ?? '~').localeCompare(b.area ?? '~'),
  );
}
