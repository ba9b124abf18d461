/** Records that hold something in a young person's own words. */
export interface VoiceSource {
  /** "contact", as a sentence names it. */
  what: string;
  /**
   * A select of one value, the last day on which there is something in their own words; `y` is the young person.
   * What was written in error, or stands no more, is no evidence.
   */
  sql: string;
}

const IN_FORCE = 'r.young_person_id = y.id and r.replaced_by_id is null and not r.withdrawn';

/** A version stands unless the plan it was approved as was recorded in error. */
const stands = (version: string) => `not exists (
  select from pathway_plan e where e.fact_id = ${version} and e.replaced_by_id is null and e.withdrawn)`;

/** Contacts, plans while they are written and once they are finished, what was said of them, and reviews. */
export const VOICE_SOURCES: readonly VoiceSource[] = [
  {
    what: 'contact',
    sql: `select max(r.held_on) from contact r where ${IN_FORCE} and btrim(r.own_words) <> ''`,
  },
  {
    what: 'plan',
    sql: `select max(r.finished_on) from plan_version r
           where r.young_person_id = y.id and (r.figures->>'inOwnWords')::int > 0 and ${stands('r.id')}`,
  },
  {
    what: 'plan being written',
    sql: `select max((r.changed_at at time zone 'Europe/London')::date) from plan_topic r
            join plan_at_work w on w.id = r.plan_id and w.state <> 'given-up'
           where r.young_person_id = y.id and btrim(r.content->>'myWords') <> ''`,
  },
  {
    what: 'answer to a plan',
    sql: `select max(r.said_on) from plan_agreement r
           where r.young_person_id = y.id and btrim(r.words) <> '' and ${stands('r.version_id')}`,
  },
  {
    what: 'review',
    sql: `select max(f.held_on) from plan_review_kept k join plan_review f on f.fact_id = k.id
             and f.replaced_by_id is null and not f.withdrawn
           where k.young_person_id = y.id and btrim(k.said->>'ownWords') <> ''`,
  },
];
