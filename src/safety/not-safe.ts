import { visiblePeople } from '../access/visible-people';
import { tellOf } from '../deadlines/urgent';
import type { OwedSource } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import { formatLong, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';

/** In force, and said of the young person it stands with. */
const CONTACT = `c.replaced_by_id is null and not c.withdrawn`;
/** When it was first written down: a correction says nothing new. */
const FIRST = `(select f.recorded_at from contact f where f.id = c.fact_id)`;

/**
 * SQL of each "no" that nobody has followed up, and after which no "yes" came: id, young_person_id, said_on, known_at and
 * contact_id, which is null of what was said while a plan was talked through.
 */
const STANDING = `select n.* from (
    select c.fact_id as id, c.young_person_id, c.held_on as said_on, ${FIRST} as known_at, c.fact_id as contact_id
      from contact c where ${CONTACT} and c.safe_where_they_live = 'no'
    union all
    select a.id, a.young_person_id, a.said_on, a.recorded_at, null from plan_safe_answer a where a.answer = 'no'
  ) n
  where not exists (select from not_safe_response r where r.young_person_id = n.young_person_id and n.id = any(r.answer_ids))
    and not exists (select from contact c where c.young_person_id = n.young_person_id and ${CONTACT}
      and c.safe_where_they_live = 'yes' and (c.held_on > n.said_on or (c.held_on = n.said_on and ${FIRST} > n.known_at)))
    and not exists (select from plan_safe_answer y where y.young_person_id = n.young_person_id and y.answer = 'yes'
      and (y.said_on > n.said_on or (y.said_on = n.said_on and y.recorded_at > n.known_at)))`;

/** SQL of the young people who do not feel safe where they live, each once: young_person_id, ids, since, last_on, known_at. */
export const NOT_SAFE = `select s.young_person_id, array_agg(s.id order by s.known_at, s.id) as ids, min(s.said_on) as since,
    max(s.said_on) as last_on, min(s.known_at) as known_at
  from (${STANDING}) s group by s.young_person_id`;

/** The next day is how the service works, and no law. */
export const NOT_SAFE_OWED: OwedSource = {
  kind: 'Not safe at home',
  seenToBy: 'record-casework',
  tellsWhatWasSaid: true,
  sql: `select n.ids[1] as id, n.young_person_id, null::uuid as staff_id,
               'Does not feel safe at home: write what you asked and did' as what,
               (n.known_at at time zone 'Europe/London')::date + 1 as due_on, 'feels-safe' as at
          from (${NOT_SAFE}) n`,
};

/** That a young person said they do not feel safe where they live, and nobody wrote yet what was asked and done. */
export interface NotSafe {
  /** The answers, in the order in which they were written down. */
  ids: string[];
  /** The first day on which they said so. */
  since: LocalDate;
  lastOn: LocalDate;
}

/** Null: nothing stands. For those who may read what was said. */
export async function notSafe({ manager }: Work, personId: string): Promise<NotSafe | null> {
  const [found]: NotSafe[] = await manager.query(
    `select n.ids, n.since, n.last_on as "lastOn" from (${NOT_SAFE}) n where n.young_person_id = $1`,
    [personId],
  );
  return found ?? null;
}

/**
 * Tells whoever works with them and their manager at once, in the transaction of the answer. Several answers that stand
 * together are told once; nothing is told where a "yes" or what was done came after.
 */
export async function tellNotSafe(work: Work, personId: string, today: LocalDate): Promise<void> {
  const standing = await notSafe(work, personId);
  if (!standing) return;
  const because = `Said on ${formatLong(standing.lastOn)}: does not feel safe where they live. Ask what makes it unsafe, and write what is done.`;
  await tellOf(work, personId, { cause: `not-safe:${standing.ids[0]}`, because }, today);
}

export interface NotSafeLine extends Named, NotSafe {
  personId: string;
  /** Who works with them, or has them in the meantime. */
  workerName: string | null;
  teamName: string | null;
}

/** SQL after `from`: whom the reader may see and who lives, as `y`, with what stands as `n`. */
const seen = (work: Work, parameters: unknown[]) =>
  `(${NOT_SAFE}) n join young_person y on y.id = n.young_person_id and y.died_on is null
   where ${visiblePeople(work.actor, 'y', parameters)}`;

/** Of those the reader may see, whoever has waited longest first. */
export async function notSafePeople(work: Work, today: LocalDate): Promise<NotSafeLine[]> {
  const parameters: unknown[] = [today];
  return work.manager.query(
    `select f.*, i.value as "authorityId", s.name as "workerName", t.name as "teamName"
       from (select y.id as "personId", y.given_name as "givenName", y.family_name as "familyName",
                    y.known_as as "knownAs", y.team_id, n.ids, n.since, n.last_on as "lastOn"
               from ${seen(work, parameters)}) f
       left join person_identifier i on i.young_person_id = f."personId" and i.kind = 'authority-id' and not i.withdrawn
       left join team t on t.id = f.team_id left join staff s on s.id = case_holder(f."personId", $1::date)
      order by f.since, f."personId"`,
    parameters,
  );
}

/** How many lines `notSafePeople` has. */
export async function countNotSafe(work: Work): Promise<number> {
  const parameters: unknown[] = [];
  const [row]: { count: number }[] = await work.manager.query(
    `select count(*)::int as count from ${seen(work, parameters)}`,
    parameters,
  );
  return row!.count;
}
