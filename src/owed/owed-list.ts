import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { WITH_ADVISER } from '../caseloads/worker-sql';
import { isAwayOn } from '../deadlines/nightly-audience';
import { queryPrepared } from '../platform/prepared';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { isOwedOn, type Owed } from './owed';

/** Something owed with whom it is owed to, and by whom. */
export interface OwedLine extends Named {
  id: string;
  kind: string;
  personId: string;
  /** Null for whoever does not read notes. */
  what: string | null;
  /** Null: no day was set. */
  dueOn: LocalDate | null;
  /** Its day has passed. */
  late: boolean;
  /** What the young person does themselves. */
  theirs: boolean;
  /** Where it is seen to, below /young-people/:id. */
  at: string;
  /** The reader has no page of it to go to. */
  closed: boolean;
  /** Who owes it and works here; else the young person's adviser; else whoever has the case. */
  ownerId: string | null;
  ownerName: string | null;
  teamId: string | null;
  teamName: string | null;
}

export const OWED_SHOWS = ['all', 'late', 'due-7'] as const;

export interface OwedQuery {
  show: (typeof OWED_SHOWS)[number];
  /** One of the kinds that features hand over; null for all. */
  kind: string | null;
  /** `mine`: what the reader owes, and what those owe for whom they cover today; else a member of staff; null for everyone. */
  who: string | null;
  teamId: string | null;
}

/** As many days ahead as Today looks. */
export const SOON_DAYS = 7;
/** Where what has no day stands in the order: after everything that has one. */
const NO_DAY = `'9999-12-31'`;

const COLUMNS = `o.id, o.kind, o.theirs, y.id as "personId", y.given_name as "givenName", y.family_name as "familyName",
  y.known_as as "knownAs", i.value as "authorityId", o.what, o.due_on as "dueOn", coalesce(o.due_on < $1, false) as late, o.at,
  owner.id as "ownerId", owner.name as "ownerName", y.team_id as "teamId", t.name as "teamName"`;

/**
 * $1 today; what is owed only from a later day is left out. Who owes is whoever said so while they work here; else whoever is the young person's adviser and works here;
 * else whoever has the case in the meantime.
 */
const from = (
  owed: string,
) => `(${owed}) o join young_person y on y.id = o.young_person_id and y.died_on is null and ${isOwedOn('o', '$1')}
  left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
  left join team t on t.id = y.team_id ${WITH_ADVISER}
  left join staff said on said.id = o.staff_id and (said.left_on is null or said.left_on > $1)
  left join staff owner on not o.theirs
    and owner.id = coalesce(said.id, case when s.left_on is null or s.left_on > $1 then s.id end, case_holder(y.id, $1))`;

/** SQL that is true for what this member of staff owes, and what somebody owes for whom they cover today. */
const isOwedBy = (staff: string) => `(owner.id = ${staff} or exists (
  select from absence x where x.staff_id = owner.id and x.cover_id = ${staff} and ${isAwayOn('x', '$1::date')}))`;

/**
 * A page of what is owed to the people the actor may see, the earliest day first and what has none last.
 * @param after the day (or 9999-12-31) and the id of the last one that was read; or how many are left out before
 * @returns of the lines one more than `limit` where there are more
 */
export async function owedLines(
  work: Work,
  owed: Owed,
  query: OwedQuery,
  { after, skip = 0, limit }: { after: readonly string[] | null; skip?: number; limit: number },
  today: LocalDate,
): Promise<{ inAll: number; lines: OwedLine[] }> {
  const { lines, inAll } = await countedLines(work, owed, query, { after, skip, limit: limit + 1 }, today);
  return { inAll, lines };
}

/**
 * The lines of a list with how many it has and how many of them are late, from one statement: to plan a select over every
 * feature that owes something takes longer than to find what is owed.
 */
async function countedLines(
  work: Work,
  owed: Owed,
  query: OwedQuery,
  { after, skip, limit }: { after: readonly string[] | null; skip: number; limit: number },
  today: LocalDate,
): Promise<{ lines: OwedLine[]; inAll: number; late: number }> {
  const sql = owed.sql({ readsNotes: may(work.actor, 'read-notes') });
  if (sql === null) return { lines: [], inAll: 0, late: 0 };
  const parameters: unknown[] = [today];
  const where = conditions(work, query, parameters, today);
  const place = after
    ? `where (coalesce("dueOn", ${NO_DAY}), id) > ($${parameters.push(after[0])}::date, $${parameters.push(after[1])}::uuid)`
    : '';
  const rows = await queryPrepared<OwedLine & { inAll: number; lateInAll: number }>(
    work,
    `with found as materialized (select ${COLUMNS} from ${from(sql)} where ${where}),
          shown as (select * from found ${place} order by coalesce("dueOn", ${NO_DAY}), id
                     limit $${parameters.push(limit)} offset $${parameters.push(skip)})
     select shown.*, counted.* from (select count(*)::int as "inAll", (count(*) filter (where late))::int as "lateInAll" from found) counted
       left join shown on true order by coalesce("dueOn", ${NO_DAY}), id`,
    parameters,
  );
  const [{ inAll, lateInAll }] = rows as [(typeof rows)[number]];
  const lines = rows.filter(({ id }) => id !== null).map(({ inAll: _, lateInAll: __, ...line }) => line);
  return { lines: readable(work, owed, lines), inAll, late: lateInAll };
}

/** What Today shows: of an adviser what they owe, of a manager what their teams owe; late, due within days, or of every day. */
export async function owedToday(
  work: Work,
  owed: Owed,
  actor: UserActor,
  today: LocalDate,
  most: number,
): Promise<{ lines: OwedLine[]; late: number; inAll: number }> {
  const who = actor.role === 'adviser' ? 'mine' : null;
  const query: OwedQuery = { show: 'due-7', kind: null, who, teamId: null };
  return countedLines(work, owed, query, { after: null, skip: 0, limit: most }, today);
}

/** How many lines the list of a query has. */
export async function countOwed(work: Work, owed: Owed, query: OwedQuery, today: LocalDate): Promise<number> {
  const sql = owed.sql({ readsNotes: may(work.actor, 'read-notes') });
  if (sql === null) return 0;
  const parameters: unknown[] = [today];
  const where = conditions(work, query, parameters, today);
  const rows = await queryPrepared<{ inAll: number }>(
    work,
    `select count(*)::int as "inAll" from ${from(sql)} where ${where}`,
    parameters,
  );
  return rows[0]!.inAll;
}

/** All that is owed to one young person, and what they do themselves; the caller has asked whether they may be seen. */
export async function owedOfPerson(work: Work, owed: Owed, personId: string, today: LocalDate): Promise<OwedLine[]> {
  const sql = owed.sql({ withTheirs: true, readsNotes: may(work.actor, 'read-notes') });
  if (sql === null) return [];
  const lines = await queryPrepared<OwedLine>(
    work,
    `select ${COLUMNS} from ${from(sql)} where y.id = $2 order by o.theirs, coalesce(o.due_on, ${NO_DAY}), o.id`,
    [today, personId],
  );
  return readable(work, owed, lines);
}

/** Whom the list can be narrowed to: whoever owes something that the actor may see. */
export async function owners(work: Work, owed: Owed, today: LocalDate): Promise<{ id: string; name: string }[]> {
  const sql = owed.sql({ readsNotes: may(work.actor, 'read-notes') });
  if (sql === null) return [];
  const parameters: unknown[] = [today];
  const visible = visiblePeople(work.actor, 'y', parameters);
  return queryPrepared(
    work,
    `select distinct owner.id, owner.name from ${from(sql)} where owner.id is not null and ${visible}
      order by owner.name, owner.id`,
    parameters,
  );
}

function conditions(work: Work, query: OwedQuery, parameters: unknown[], today: LocalDate): string {
  const { actor } = work;
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const said = [visiblePeople(actor, 'y', parameters)];
  if (query.show === 'late') said.push('o.due_on < $1');
  if (query.show === 'due-7') said.push(`(o.due_on <= ${parameter(addDays(today, SOON_DAYS))} or o.always_today)`);
  if (query.kind) said.push(`o.kind = ${parameter(query.kind)}`);
  if (query.who === 'mine') said.push(actor.kind === 'user' ? isOwedBy(parameter(actor.staffId)) : 'false');
  else if (query.who) said.push(`owner.id = ${parameter(query.who)}`);
  if (query.teamId) said.push(`y.team_id = ${parameter(query.teamId)}`);
  return said.join(' and ');
}

/** What was written is left out for whoever does not read notes. */
function readable({ actor }: Work, owed: Owed, lines: OwedLine[]): OwedLine[] {
  if (!may(actor, 'read-notes')) return lines.map((line) => ({ ...line, what: null, closed: true }));
  return lines.map((line) => ({ ...line, closed: !owed.mayBeSeenToBy(actor, line.kind) }));
}
