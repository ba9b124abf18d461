import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import type { LifeEvent } from '../young-people/life-event.entity';
import { LIFE_EVENT_WORDS } from '../young-people/life-events';
import type { Cause } from './causes';

/** A change on the record since the last assessment, after which a new one may be needed. */
export interface Suggestion {
  factId: string;
  cause: Cause;
  on: LocalDate;
  what: 'home' | 'custody' | 'released' | 'hospital' | 'back-home' | 'break-down' | LifeEvent['kind'];
}

export const SUGGESTION_WORDS: Record<Suggestion['what'], string> = {
  home: 'They moved to another home',
  custody: 'They went into custody',
  released: 'They came out of custody',
  hospital: 'They were detained in hospital',
  'back-home': 'They went to live at home with family',
  'break-down': 'Living at home with family broke down',
  ...LIFE_EVENT_WORDS,
};

/**
 * Changes since the last needs assessment was completed for which none was opened, and of which nobody said that none is
 * needed; the newest first. None before there was a first assessment: that one has a date in law of its own.
 */
export async function suggestionsOf(work: Work, youngPersonId: string, today: LocalDate): Promise<Suggestion[]> {
  return work.manager.query<Suggestion[]>(
    `with last as (
       select max(f.completed_on) as completed_on from needs_assessment f
        where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn),
     change as (
       select f.fact_id, 'move' as cause, f.from_on as day, 'home' as what from accommodation_period f
        where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn and f.type <> 'X'
       union all
       select f.fact_id, case f.kind when 'custody' then 'custody' else 'other' end,
              case when f.to_on <= $2 then f.to_on else f.from_on end,
              case when f.kind = 'hospital' then 'hospital' when f.to_on <= $2 then 'released' else 'custody' end
         from detention f
        where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn
       union all
       select f.fact_id, 'move', case when f.broke_down and f.to_on <= $2 then f.to_on else f.from_on end,
              case when f.broke_down and f.to_on <= $2 then 'break-down' else 'back-home' end
         from home_period f
        where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn
       union all
       select f.fact_id, f.kind, f.happened_on, f.kind from life_event f
        where f.young_person_id = $1 and f.replaced_by_id is null and not f.withdrawn)
     select c.fact_id as "factId", c.cause, c.day as "on", c.what
       from last join change c on c.day > last.completed_on and c.day <= $2
      where not exists (select from assessment a where a.young_person_id = $1 and a.cause_fact_id = c.fact_id
                           and a.cause_on = c.day and a.state <> 'given-up')
        and not exists (select from assessment_not_needed n where n.young_person_id = $1 and n.fact_id = c.fact_id
                           and n.cause_on = c.day)
      order by c.day desc, c.fact_id`,
    [youngPersonId, today],
  );
}
