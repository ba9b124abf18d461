/** Records that hold something in a young person's own words. */
export interface VoiceSource {
  /** "contact", as a sentence names it. */
  what: string;
  /**
   * A select of one value, the last day on which there is something in their own words; `y` is the young person.
   * What was written in error, or stands no more, is no evidence.
   */
  sql: string;
  /**
   * Of what they choose who sees: SQL that is true for the pieces of direct work `w` which say something on the day `k.heard_on`.
   * Whoever they let see none of these is not told that it was direct work, nor the day.
   */
  pieces?: string;
}

/** What somebody is told of where they were heard who may not see it. */
export const IN_THEIR_OWN_WORDS = 'their own words';

const IN_FORCE = 'r.young_person_id = y.id and r.replaced_by_id is null and not r.withdrawn';

/** A version stands unless the plan it was approved as was recorded in error. */
const stands = (version: string) => `not exists (
  select from pathway_plan e where e.fact_id = ${version} and e.replaced_by_id is null and e.withdrawn)`;

/**
 * Contacts, plans while they are written and once they are finished, what was said of them, reviews, what they made in
 * direct work and said of it, and what was told of their life in their words, pieces of the life story among it. Only the
 * day and where it was are told; of direct work, which comes last for that, only to whom they let see it (ADR 0087).
 */
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
  {
    what: 'note of their life',
    sql: `select max(r.told_on) from life_update r
           where r.young_person_id = y.id and r.in_their_words and r.withdrawn_because is null`,
  },
  {
    what: 'piece of direct work',
    sql: `select max(r.made_on) from direct_work r
           where r.young_person_id = y.id and r.gone_on is null and r.made_by in ('young-person', 'together')`,
    pieces: `w.made_on = k.heard_on and w.made_by in ('young-person', 'together')`,
  },
  {
    what: 'choice about a piece of direct work',
    sql: `select max(c.asked_on) from direct_work r join direct_work_choice c on c.direct_work_id = r.id
           where r.young_person_id = y.id and r.gone_on is null and btrim(c.words) <> ''`,
    pieces: `exists (select from direct_work_choice c where c.direct_work_id = w.id and c.asked_on = k.heard_on and btrim(c.words) <> '')`,
  },
];
