import type { UserActor } from '../access/actor';
import { may } from '../access/access';
import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';
import { fullName, type Named } from '../young-people/names';

/** SQL of the name of a provider as names are compared: see `keyOfName`. */
const keyOf = (name: string): string => String.raw`lower(btrim(regexp_replace(${name}, '\s+', ' ', 'g')))`;

/** SQL that is true where home `home` is one of provider `provider`: by its id, its name, or one the record uses for it. */
export function isOfProvider(home: string, provider: string): string {
  return `(${home}.provider_id = ${provider}.id or ${keyOf(`${home}.provider`)} = lower(${provider}.name) or exists (select from provider_name pn
     where pn.provider_id = ${provider}.id and pn.taken_out_on is null and pn.key = ${keyOf(`${home}.provider`)}))`;
}

const IN_FORCE = 'h.replaced_by_id is null and not h.withdrawn';
/** Records that were merged or were in error are nobody. */
const IN_USE = 'y.merged_into_id is null and y.withdrawn_at is null';
const NAMED = `y.id as "personId", y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
  (select i.value from person_identifier i where i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn)
    as "authorityId"`;

/** Somebody of a list that only names whom its reader may see. */
export interface PersonShown {
  personId: string;
  name: string;
}

export interface LivingThere {
  /** Everyone. */
  count: number;
  under18: number;
  /** Whom the reader may see. */
  people: (PersonShown & { since: LocalDate; dateOfBirth: LocalDate })[];
}

/** Who lives with a provider on a day. */
export async function livingWith(work: Work, providerId: string, today: LocalDate): Promise<LivingThere> {
  const parameters: unknown[] = [providerId, today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: (Named & {
    personId: string;
    since: LocalDate;
    dateOfBirth: LocalDate;
    seen: boolean;
    under18: boolean;
  })[] = await work.manager.query(
    `select ${NAMED}, h.from_on as since, y.date_of_birth as "dateOfBirth", (${visible}) as seen,
              y.date_of_birth > ($2::date - interval '18 years') as under18
         from accommodation_period h join young_person y on y.id = h.young_person_id join provider p on p.id = $1
        where ${IN_FORCE} and ${IN_USE} and y.died_on is null and h.from_on <= $2 and (h.to_on is null or h.to_on > $2)
          and ${isOfProvider('h', 'p')}
        order by y.family_name, y.given_name, y.id`,
    parameters,
  );
  return {
    count: rows.length,
    under18: rows.filter(({ under18 }) => under18).length,
    people: rows
      .filter(({ seen }) => seen)
      .map((row) => ({ personId: row.personId, name: fullName(row), since: row.since, dateOfBirth: row.dateOfBirth })),
  };
}

/** Answers to whether young people feel safe where they live, given while they lived with the provider. */
export interface SafeAnswers {
  yes: number;
  mostly: number;
  no: number;
  notSaid: number;
}

export interface SafeThere {
  /** The last twelve months, and the twelve before. */
  lastYear: SafeAnswers;
  yearBefore: SafeAnswers;
  /** Who said no or mostly in the last twelve months, of those whose notes the reader may read; the latest first. */
  notSafe: (PersonShown & { on: LocalDate; answer: 'mostly' | 'no' })[];
}

/**
 * What young people said of feeling safe while they lived with a provider: at visits and calls, and while their plan was made.
 * Everyone is counted; who said it is named for whoever may read their notes.
 */
export async function safeThere(
  work: Work,
  actor: UserActor,
  providerId: string,
  today: LocalDate,
): Promise<SafeThere> {
  const parameters: unknown[] = [providerId, today, addMonths(today, -24)];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: (Named & {
    personId: string;
    answer: 'yes' | 'mostly' | 'no' | 'not-said';
    on: LocalDate;
    seen: boolean;
  })[] = await work.manager.query(
    `with said as (
         select c.young_person_id, c.held_on as said_on,
                case c.safe_where_they_live when 'withheld' then 'not-said' else c.safe_where_they_live end as answer
           from contact c
          where c.replaced_by_id is null and not c.withdrawn and c.held_on > $3 and c.held_on <= $2
            and c.safe_where_they_live in ('yes','no','withheld')
         union all
         select l.young_person_id, l.said_on, case l.answer when 'did-not-say' then 'not-said' else l.answer end
           from (select distinct on (a.plan_id) a.* from plan_safe_answer a
                  order by a.plan_id, a.said_on desc, a.recorded_at desc, a.id desc) l
          where l.said_on > $3 and l.said_on <= $2)
       select ${NAMED}, s.answer, s.said_on as "on", (${visible}) as seen
         from said s join young_person y on y.id = s.young_person_id join provider p on p.id = $1
        where ${IN_USE} and exists (select from accommodation_period h where h.young_person_id = y.id and ${IN_FORCE}
                and h.from_on <= s.said_on and (h.to_on is null or h.to_on > s.said_on) and ${isOfProvider('h', 'p')})
        order by s.said_on desc, y.id`,
    parameters,
  );
  const yearAgo = addMonths(today, -12);
  const of = (some: typeof rows): SafeAnswers => {
    const n = (answer: string) => some.filter((row) => row.answer === answer).length;
    return { yes: n('yes'), mostly: n('mostly'), no: n('no'), notSaid: n('not-said') };
  };
  const last = rows.filter(({ on }) => on > yearAgo);
  return {
    lastYear: of(last),
    yearBefore: of(rows.filter(({ on }) => on <= yearAgo)),
    notSafe: may(actor, 'read-notes')
      ? last.flatMap((row) =>
          row.seen && (row.answer === 'mostly' || row.answer === 'no')
            ? [{ personId: row.personId, name: fullName(row), on: row.on, answer: row.answer }]
            : [],
        )
      : [],
  };
}

/** A young person whom the council placed with a provider. */
export interface PlacedThere {
  personId: string;
  /** Null for somebody the reader may not see. */
  name: string | null;
  dateOfBirth: LocalDate;
  fromOn: LocalDate;
}

/** Whom the council placed with a provider since a day, the latest first. */
export async function placedWith(work: Work, providerId: string, since: LocalDate): Promise<PlacedThere[]> {
  const parameters: unknown[] = [providerId, since];
  const visible = visiblePeople(work.actor, 'y', parameters);
  const rows: (Named & Omit<PlacedThere, 'name'> & { seen: boolean })[] = await work.manager.query(
    `select ${NAMED}, y.date_of_birth as "dateOfBirth", h.from_on as "fromOn", (${visible}) as seen
       from accommodation_period h join young_person y on y.id = h.young_person_id join provider p on p.id = $1
      where ${IN_FORCE} and ${IN_USE} and h.from_on >= $2
        and coalesce(h.placed_by_authority, h.provided_under in ('s23B','s24B'))
        and ${isOfProvider('h', 'p')}
      order by h.from_on desc, y.id`,
    parameters,
  );
  return rows.map((row) => ({
    personId: row.personId,
    name: row.seen ? fullName(row) : null,
    dateOfBirth: row.dateOfBirth,
    fromOn: row.fromOn,
  }));
}

/** The names of the providers in the list. */
export async function providerNames(work: Work): Promise<string[]> {
  const rows: { name: string }[] = await work.manager.query('select name from provider order by lower(name)');
  return rows.map(({ name }) => name);
}

/** A name of the record that is no provider's yet, and how many young people live there under it. */
export interface UnknownName {
  name: string;
  people: number;
}

/** Names under which somebody lives on a day that are of no provider in the list; where most live first. */
export async function unknownNames(work: Work, today: LocalDate): Promise<UnknownName[]> {
  return work.manager.query(
    `select min(btrim(h.provider)) as name, count(distinct y.id)::int as people
       from accommodation_period h join young_person y on y.id = h.young_person_id
      where ${IN_FORCE} and ${IN_USE} and y.died_on is null and btrim(coalesce(h.provider, '')) <> ''
        and h.from_on <= $1 and (h.to_on is null or h.to_on > $1)
        and not exists (select from provider p where ${isOfProvider('h', 'p')})
      group by ${keyOf('h.provider')} order by 2 desc, 1 limit 100`,
    [today],
  );
}
