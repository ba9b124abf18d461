import type { Counts } from '../platform/run-once';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { OPEN_ITEM, presentOn } from './nightly-audience';
import { isPastDue } from './past-due';
import { WAITING_SINCE, waitingForAWorker, WITH_ADVISER } from './waiting-for-a-worker';

/**
 * Keeps how things stood this morning, for each team that has people and, with no team, for the whole authority:
 * `open`, `overdue-statute`, `overdue-guidance`, `overdue-policy`, `overdue-paused` count items, `people` and `waiting`
 * (for a worker) count people, and `waiting-longest` the days of the longest of these waits. Written once and not again.
 */
export async function keepDailyFigures(work: Work, today: LocalDate): Promise<Counts> {
  const kept: unknown[] = await work.manager.query(
    `with ${presentOn('$1::date')}, items as (
       select p.id, count(*) as open,
              count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'statute') as statute,
              count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'guidance') as guidance,
              count(*) filter (where ${isPastDue('$1')} and d.duty_basis = 'policy') as policy,
              count(*) filter (where ${isPastDue('$1')} and d.paused_until > $1) as paused
         from deadline d join young_person p on p.id = d.young_person_id where ${OPEN_ITEM} group by p.id
     ), waits as (
       select y.id, greatest($1::date - ${WAITING_SINCE}, 0) as days
         from young_person y join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}
        where ${waitingForAWorker('y', 'l', '$1::date')}
     ), sums as (
       select p.team_id, grouping(p.team_id) = 1 as whole, count(*) as people, sum(open) as open, sum(statute) as statute,
              sum(guidance) as guidance, sum(policy) as policy, sum(paused) as paused,
              count(*) filter (where ${waitingForAWorker('p', 'l', '$1::date')}) as waiting,
              max(w.days) as longest
         from young_person p left join items on items.id = p.id left join legal_position l on l.young_person_id = p.id
         left join waits w on w.id = p.id
        where p.merged_into_id is null and p.withdrawn_at is null
        group by grouping sets ((p.team_id), ())
     )
     insert into daily_figure (for_date, team_id, figure, value)
     select $1, team_id, f.figure, coalesce(f.value, 0)
       from sums cross join lateral (values ('open', open), ('overdue-statute', statute), ('overdue-guidance', guidance),
         ('overdue-policy', policy), ('overdue-paused', paused), ('people', people), ('waiting', waiting),
         ('waiting-longest', longest)) f(figure, value)
      where whole or team_id is not null
     on conflict on constraint daily_figure_once do nothing returning 1`,
    [today],
  );
  return { figures: kept.length };
}
