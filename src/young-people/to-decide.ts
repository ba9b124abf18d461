import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import type { StatusCode } from '../statutory/case-file';
import type { LocalDate } from '../statutory/local-date';
import { NO_STATUS, readableMatter, STATUS_QUESTION } from './matter-kinds';
import type { Named } from './names';
import { OPEN_DOUBTS, STANDING_DECISION } from './open-doubts';

/** Something that only a manager may decide, with whom it is about. */
export interface ToDecide extends Named {
  personId: string;
  /** How the matter is known in an address. */
  key: string;
  kind: string;
  text: string;
  /** What makes it doubtful, a sentence each. */
  facts: string[];
  /** When it was raised, or the status first asked, or asked again after a decision. */
  since: Date;
  /** The status that the record gives; null for a record without one. */
  status: StatusCode | null;
  /** Why it does, a sentence each. */
  because: string[];
  /** What a manager decided before, where the status asks nevertheless. */
  decided: { status: StatusCode; on: LocalDate; by: string | null; whenRecordGave: StatusCode } | null;
  teamName: string | null;
}

/** How many of each kind there are. */
export type KindCount = Pick<ToDecide, 'kind'> & { total: number };

/**
 * SQL for everything open that a manager must settle about the people the actor may see, whatever their status: what
 * was raised, as the actor may read it, and what the status leaves open, as one matter a person. One matter is never in
 * it twice.
 */
function openMattersSql(work: Work, parameters: unknown[]): string {
  const visible = visiblePeople(work.actor, 'y', parameters);
  const { kind, detail } = readableMatter(work.actor);
  return `
    select m.id::text as key, ${kind} as kind, ${detail} as text, array[${detail}] as facts, m.raised_at as since,
           y.id as person_id, null::jsonb as decided
      from matter_for_manager m join young_person y on y.id = m.young_person_id
     where m.settled_at is null and ${visible}
    union all
    select substr(encode(sha256(convert_to(array_to_string(o.doubts, ' '), 'UTF8')), 'hex'), 1, 24),
           case l.status when 'undetermined' then '${NO_STATUS}' else '${STATUS_QUESTION}' end,
           array_to_string(o.doubts, ' '), o.doubts,
           coalesce((select min(h.recorded_at) from legal_position_history h
                      where h.young_person_id = y.id and h.position -> 'needs_manager' ?| o.doubts
                        and (l.status = 'undetermined' or o.decided_at is null or h.recorded_at > o.decided_at)),
                    l.refreshed_at),
           y.id, o.decided
      from legal_position l join young_person y on y.id = l.young_person_id
      cross join lateral (
        select ${OPEN_DOUBTS} as doubts, stands.recorded_at as decided_at, stands.decided
          from (select 1) as once left join lateral (
            select d.recorded_at, jsonb_build_object('status', d.status, 'on', d.decided_on, 'by',
                     (select s.name from app_user u join staff s on s.id = u.staff_id where u.id = d.recorded_by_id),
                     'whenRecordGave', d.record_status) as decided
              from ${STANDING_DECISION}) stands on true) o
     where ${visible} and cardinality(o.doubts) > 0`;
}

/** How much there is for the actor to decide. */
export async function countToDecide(work: Work): Promise<number> {
  return (await kindsToDecide(work)).reduce((sum, { total }) => sum + total, 0);
}

export async function kindsToDecide(work: Work): Promise<KindCount[]> {
  const parameters: unknown[] = [];
  return work.manager.query(
    `select kind, count(*)::int as total from (${openMattersSql(work, parameters)}) o group by kind order by 2 desc, 1`,
    parameters,
  );
}

/** One page of it, the oldest first. */
export async function mattersToDecide(
  work: Work,
  { kind, limit, offset }: { kind: string | null; limit: number; offset: number },
): Promise<ToDecide[]> {
  const parameters: unknown[] = [kind, limit, offset];
  return work.manager.query(
    `select ${TO_DECIDE} ${toDecideFrom(work, parameters)} ${IN_ORDER} limit $2 offset $3`,
    parameters,
  );
}

/** A matter with where it stands in the list. */
export interface PlacedToDecide extends ToDecide {
  /** `since` to the microsecond: a Date knows milliseconds only. */
  sinceExactly: string;
}

export interface DecisionsAsked {
  kind: string | null;
  /** `sinceExactly`, `personId` and `key` of the last one that was read; null for the first page. */
  after: readonly string[] | null;
  limit: number;
}

/** What comes after a place in the same list, one further than asked. */
export async function mattersAfter(work: Work, { kind, after, limit }: DecisionsAsked): Promise<PlacedToDecide[]> {
  const parameters: unknown[] = [kind, limit + 1, ...(after ?? [null, null, null])];
  return work.manager.query(
    `select ${TO_DECIDE}, to_char(o.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "sinceExactly"
       ${toDecideFrom(work, parameters)}
        and ($3::timestamptz is null or (o.since, o.person_id, o.key) > ($3, $4::uuid, $5::text))
      ${IN_ORDER} limit $2`,
    parameters,
  );
}

const TO_DECIDE = `o.key, o.kind, o.text, o.facts, o.since, l.status, coalesce(l.because, '{}') as because, o.decided, o.person_id as "personId", y.given_name as "givenName",
  y.family_name as "familyName", y.known_as as "knownAs", i.value as "authorityId", t.name as "teamName"`;

const IN_ORDER = 'order by o.since, o.person_id, o.key';

/** @param parameters the first is the kind asked for; null for all */
function toDecideFrom(work: Work, parameters: unknown[]): string {
  return `from (${openMattersSql(work, parameters)}) o join young_person y on y.id = o.person_id
       left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
       left join team t on t.id = y.team_id
       left join legal_position l on l.young_person_id = y.id
      where ($1::text is null or o.kind = $1)`;
}
