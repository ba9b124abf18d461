import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { audit, auditAll } from '../audit/audit';
import { isListed } from '../caseloads/listed-people';
import { newId } from '../platform/ids';
import { invalid, Problem } from '../platform/problem';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { WeightFactor } from '../statutory/caseload';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { settingsOn } from './settings-in-force';
import { FACTORS_TO_ADD, suggestWeight, weightChanges, type SuggestedWeight } from './suggest-weight';
import { CaseWeight } from './workload.entities';
import { monthOf } from './workload.service';
import { namedRows, runsOn, type LastWeight, type NamedRow } from './workload-sql';

export interface WeightTold {
  row: NamedRow;
  suggested: SuggestedWeight;
  /** What they weighed before this month; null where never. */
  before: LastWeight | null;
  /** What they weigh this month; null where that is still to be confirmed. */
  now: LastWeight | null;
  /** What came and what went since then, in words. */
  changes: string[];
}

/** A month, in a team: how many of those it had were weighed. */
export interface MonthWeighed {
  month: LocalDate;
  teamId: string;
  team: string;
  managers: string[];
  people: number;
  weighed: number;
}

export interface WeighOne {
  /** Null: as suggested, with what the manager knows beside the record. */
  points: number | null;
  /** What the manager knows beside the record. */
  added: WeightFactor[];
  reason: string | null;
  /** What was suggested when the form was opened; null where nobody says. */
  shown: number | null;
  /** The weight that stood when the form was opened: its row; null where there was none this month. */
  standing: string | null;
}

export interface WeightKept {
  id: string;
  month: LocalDate;
  points: number;
  suggested: number;
  factors: WeightFactor[];
  added: WeightFactor[];
  reason: string | null;
  confirmedOn: LocalDate;
  by: string;
  replaced: boolean;
}

export interface WeightOfOne {
  person: PersonHeading;
  told: WeightTold;
  /** The row of this month in force. */
  standing: string | null;
  kept: WeightKept[];
}

const MOST_POINTS = 99;
const LONGEST_REASON = 500;
const MONTHS_SHOWN = 6;

/** The last months before that of $1, of each of the teams $2, from the first month anybody was weighed. */
const MONTHS_WEIGHED = `with months as (
    select m::date as month, (m + interval '1 month' - interval '1 day')::date as last_day
      from generate_series(greatest($1::date - interval '${MONTHS_SHOWN} months', (select min(month) from case_weight)),
                           $1::date - interval '1 month', interval '1 month') m
     where exists (select from case_weight)
  )
  select months.month, t.id as "teamId", t.name as team,
         array(select s.name from team_manager tm join staff s on s.id = tm.staff_id
                where tm.team_id = t.id and (s.left_on is null or s.left_on > months.last_day) order by s.name) as managers,
         count(distinct a.young_person_id)::int as people, count(distinct w.young_person_id)::int as weighed
    from months cross join team t
    left join staff f on f.team_id = t.id
    left join allocation a on a.staff_id = f.id and a.replaced_by_id is null and not a.withdrawn
     and a.from_on <= months.last_day and (a.to_on is null or a.to_on > months.last_day)
     and exists (select from young_person y where y.id = a.young_person_id and y.merged_into_id is null
       and y.withdrawn_at is null and (y.died_on is null or y.died_on > months.last_day))
    left join case_weight w on w.young_person_id = a.young_person_id and w.replaced_by_id is null
     and w.month = months.month
   where t.id = any($2)
   group by months.month, months.last_day, t.id, t.name`;

/** What each young person weighs, confirmed by their manager month by month (SV-06). */
@Injectable()
export class WeightsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly casework: Casework,
  ) {}

  /** Everyone the actor may see who has a worker, by worker, with what they are to weigh this month. */
  async list(actor: UserActor, today: LocalDate): Promise<WeightTold[]> {
    mustBeAllowed(actor, 'weigh-cases');
    return this.unitOfWork.read(actor, (work) => toWeigh(work, today));
  }

  /** The last months of the actor's teams, the latest first, from the first month anybody was weighed. */
  async months(actor: UserActor, today: LocalDate): Promise<MonthWeighed[]> {
    mustBeAllowed(actor, 'weigh-cases');
    return this.unitOfWork.read(actor, ({ manager }) =>
      manager.query<MonthWeighed[]>(`${MONTHS_WEIGHED} order by months.month desc, t.name, t.id`, [
        monthOf(today),
        actor.teamIds,
      ]),
    );
  }

  /**
   * Confirms what was suggested for all of these at once, each as it was shown. Who weighs differently by now, and who
   * was weighed meanwhile, is left as they are. The same form sent twice weighs each once.
   * @param shown by the id of the young person, the points that stood on the page
   */
  async confirmAll(
    actor: UserActor,
    shown: ReadonlyMap<string, number>,
    today: LocalDate,
  ): Promise<{ confirmed: number; changed: number }> {
    mustBeAllowed(actor, 'weigh-cases');
    if (shown.size === 0) throw invalid('shown', 'There is nobody to confirm');
    return this.unitOfWork.write(actor, async (work) => {
      const { number } = await settingsOn(work, today);
      const open = (await toWeigh(work, today)).filter(({ row, now }) => now === null && shown.has(row.personId));
      const same = open.filter(({ row, suggested }) => suggested.points === shown.get(row.personId));
      const rows = same.map(({ row, suggested }) => ({
        id: newId(),
        young_person_id: row.personId,
        points: suggested.points,
        factors: suggested.factors,
        added: row.added,
      }));
      const added: { id: string; person: string }[] = await work.manager.query(
        `insert into case_weight (id, young_person_id, month, points, suggested, factors, added, settings_number,
                                  confirmed_on, confirmed_by_id)
         select r.id, r.young_person_id, $2, r.points, r.points, r.factors, r.added, $3, $4, $5
           from jsonb_to_recordset($1::jsonb) as r(id uuid, young_person_id uuid, points int, factors text[], added text[])
         on conflict (young_person_id, month) where replaced_by_id is null do nothing
         returning id, young_person_id as person`,
        [JSON.stringify(rows), monthOf(today), number, today, actor.staffId],
      );
      await auditAll(
        work,
        added.map(({ id, person }) => ({ did: 'young-person.weighed', youngPersonId: person, subjectId: id })),
      );
      return { confirmed: added.length, changed: open.length - same.length };
    });
  }

  /** @throws Problem 'not-found'; 'not-allowed' */
  async ofPerson(actor: UserActor, personId: string, today: LocalDate): Promise<WeightOfOne> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'weigh-cases');
      const [told] = await toWeighOne(work, person.id, today);
      const kept: WeightKept[] = await work.manager.query(
        `select w.id, w.month, w.points, w.suggested, w.factors, w.added, w.reason, w.confirmed_on as "confirmedOn",
                s.name as by, w.replaced_by_id is not null as replaced
           from case_weight w join staff s on s.id = w.confirmed_by_id
          where w.young_person_id = $1 order by w.month desc, w.recorded_at desc, w.id desc limit 36`,
        [person.id],
      );
      const standing = kept.find((one) => one.month === monthOf(today) && !one.replaced)?.id ?? null;
      return { person: await headingOf(work, person), told: told!, standing, kept };
    });
  }

  /**
   * Weighs one young person for this month, as suggested or otherwise with a reason; weighed again, the row before stays
   * and is marked as replaced.
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-found'; 'changed-by-someone-else'; 'not-valid' naming the field
   */
  async weigh(actor: UserActor, personId: string, said: WeighOne, today: LocalDate, id = newId()): Promise<string> {
    const reason = said.reason?.trim() || null;
    return this.casework.change(actor, personId, 'weigh-cases', today, async (work, person) => {
      const of = { id, youngPersonId: person.id };
      if (await work.manager.existsBy(CaseWeight, of)) return id;
      if (said.added.some((factor) => !(FACTORS_TO_ADD as readonly string[]).includes(factor))) {
        throw invalid('added', 'Choose from what a manager can add');
      }
      if (said.points !== null && !(Number.isInteger(said.points) && said.points >= 0 && said.points <= MOST_POINTS)) {
        throw invalid('points', `Enter the points, a whole number from 0 to ${MOST_POINTS}`);
      }
      if (reason !== null && reason.length > LONGEST_REASON) {
        throw invalid('reason', `Enter at most ${LONGEST_REASON} characters`);
      }
      const { number, content } = await settingsOn(work, today);
      const [told] = await toWeighOne(work, person.id, today);
      if (said.shown !== null && said.shown !== told!.suggested.points) {
        throw new Problem(
          'changed-by-someone-else',
          'The record has changed meanwhile, and so has what it suggests. Look at it again.',
        );
      }
      const added = said.added.filter((factor) => !told!.suggested.factors.includes(factor));
      const suggested = suggestWeight({ ...told!.row, added }, content, today);
      const points = said.points ?? suggested.points;
      const isOther = suggested.points !== points || [...added].sort().join() !== [...told!.row.added].sort().join();
      if (isOther && reason === null) throw invalid('reason', 'Enter why they weigh something else than suggested');
      const month = monthOf(today);
      const [old]: { id: string }[] = await work.manager.query(
        `select id from case_weight where young_person_id = $1 and month = $2 and replaced_by_id is null`,
        [person.id, month],
      );
      if ((old?.id ?? null) !== said.standing) {
        throw new Problem('changed-by-someone-else', 'Someone else has weighed them meanwhile. Look at it again.');
      }
      if (old) await work.manager.update(CaseWeight, { id: old.id }, { replacedById: id });
      await work.manager.insert(CaseWeight, {
        ...of,
        month,
        points,
        suggested: suggested.points,
        factors: suggested.factors,
        added,
        settingsNumber: number,
        reason,
        confirmedOn: today,
        confirmedById: actor.staffId,
        replacedById: null,
      });
      await audit(work, {
        did: 'young-person.weighed',
        youngPersonId: person.id,
        subjectId: id,
        detail: { points, suggested: suggested.points, instead: old?.id ?? null },
      });
      return id;
    });
  }
}

/** How many are still to be weighed this month, as the list has them, and which months before were missed. */
export interface WeightsOnTeam {
  toConfirm: number;
  /** Months in which nobody of one of the teams was weighed. */
  missedMonths: number;
}

export async function weightsOnTeam(work: Work, teamIds: readonly string[], today: LocalDate): Promise<WeightsOnTeam> {
  const parameters: unknown[] = [monthOf(today), teamIds, today];
  const [row]: [WeightsOnTeam] = await work.manager.query(
    `select (select count(*)::int from young_person y left join legal_position l on l.young_person_id = y.id
              where ${isToWeigh(work, parameters)} and exists (select from allocation a where a.young_person_id = y.id
                  and ${runsOn('a', '$3')})
                and not exists (select from case_weight w where w.young_person_id = y.id and w.replaced_by_id is null
                  and w.month >= $1)) as "toConfirm",
            (select count(distinct weighed.month)::int from (${MONTHS_WEIGHED}) weighed
              where weighed.people > 0 and weighed.weighed = 0) as "missedMonths"`,
    parameters,
  );
  return row;
}

/** SQL that is true for young people `y` with legal position `l` whom the actor weighs, if they have a worker. */
function isToWeigh({ actor }: Work, parameters: unknown[]): string {
  return `${visiblePeople(actor, 'y', parameters)} and y.died_on is null and ${isListed('y', 'l', parameters)}`;
}

async function toWeigh(work: Work, today: LocalDate): Promise<WeightTold[]> {
  const rows = await namedRows(work, (parameters) => `${isToWeigh(work, parameters)} and s.id is not null`, today);
  return told(work, rows, today);
}

async function toWeighOne(work: Work, personId: string, today: LocalDate): Promise<WeightTold[]> {
  return told(work, await namedRows(work, (parameters) => `y.id = $${parameters.push(personId)}`, today), today);
}

async function told(work: Work, rows: NamedRow[], today: LocalDate): Promise<WeightTold[]> {
  const { content } = await settingsOn(work, today);
  const month = monthOf(today);
  return rows.map((row) => {
    const suggested = suggestWeight(row, content, today);
    const now = row.last !== null && row.last.month >= month ? row.last : null;
    const before = now === null ? row.last : null;
    const all = [...suggested.factors, ...row.added];
    const changes = before ? weightChanges([...before.factors, ...before.added], all) : [];
    return { row, suggested, before, now, changes };
  });
}
