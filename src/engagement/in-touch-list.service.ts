import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { STILL_OWED } from '../caseloads/due-line';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { UnitOfWork } from '../platform/unit-of-work';
import { addDays, ageOn, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { decisionRhythm, EFFORT_DAYS, effortOn, needsDecision, type DecisionRhythm, type Effort } from './effort';
import { askedBySql, decidedOnSql, inForce, TWO_WAY } from './engagement-owed';
import type { EngagementStanding } from './engagement.entities';

/** Somebody whom the council may lose, has lost, or who says no. */
export interface InTouchLine extends Named {
  id: string;
  adviserName: string | null;
  teamName: string | null;
  /** Null where nobody has said how things stand, though touch counts as lost by PA-12. */
  standing: EngagementStanding | null;
  fromOn: LocalDate | null;
  lastInTouchOn: LocalDate | null;
  /** Null where nobody has said how things stand. */
  effort: Effort | null;
  rhythm: DecisionRhythm | null;
  /** Touch counts as lost by PA-12. */
  countsAsLost: boolean;
  /** Where they are expected next. */
  nextPlace: { id: string; place: string; onDay: LocalDate } | null;
}

export const IN_TOUCH_SHOWS = ['all', 'lost', 'refusing', 'wavering', 'unsaid', 'undecided', 'short'] as const;
/**
 * unsaid: touch counts as lost and nobody has said that it is · undecided: the month's decision is late · short: fewer
 * tries than asked for.
 */
export type InTouchShow = (typeof IN_TOUCH_SHOWS)[number];

export interface InTouchList {
  counts: Record<InTouchShow, number>;
  /** Whoever was in touch longest ago comes first. */
  lines: InTouchLine[];
}

interface Row extends Named {
  id: string;
  dateOfBirth: LocalDate;
  adviserName: string | null;
  teamName: string | null;
  standings: { standing: EngagementStanding; fromOn: LocalDate }[];
  decidedOn: LocalDate[];
  askedBy: LocalDate | null;
  lastInTouchOn: LocalDate | null;
  tries: LocalDate[];
  countsAsLost: boolean;
  nextPlace: InTouchLine['nextPlace'];
}

/** Whom a manager's teams are not in touch with, by name. */
@Injectable()
export class InTouchListService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Each count is the number of names that its list has. @throws Problem 'not-allowed' */
  async list(actor: Actor, show: InTouchShow, today: LocalDate): Promise<InTouchList> {
    mustBeAllowed(actor, 'see-team');
    const parameters: unknown[] = [addDays(today, -EFFORT_DAYS)];
    const visible = visiblePeople(actor, 'y', parameters);
    const rows = await this.unitOfWork.read(actor, (work) => work.manager.query<Row[]>(listSql(visible), parameters));
    const lines = rows.map((row) => lineOf(row, today)).filter((line) => isShown(line, 'all', today));
    const countOf = (one: InTouchShow) => lines.filter((line) => isShown(line, one, today)).length;
    const counts = Object.fromEntries(IN_TOUCH_SHOWS.map((one) => [one, countOf(one)])) as InTouchList['counts'];
    const longestAgo = (a: InTouchLine, b: InTouchLine) =>
      (a.lastInTouchOn ?? '').localeCompare(b.lastInTouchOn ?? '') || a.id.localeCompare(b.id);
    return { counts, lines: lines.filter((line) => isShown(line, show, today)).toSorted(longestAgo) };
  }
}

/** $1: the day after which tries count. */
const listSql = (visible: string) => `
  select y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
         i.value as "authorityId", y.date_of_birth as "dateOfBirth", s.name as "adviserName", t.name as "teamName",
         (select coalesce(jsonb_agg(jsonb_build_object('standing', e.standing, 'fromOn', e.from_on)
                   order by e.from_on, e.recorded_at), '[]')
            from engagement e where e.young_person_id = y.id and ${inForce('e')}) as standings,
         (select coalesce(jsonb_agg(made.on), '[]') from (${decidedOnSql('y.id')}) made) as "decidedOn",
         (${askedBySql('y.id')}) as "askedBy",
         touch.last_on as "lastInTouchOn",
         (select coalesce(jsonb_agg(c.held_on), '[]') from contact c
           where c.young_person_id = y.id and ${inForce('c')} and not (${TWO_WAY}) and not c.begun_by_them
             and c.held_on > $1 and (touch.last_on is null or c.held_on > touch.last_on)) as tries,
         lost.counts as "countsAsLost",
         (select jsonb_build_object('id', p.fact_id, 'place', p.place, 'onDay', p.on_day) from tracing_place p
           where p.young_person_id = y.id and ${inForce('p')} and p.outcome is null
           order by p.on_day, p.id limit 1) as "nextPlace"
    from young_person y
    left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
    left join team t on t.id = y.team_id ${WITH_ADVISER}
    cross join lateral (select exists (select from deadline d
      where d.young_person_id = y.id and d.rule = 'PA-12' and ${STILL_OWED}) as counts) lost
    left join lateral (select max(c.held_on) as last_on from contact c
      where c.young_person_id = y.id and ${inForce('c')} and ${TWO_WAY}) touch on true
   where y.died_on is null and ${visible}
     and (lost.counts or exists (select from engagement e where e.young_person_id = y.id and ${inForce('e')}))`;

function lineOf({ dateOfBirth, standings, decidedOn, askedBy, tries, ...row }: Row, today: LocalDate): InTouchLine {
  const now = standings.at(-1) ?? null;
  return {
    ...row,
    standing: now?.standing ?? null,
    fromOn: now?.fromOn ?? null,
    effort: now && effortOn(now, tries, ageOn(dateOfBirth, today) < ADULT, today),
    rhythm: decisionRhythm(standings, decidedOn, today, askedBy),
  };
}

const ADULT = 18;

function isShown(line: InTouchLine, show: InTouchShow, today: LocalDate): boolean {
  const { standing, rhythm, effort, countsAsLost } = line;
  switch (show) {
    case 'all':
      return (standing !== null && standing !== 'engaged') || countsAsLost;
    case 'unsaid':
      return countsAsLost && (standing === null || !needsDecision(standing));
    case 'undecided':
      return rhythm !== null && rhythm.dueOn < today;
    case 'short':
      return effort?.short === true;
    case 'lost':
    case 'refusing':
    case 'wavering':
      return standing === show;
  }
}
