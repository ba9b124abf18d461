import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { FollowUpMark } from '../statutory/clocks/home-follow-ups';
import { daysWithoutContact, nightsIn, type Nights } from '../statutory/clocks/nights';
import { addDays, addMonths, ageOn, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { followUpsOfHome } from './home-control.service';
import type { AssessmentAnswers, SignOffKind } from './home.entities';
import { LAST_ASSESSED_FIRST } from './last-assessment';
import { signOffFor } from './sign-off';

/** The breach log looks back as far. */
export const LOG_MONTHS = 12;
/** A follow-up stands on the list from as many days before its day. */
export const SOON_DAYS = 14;

interface Person extends Named {
  personId: string;
  dateOfBirth: LocalDate;
  adviserName: string | null;
  teamName: string | null;
}

/** A stay in bed and breakfast, or in a shared house before it was assessed. */
export interface Stay extends Person {
  homeId: string;
  kind: SignOffKind;
  fromOn: LocalDate;
  toOn: LocalDate | null;
  /** Within the months of the log. */
  nights: Nights;
  /** Under 18 when they moved in. */
  under18: boolean;
  /** Of bed and breakfast under 18: days without anybody having been in touch. */
  daysWithoutContact: number | null;
  signOff: {
    agreedBy: string | null;
    askedBy: string | null;
    decided: { agreed: boolean; by: string; on: LocalDate } | null;
  } | null;
  /** The kind of home they went to; null where they are still there or none is known. */
  wentTo: string | null;
}

export interface FollowUpLine extends Person {
  homeId: string;
  mark: FollowUpMark;
  dueOn: LocalDate;
  late: boolean;
  /** Tried, and not reached. */
  tried: boolean;
}

/** What managers and advisers watch over: everyone the reader may see. */
export interface HomesWatched {
  /** Every stay of the log, who is still there first, then the latest. */
  stays: Stay[];
  /** Who is there tonight: the night that begins today. */
  tonight: { people: number; under18: number };
  /** Nights of the last twelve months in bed and breakfast. */
  nights: Nights;
  /** Nobody with the right to has signed them off yet. */
  toSignOff: Stay[];
  /** Due soon or late, the first day first. */
  followUps: FollowUpLine[];
}

/** Bed and breakfast, shared houses, sign-offs and how moves turn out, over everyone the reader may see. */
@Injectable()
export class HomeListsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' */
  async watched(actor: UserActor, today: LocalDate): Promise<HomesWatched> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const stays = await staysOf(work, today);
      const inBedAndBreakfast = stays.filter(({ kind }) => kind === 'bed-and-breakfast');
      const isThere = ({ toOn }: Stay) => toOn === null || toOn > today;
      const there = inBedAndBreakfast.filter(isThere);
      const sum = (of: (stay: Stay) => number) => inBedAndBreakfast.reduce((all, stay) => all + of(stay), 0);
      return {
        stays,
        tonight: {
          people: there.length,
          under18: there.filter(({ dateOfBirth }) => ageOn(dateOfBirth, today) < 18).length,
        },
        nights: { all: sum(({ nights }) => nights.all), under18: sum(({ nights }) => nights.under18) },
        // Nobody is asked any more about what was over before it was recorded here.
        toSignOff: stays.filter((stay) => (stay.signOff ? stay.signOff.decided === null : isThere(stay))),
        followUps: await followUpsDue(work, today),
      };
    });
  }
}

const PERSON = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  i.value as "authorityId", y.date_of_birth as "dateOfBirth", s.name as "adviserName", t.name as "teamName"`;
const FROM = `accommodation_period h
  join young_person y on y.id = h.young_person_id
  left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
  left join team t on t.id = y.team_id ${WITH_ADVISER}`;
const IN_FORCE = 'h.replaced_by_id is null and not h.withdrawn';

/** A shared house counts as not assessed until everything that is asked of it was answered, whenever that was. */
async function staysOf(work: Work, today: LocalDate): Promise<Stay[]> {
  const since = addMonths(today, -LOG_MONTHS);
  const parameters: unknown[] = [since, today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  type Row = Omit<Stay, 'kind' | 'nights' | 'under18' | 'daysWithoutContact'> & {
    type: string;
    inMultipleOccupation: boolean | null;
    answers: AssessmentAnswers | null;
    contactOn: LocalDate[];
  };
  const rows: Row[] = await work.manager.query(
    `select ${PERSON}, h.fact_id as "homeId", h.type, h.in_multiple_occupation as "inMultipleOccupation",
            h.from_on as "fromOn", least(h.to_on, y.died_on) as "toOn",
            (select a.answers from home_assessment a where a.accommodation_id = h.fact_id and a.replaced_by_id is null
               and not a.withdrawn order by ${LAST_ASSESSED_FIRST} limit 1) as answers,
            (select jsonb_build_object('agreedBy', ag.name, 'askedBy', ask.name, 'decided',
                case when d.id is not null then jsonb_build_object('agreed', d.agreed, 'by', by.name,
                  'on', (d.decided_at at time zone 'Europe/London')::date) end)
               from home_sign_off o left join home_sign_off_decision d on d.sign_off_id = o.id
               left join staff ag on ag.id = o.agreed_by_id left join staff ask on ask.id = o.asked_by_id
               left join staff by on by.id = d.decided_by_id
              where o.accommodation_id = h.fact_id
                and o.kind = case when h.type = 'W' then 'bed-and-breakfast' else 'shared-house' end) as "signOff",
            (select n.type from accommodation_period n where n.young_person_id = y.id and n.replaced_by_id is null
                and not n.withdrawn and n.from_on >= h.to_on order by n.from_on limit 1) as "wentTo",
            (select coalesce(jsonb_agg(distinct c.held_on), '[]') from contact c
              where h.type = 'W' and c.young_person_id = y.id and c.replaced_by_id is null and not c.withdrawn and c.seen
                and c.held_on >= h.from_on and (h.to_on is null or c.held_on < h.to_on)) as "contactOn"
       from ${FROM}
      where ${IN_FORCE} and (h.type = 'W' or h.in_multiple_occupation) and h.from_on <= $2
        and (h.to_on is null or h.to_on > $1) and ${visible}
      order by (least(h.to_on, y.died_on) is null or least(h.to_on, y.died_on) > $2) desc, h.from_on desc, h.fact_id`,
    parameters,
  );
  return rows.flatMap(({ type, inMultipleOccupation, answers, contactOn, ...stay }): Stay[] => {
    const kind = signOffFor({ type, inMultipleOccupation }, answers);
    if (kind === null) return [];
    const period = { from: stay.fromOn, to: stay.toOn };
    const under18 = ageOn(stay.dateOfBirth, stay.fromOn) < 18;
    return [
      {
        ...stay,
        kind,
        under18,
        nights: nightsIn(period, { from: since, to: today }, stay.dateOfBirth),
        daysWithoutContact:
          kind === 'bed-and-breakfast' && under18 ? daysWithoutContact(period, new Set(contactOn), today) : null,
      },
    ];
  });
}

/**
 * Of homes where they live, and of moves that were recorded here: what came with an import nobody was going to ask about. Of
 * whom nothing is owed any more nobody asks.
 */
async function followUpsDue(work: Work, today: LocalDate): Promise<FollowUpLine[]> {
  const parameters: unknown[] = [addMonths(today, -LOG_MONTHS - 3)];
  const visible = visiblePeople(work.actor, 'y', parameters);
  type Row = Person & {
    homeId: string;
    type: string;
    tenure: null;
    inMultipleOccupation: boolean | null;
    fromOn: LocalDate;
    toOn: LocalDate | null;
    asked: { mark: FollowUpMark; answer: string }[];
  };
  const rows: Row[] = await work.manager.query(
    `select ${PERSON}, h.fact_id as "homeId", h.type, h.tenure, h.in_multiple_occupation as "inMultipleOccupation",
            h.from_on as "fromOn", h.to_on as "toOn",
            (select coalesce(jsonb_agg(jsonb_build_object('mark', f.mark, 'answer', f.answer)), '[]')
               from home_follow_up f where f.accommodation_id = h.fact_id) as asked
       from ${FROM}
       join move_said m on m.accommodation_id = h.fact_id
      where ${IN_FORCE} and h.from_on >= $1 and h.to_on is null and y.died_on is null and ${visible}
        and not exists (select from legal_position l where l.young_person_id = y.id
          and l.status in ('none', 'aged-out', 'deceased'))`,
    parameters,
  );
  return rows
    .flatMap((row) => {
      const { type, tenure, inMultipleOccupation, fromOn, toOn, asked, ...line } = row;
      const answered = (mark: FollowUpMark) => asked.some((one) => one.mark === mark && one.answer !== 'not-reached');
      return followUpsOfHome({ type, tenure, inMultipleOccupation, fromOn, toOn })
        .filter(({ mark, dueOn }) => dueOn <= addDays(today, SOON_DAYS) && !answered(mark))
        .map(({ mark, dueOn }) => ({
          ...line,
          mark,
          dueOn,
          late: dueOn < today,
          tried: asked.some((one) => one.mark === mark),
        }));
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.homeId < b.homeId ? -1 : 1));
}
