import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { StatusCode } from '../statutory/case-file';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { Named } from '../young-people/names';
import { dueLines, STILL_OWED, type DueLine } from './due-line';
import { WITH_ADVISER } from './worker-sql';

export const CASELOAD_ORDERS = ['due', 'name', 'seen', 'age'] as const;
export type CaseloadOrder = (typeof CASELOAD_ORDERS)[number];
export const CASELOAD_SHOWS = ['all', 'overdue', 'due-soon', 'waiting', 'for-a-manager'] as const;
export type CaseloadShow = (typeof CASELOAD_SHOWS)[number];

/** What the address says of the list. */
export interface CaseloadQuery {
  /** My own young people, or everyone I may see. */
  who: 'mine' | 'everyone';
  show: CaseloadShow;
  /** Null: everyone who is owed something or may be. */
  status: StatusCode | null;
  adviserId: string | null;
  order: CaseloadOrder;
  /** From 1. */
  page: number;
}

export interface CaseloadRow extends Named {
  id: string;
  dateOfBirth: LocalDate;
  diedOn: LocalDate | null;
  status: StatusCode | null;
  statusBecause: string[];
  /** What only a manager may decide, a sentence each. */
  forManager: string[];
  adviserName: string | null;
  /** Owed a personal adviser, and without one. */
  waiting: boolean;
  teamName: string | null;
  /** Face to face, by anyone. */
  lastSeenOn: LocalDate | null;
  /** Everything that is overdue or due soon, earliest first. */
  due: DueLine[];
}

export interface Caseload {
  rows: CaseloadRow[];
  /** How many people the filters leave, on all pages. */
  people: number;
  overdueItems: number;
  overduePeople: number;
  /** The page that this is; the last one when the address asks for a later one. */
  page: number;
  pages: number;
  statuses: { status: StatusCode; people: number }[];
  advisers: { id: string; name: string; people: number }[];
}

export const CASELOAD_PAGE = 100;
/** What is due soon, today included, is due within as many days. */
export const DUE_SOON_DAYS = 14;

/** Statuses in which nothing is owed: they are found by asking for them. */
const PAST: readonly StatusCode[] = ['none', 'aged-out', 'deceased'];

const BY_NAME = 'lower(family_name) nulls last, lower(coalesce(known_as, given_name)) nulls last, authority_id, id';
const ORDER_BY: Record<CaseloadOrder, string> = {
  due: `first_due_on nulls last, ${BY_NAME}`,
  name: BY_NAME,
  seen: `last_seen_on nulls first, ${BY_NAME}`,
  age: 'date_of_birth desc, id',
};

/** Young people as a list: each with their status, what's due and why. */
@Injectable()
export class CaseloadService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for those who see no young people */
  async list(actor: Actor, query: CaseloadQuery, today: LocalDate): Promise<Caseload> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [today, addDays(today, DUE_SOON_DAYS)];
      const people = peopleSql(work, query, parameters);
      const [total]: Pick<Caseload, 'people' | 'overdueItems' | 'overduePeople'>[] = await work.manager.query(
        `with listed as (${people})
         select count(*)::int as people, coalesce(sum(overdue), 0)::int as "overdueItems",
                count(*) filter (where overdue > 0)::int as "overduePeople" from listed`,
        parameters,
      );
      const pages = Math.max(1, Math.ceil(total!.people / CASELOAD_PAGE));
      const page = Math.min(query.page, pages);
      const rows = await work.manager.query<CaseloadRow[]>(
        `with listed as (${people})
         select id, given_name as "givenName", family_name as "familyName", known_as as "knownAs",
                authority_id as "authorityId", date_of_birth as "dateOfBirth", died_on as "diedOn", status,
                because as "statusBecause", needs_manager || matters as "forManager", adviser_name as "adviserName",
                coalesce(waiting, false) as waiting, team_name as "teamName", last_seen_on as "lastSeenOn", due
           from listed order by ${ORDER_BY[query.order]} limit ${CASELOAD_PAGE} offset ${(page - 1) * CASELOAD_PAGE}`,
        parameters,
      );
      return { rows, ...total!, page, pages, ...(await this.choices(work, query, today)) };
    });
  }

  /** What the filters can be set to, counted over everyone the actor may see in this scope. */
  private async choices(
    work: Work,
    query: CaseloadQuery,
    today: LocalDate,
  ): Promise<Pick<Caseload, 'statuses' | 'advisers'>> {
    const parameters: unknown[] = [today, today];
    const everyone = peopleSql(work, { ...query, show: 'all', status: null, adviserId: null }, parameters, true);
    const statuses = await work.manager.query<Caseload['statuses']>(
      `with listed as (${everyone}) select status, count(*)::int as people from listed
        where status is not null group by status order by 2 desc, 1`,
      parameters,
    );
    const advisers = await work.manager.query<Caseload['advisers']>(
      `with listed as (${everyone}) select adviser_id as id, adviser_name as name, count(*)::int as people from listed
        where adviser_id is not null group by 1, 2 order by 2, 1`,
      parameters,
    );
    return { statuses, advisers };
  }
}

/** One row a person with what the list shows of them; $1 is today, $2 the last day that counts as soon. */
function peopleSql(work: Work, query: CaseloadQuery, parameters: unknown[], withPast = false): string {
  const conditions = [visiblePeople(work.actor, 'y', parameters)];
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  if (query.who === 'mine' && work.actor.kind === 'user') {
    conditions.push(`a.staff_id = ${parameter(work.actor.staffId)}`);
  }
  if (query.status) conditions.push(`l.status = ${parameter(query.status)}`);
  else if (!withPast) conditions.push(`coalesce(l.status, 'undetermined') <> all(${parameter(PAST)})`);
  if (query.adviserId) conditions.push(`a.staff_id = ${parameter(query.adviserId)}`);
  switch (query.show) {
    case 'all':
      break;
    case 'overdue':
      conditions.push('due.overdue > 0');
      break;
    case 'due-soon':
      conditions.push('due.soon > 0');
      break;
    case 'waiting':
      conditions.push(waitingForAWorker('y', 'l', '$1::date'));
      break;
    case 'for-a-manager':
      conditions.push(`(cardinality(matters.questions) > 0 or cardinality(matters.details) > 0)`);
      break;
  }
  return `
    select y.id, y.given_name, y.family_name, y.known_as, y.date_of_birth, y.died_on, i.value as authority_id, l.status,
           coalesce(l.because, '{}') as because, matters.questions as needs_manager,
           matters.details as matters, a.staff_id as adviser_id, s.name as adviser_name,
           ${waitingForAWorker('y', 'l', '$1::date')} as waiting, t.name as team_name, seen.last_seen_on,
           due.items as due, due.overdue, due.first_due_on
      from young_person y
      left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id'
      left join legal_position l on l.young_person_id = y.id
      left join team t on t.id = y.team_id
      ${WITH_ADVISER}
      left join lateral (
        select array(select m.detail from matter_for_manager m
                      where m.young_person_id = y.id and m.settled_at is null order by m.raised_at, m.id) as details,
               array(select asked.question from unnest(l.needs_manager) with ordinality as asked(question, place)
                      where not exists (select 1 from matter_for_manager m where m.young_person_id = y.id
                              and m.kind = 'status-question' and m.detail = asked.question)
                      order by asked.place) as questions
        ) matters on true
      left join lateral (
        select max(c.held_on) as last_seen_on from contact c
         where c.young_person_id = y.id and c.replaced_by_id is null and not c.withdrawn and c.seen
           and c.mode = 'face-to-face') seen on true
      left join lateral (
        select count(*) filter (where d.due_on < $1) as overdue, count(*) filter (where d.due_on >= $1) as soon,
               min(d.due_on) as first_due_on, coalesce(${dueLines('$1')}, '[]') as items
          from deadline d where d.young_person_id = y.id and ${STILL_OWED} and d.due_on <= $2) due on true
     where ${conditions.join(' and ')}`;
}
