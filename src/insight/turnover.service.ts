import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit } from '../audit/audit';
import { owedAWorker } from '../deadlines/waiting-for-a-worker';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { FellDueService, sumOf } from './fell-due.service';
import { LATE, outcomeSql } from './outcome';
import { periodOf } from './period';
import { LAST_DAYS, SLIP_DAYS, type Leaver, type TouchedCase } from './turnover';
import { daysFollowed } from './work-figures.query';
import { monthShare, teamsOf, WorkFiguresService, workSumOf, type Team } from './work-figures.service';

/** How a month stood: so many of so many; null where no number is known. */
export type Share = { numerator: number; among: number } | null;

export interface WorkforceMonth {
  /** The end of the month, or today. */
  day: LocalDate;
  /** Advisers who worked here that day, of these whoever was from an agency, and posts that were vacant. */
  here: string[];
  agency: string[];
  vacant: string[];
  /** Young people whom three people visited last, among those with three visits. */
  passedAround: Share;
  /** What fell due in the month and was done in time, among what fell due and was done or not. */
  onTime: Share;
}

export interface Turnover {
  asOf: LocalDate;
  /** Those that the reader may choose. */
  teams: Team[];
  /** Who left last comes first. */
  leavers: { leaver: Leaver; cases: TouchedCase[] }[];
  months: WorkforceMonth[];
}

const MONTHS = 12;
const SLIPPED = [...LATE, 'overdue', 'never'];
const SETTLED = ['onTime', 'substitute', ...SLIPPED];

/** What it costs that workers leave, and staffing beside what comes of it. */
@Injectable()
export class TurnoverService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly figures: WorkFiguresService,
    private readonly fellDue: FellDueService,
  ) {}

  /**
   * Advisers who left in twelve months with the young people they had, of those the actor may see.
   * @param teamId whose workers; null for all of the actor's
   * @throws Problem 'not-allowed'
   */
  async show(actor: Actor, teamId: string | null, today: LocalDate): Promise<Turnover> {
    mustBeAllowed(actor, 'see-figures');
    const period = { ...periodOf(today, 12), from: daysFollowed(today)[0]!, to: today };
    const query = { period: { ...period, from: firstOf(period.from) }, teamId };
    const continuity = await this.figures.months(actor, { ...query, figure: 'continuity' }, today);
    const filters = { basis: null, rule: null, workerId: null, toBeConfirmed: false };
    // The whole of this month, as the list behind its number: what is not due yet is counted in neither.
    const whole = { ...query, period: { ...query.period, to: periodOf(today, 1).to } };
    const due = await this.fellDue.figures(actor, { ...whole, ...filters, by: 'team' }, today);
    return this.unitOfWork.read(actor, async (work) => {
      const { teams } = await teamsOf(work);
      const teamIds = teams.map(({ id }) => id).filter((id) => teamId === null || id === teamId);
      const posts = await postsOn(work, daysFollowed(today), teamIds);
      return {
        asOf: today,
        teams,
        leavers: await leaversOf(work, teamIds, today),
        months: posts.map((month, at) => {
          const counted = continuity.lines.map(({ months }) => ({ counts: months[at]!.counts ?? {}, firstOn: null }));
          const all = workSumOf('continuity', counted);
          const share = monthShare('continuity', { counts: all.counts, kept: null });
          const fell = sumOf(due.months.filter((one) => one.month === firstOf(month.day)));
          const late = LATE.reduce((sum, one) => sum + fell[one], 0);
          const among = fell.onTime + late + fell.substitute + fell.overdue + fell.never;
          return {
            ...month,
            passedAround: share && { numerator: share.numerator, among: share.among ?? 0 },
            onTime: { numerator: fell.onTime, among },
          };
        }),
      };
    });
  }

  /** The same as a file: workers are named, young people are not. Audited. */
  async exported(actor: Actor, teamId: string | null, today: LocalDate): Promise<Turnover> {
    const given = await this.show(actor, teamId, today);
    const detail = { teamId, rows: given.leavers.length };
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did: 'figures.exported', subjectId: 'workforce', detail }),
    );
    return given;
  }
}

function firstOf(day: LocalDate): LocalDate {
  return periodOf(day, 1).from;
}

async function leaversOf(work: Work, teamIds: string[], today: LocalDate): Promise<Turnover['leavers']> {
  const leavers: Leaver[] = await work.manager.query(
    `select s.id, s.name, t.id as "teamId", t.name as "teamName", s.left_on as "leftOn", s.started_on as "startedOn",
            coalesce(${contractOn('s.left_on - 1')} = 'agency', false) as agency
       from staff s join team t on t.id = s.team_id
      where s.post = 'personal-adviser' and s.team_id = any($1) and s.left_on > $2 and s.left_on <= $3
      order by s.left_on desc, s.name, s.id`,
    [teamIds, addMonths(today, -MONTHS), today],
  );
  const parameters: unknown[] = [leavers.map(({ id }) => id), today, SLIPPED, SETTLED];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const cases: TouchedCase[] = await work.manager.query(
    `with held as (
       select distinct on (s.id, a.young_person_id) s.id as leaver_id, a.young_person_id,
              least(coalesce(a.to_on, s.left_on), s.left_on) as ended_on
         from staff s join allocation a on a.staff_id = s.id and a.role = 'personal-adviser' and a.replaced_by_id is null
          and not a.withdrawn and a.from_on < s.left_on and (a.to_on is null or a.to_on >= s.left_on - ${LAST_DAYS})
        where s.id = any($1) order by s.id, a.young_person_id, a.from_on desc
     )
     select y.id as "personId", h.leaver_id as "leaverId", y.given_name as "givenName", y.family_name as "familyName",
            y.known_as as "knownAs", i.value as "authorityId", h.ended_on as "endedOn", n.from_on as "newOn",
            n.name as "newName", c.told_on as "toldOn", o.signed_on as "handedOverOn",
            n.fact_id is null and y.died_on is null and coalesce(${owedAWorker('l')}, false) as waits, d.due, d.slipped
       from held h join young_person y on y.id = h.young_person_id and y.merged_into_id is null and y.withdrawn_at is null
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join legal_position l on l.young_person_id = y.id
       left join lateral (
         select b.fact_id, b.from_on, f.name from allocation b join staff f on f.id = b.staff_id
          where b.young_person_id = y.id and b.role = 'personal-adviser' and b.replaced_by_id is null and not b.withdrawn
            and b.staff_id <> h.leaver_id and b.from_on >= h.ended_on order by b.from_on limit 1) n on true
       left join worker_change c on c.allocation_id = n.fact_id
       left join case_hand_over o on o.change_id = n.fact_id
       cross join lateral (
         select count(*) filter (where x.outcome = any($4))::int as due,
                coalesce(jsonb_agg(jsonb_build_object('title', x.title, 'dueOn', x.due_on, 'outcome', x.outcome)
                  order by x.due_on, x.title) filter (where x.outcome = any($3)), '[]') as slipped
           from (select d.title, d.due_on, ${outcomeSql('$2::date')} as outcome from deadline d
                  where d.young_person_id = y.id and d.due_on between h.ended_on and least(h.ended_on + ${SLIP_DAYS}, $2::date)) x) d
      where ${visible} order by lower(y.family_name) nulls last, y.id`,
    parameters,
  );
  return leavers.map((leaver) => ({ leaver, cases: cases.filter(({ leaverId }) => leaverId === leaver.id) }));
}

/** SQL of the contract of staff `s` on a day; null where nobody has said. */
function contractOn(day: string): string {
  return `(select p.contract from worker_post p where p.staff_id = s.id and p.replaced_by_id is null and not p.withdrawn
     and p.from_on <= ${day} order by p.from_on desc limit 1)`;
}

async function postsOn(
  { manager }: Work,
  days: readonly LocalDate[],
  teamIds: string[],
): Promise<Pick<WorkforceMonth, 'day' | 'here' | 'agency' | 'vacant'>[]> {
  return manager.query(
    `select d.day, w.here, w.agency,
            (select coalesce(jsonb_agg(t.name order by t.name, p.id), '[]') from planned_post p join team t on t.id = p.team_id
              where p.kind = 'vacancy' and p.team_id = any($2) and (p.recorded_at at time zone 'Europe/London')::date <= d.day
                and (p.ended_on is null or p.ended_on > d.day)) as vacant
       from unnest($1::date[]) as d(day)
       cross join lateral (
         select coalesce(jsonb_agg(s.name order by s.name, s.id), '[]') as here,
                coalesce(jsonb_agg(s.name order by s.name, s.id) filter (where ${contractOn('d.day')} = 'agency'), '[]') as agency
           from staff s where s.post = 'personal-adviser' and s.team_id = any($2)
            and (s.started_on is null or s.started_on <= d.day) and (s.left_on is null or s.left_on > d.day)) w
      order by d.day`,
    [days, teamIds],
  );
}
