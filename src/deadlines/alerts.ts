import { Injectable } from '@nestjs/common';
import { newId } from '../platform/ids';
import type { Counts } from '../platform/run-once';
import type { Work } from '../platform/unit-of-work';
import { daysBetween, type LocalDate } from '../statutory/local-date';
import { stageOf, thresholds } from './alerts-ladder';
import { CaseFiles } from './case-files';
import { OPEN_ITEM, presentOn, workerOn } from './nightly-audience';

interface Crossed {
  deadline_id: string;
  due_on: LocalDate;
  day: number;
  recipient_id: string | null;
}

/** Their reminders are silent before the due date while a visit is booked in time. */
const VISIT_RULES = ['PA-02', 'PA-03', 'PA-04', 'PA-05', 'PA-06'];
/** Only a manager can do what it asks: give the young person an adviser. */
const MANAGERS_RULES = ['PA-01'];

/** Who must hear tonight that something is due. */
@Injectable()
export class Alerts {
  constructor(private readonly caseFiles: CaseFiles) {}

  /**
   * Raises an alert for each threshold that an open, unpaused item crosses on `date`, once for each who hears of it.
   * The work grows with what crosses one that night, not with the number of people. Where nobody stands on a rung (no
   * adviser, or one who left; no team, or one without a manager) the next rung hears instead.
   *
   * @param date the night, which may be one that was missed
   * @param today decides who works here and with whom
   */
  async raise(work: Work, date: LocalDate, today: LocalDate): Promise<Counts> {
    const [{ oldest }]: [{ oldest: LocalDate | null }] = await work.manager.query(
      `select min(due_on) as oldest from deadline where state in ('open', 'partial', 'declined')`,
    );
    if (oldest === null) return { items: 0, raised: 0, unheard: 0 };
    const { reminders } = await this.caseFiles.policyOn(work, date);
    const crossed: Crossed[] = await work.manager.query(CROSSED, [
      date,
      today,
      JSON.stringify(thresholds(reminders, daysBetween(oldest, date))),
      VISIT_RULES,
      MANAGERS_RULES,
    ]);
    const rows = crossed
      .filter((row) => row.recipient_id !== null)
      .map(({ deadline_id, due_on, day, recipient_id }) => ({
        id: newId(),
        deadline_id,
        stage: `${stageOf(day)} of ${due_on}`,
        recipient_id,
      }));
    const raised: unknown[] = await work.manager.query(
      `insert into alert (id, deadline_id, stage, recipient_id, raised_on)
       select r.id, r.deadline_id, r.stage, r.recipient_id, $2
         from jsonb_to_recordset($1::jsonb) as r(id uuid, deadline_id uuid, stage text, recipient_id uuid)
       on conflict on constraint alert_once do nothing returning id`,
      [JSON.stringify(rows), date],
    );
    return {
      items: new Set(crossed.map((row) => row.deadline_id)).size,
      raised: raised.length,
      unheard: crossed.length - rows.length,
    };
  }
}

/** $1 the night, $2 today, $3 the thresholds, $4 rules of visits, $5 rules that only a manager can meet. */
const CROSSED = `
with ${presentOn('$2::date')}, above as materialized (
  select id, post from present where post in ('service-manager', 'head-of-service')
), crossed as (
  select d.id as deadline_id, d.due_on, t.day, t.rung, w.staff_id as worker_id,
         coalesce(p.team_id, former.team_id) as team_id
    from jsonb_to_recordset($3::jsonb) as t(day integer, severity text, rung text)
    join deadline d on d.due_on = $1::date - t.day and d.severity = t.severity
    join young_person p on p.id = d.young_person_id
    left join lateral (${workerOn('$2::date')}) w on d.rule <> all($5::text[])
    left join lateral (
      select s.team_id from allocation a join staff s on s.id = a.staff_id
       where a.young_person_id = p.id and p.team_id is null and a.replaced_by_id is null and not a.withdrawn
       order by a.from_on desc limit 1
    ) former on true
   where ${OPEN_ITEM}
     and (d.paused_until is null or d.paused_until <= $1)
     and not (t.rung = 'adviser' and t.day < 0 and d.rule = any($4) and exists (
       select from appointment a
        where a.young_person_id = p.id and a.kind = 'visit' and a.state = 'planned'
          and (a.planned_at at time zone 'Europe/London')::date between $1 and d.due_on))
), heard as (
  select c.*,
         case when rung = 'adviser' and worker_id is not null then 'adviser'
              when rung in ('adviser', 'manager') and team_id in (select team_id from managers) then 'manager'
              when rung <> 'head-of-service' and exists (select from above where post = 'service-manager')
                then 'service-manager'
              else 'head-of-service' end as by
    from crossed c
)
select distinct h.deadline_id, h.due_on, h.day, r.staff_id as recipient_id
  from heard h left join lateral (
    select h.worker_id as staff_id where h.by = 'adviser'
    union all
    select m.staff_id from managers m where h.by = 'manager' and m.team_id = h.team_id
    union all
    select above.id from above where above.post = h.by
  ) r on true`;
