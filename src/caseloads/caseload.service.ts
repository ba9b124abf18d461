import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { visiblePeople } from '../access/visible-people';
import { isDueWithin, isPastDue } from '../deadlines/past-due';
import { waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { DutyBasis, StatusCode } from '../statutory/case-file';
import { CaseFiles } from '../deadlines/case-files';
import { addDays, type LocalDate } from '../statutory/local-date';
import type { RiskLevel } from '../statutory/risk-level';
import { riskLevels } from '../supervision/risk-levels';
import { readableMatter } from '../young-people/matter-kinds';
import type { Named } from '../young-people/names';
import { OPEN_DOUBTS } from '../young-people/open-doubts';
import { awayNow, type Away } from './away';
import { dueLines, STILL_OWED, waitsForAcceptance, type DueLine } from './due-line';
import { isListed } from './listed-people';
import { isMine, WITH_ADVISER } from './worker-sql';

export const CASELOAD_ORDERS = ['due', 'name', 'seen', 'age'] as const;
export type CaseloadOrder = (typeof CASELOAD_ORDERS)[number];
export const CASELOAD_SHOWS = [
  'all',
  'overdue',
  'due-7',
  'due-soon',
  'partly-done',
  'paused',
  'waiting',
  'for-a-manager',
] as const;
export type CaseloadShow = (typeof CASELOAD_SHOWS)[number];

/** What the address says of the list. */
export interface CaseloadQuery {
  /** My own young people, or everyone I may see. */
  who: 'mine' | 'everyone';
  show: CaseloadShow;
  /** Null: everyone who is owed something or may be. */
  status: StatusCode | null;
  /** `none`: no team has taken them. */
  teamId: string | null;
  /** `none`: nobody is their personal adviser. */
  adviserId: string | null;
  /** Only those at this risk. */
  risk: RiskLevel | null;
  /** Only what is due on this footing. */
  basis: DutyBasis | null;
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
  /** Where the adviser is away today. */
  adviserAway: Away | null;
  /** Owed a personal adviser, and without one. */
  waiting: boolean;
  teamName: string | null;
  /** Face to face, by anyone. */
  lastSeenOn: LocalDate | null;
  /** What the list is of, earliest first: by itself, everything that is overdue or due soon. */
  due: DueLine[];
}

/** With the ids of what it names. */
export interface CaseloadLine extends CaseloadRow {
  adviserId: string | null;
  teamId: string | null;
}

/** Which people and which items: the list without its order and its pages. */
export type CaseloadFilters = Omit<CaseloadQuery, 'order' | 'page'>;

export interface Caseload {
  rows: (CaseloadRow & { risk: RiskLevel })[];
  /** How many people the filters leave, on all pages. */
  people: number;
  /** What is in all their `due` together. */
  items: number;
  overdueItems: number;
  /** Of the overdue items. */
  overduePaused: number;
  overduePeople: number;
  /** The page that this is; the last one when the address asks for a later one. */
  page: number;
  pages: number;
  statuses: { status: StatusCode; people: number }[];
  advisers: { id: string; name: string; people: number }[];
  teams: { id: string; name: string; people: number }[];
}

/** The beginning of one list, with the counts around it. */
export interface FirstOf extends Pick<Caseload, 'people' | 'items' | 'statuses'> {
  show: CaseloadShow;
  rows: CaseloadRow[];
}

const EVERYONE: Omit<CaseloadQuery, 'show'> = {
  ...{ who: 'everyone', status: null, teamId: null, adviserId: null, risk: null, basis: null },
  ...{ order: 'due', page: 1 },
};

export const CASELOAD_PAGE = 100;
/** What is due soon, today included, is due within as many days. */
export const DUE_SOON_DAYS = 14;
/** What is due next, today included. */
export const DUE_NEXT_DAYS = 7;
export const NOBODY = 'none';

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
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
  ) {}

  /** @throws Problem 'not-allowed' for those who see no young people */
  async list(actor: Actor, query: CaseloadQuery, today: LocalDate): Promise<Caseload> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const { ids, ...counts } = await this.found(work, query, await this.atRisk(work, query, today), today);
      const pages = Math.max(1, Math.ceil(counts.people / CASELOAD_PAGE));
      const levels = await riskLevels(work, this.caseFiles, ids, today);
      const rows = (await this.rows(work, ids, query, today)).map((row) => ({ ...row, risk: levels.get(row.id)! }));
      return { rows, ...counts, page: Math.min(query.page, pages), pages };
    });
  }

  /**
   * The first of each of these lists of everyone the actor may see, with how many are on it: two statements for each list,
   * however many people there are.
   * @throws Problem 'not-allowed' for those who see no young people
   */
  async firstOf(actor: Actor, shows: readonly CaseloadShow[], most: number, today: LocalDate): Promise<FirstOf[]> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const lists: FirstOf[] = [];
      for (const show of shows) {
        const query: CaseloadQuery = { ...EVERYONE, show };
        const { ids, people, items, statuses } = await this.found(work, query, null, today);
        const rows = await this.rows(work, ids.slice(0, most), query, today);
        lists.push({ show, people, items, statuses, rows });
      }
      return lists;
    });
  }

  /**
   * The same list for a program, in the order in which the records were made: a list that may be walked to its end while
   * people are added and things fall due.
   * @param after the id of the last one that was read
   * @returns one more than `limit` where there are more
   */
  async after(
    actor: Actor,
    filters: CaseloadFilters,
    { after, limit }: { after: string | null; limit: number },
    today: LocalDate,
  ): Promise<CaseloadLine[]> {
    mustBeAllowed(actor, 'see-young-people');
    return this.unitOfWork.read(actor, async (work) => {
      const parameters: unknown[] = [today, ...windowOf(filters.show, today), limit + 1];
      const { scope, listed } = conditionsOf(work, filters, parameters);
      const atRisk = await this.atRisk(work, filters, today);
      if (atRisk) listed.push(`y.id = any($${parameters.push(atRisk)}::uuid[])`);
      const counts = listed.some((condition) => condition.includes('due.')) ? countsOfDue(filters, parameters) : '';
      const onwards = after === null ? 'true' : `y.id > $${parameters.push(after)}`;
      return work.manager.query<CaseloadLine[]>(
        `select ${row(work, filters, parameters)} from (
           select y.id from ${PERSON} ${counts}
            where ${[...scope, ...listed, onwards].join(' and ')} order by y.id limit $4) listed, ${ROW_OF}
          where y.id = listed.id order by y.id`,
        parameters,
      );
    });
  }

  /** Who is on the page, and the counts around it: few columns of everyone the actor may see in this scope. */
  private async found(work: Work, query: CaseloadQuery, atRisk: string[] | null, today: LocalDate): Promise<Found> {
    const parameters: unknown[] = [today, ...windowOf(query.show, today), query.page];
    const { scope, kinds, rest } = conditionsOf(work, query, parameters);
    if (atRisk) rest.push(`y.id = any($${parameters.push(atRisk)}::uuid[])`);
    const [found]: Found[] = await work.manager.query(
      `with everyone as materialized (
         select y.id, y.given_name, y.family_name, y.known_as, y.date_of_birth, i.value as authority_id, l.status,
                a.staff_id as adviser_id, s.name as adviser_name, y.team_id, due.items, due.overdue, due.overdue_paused, due.first_due_on,
                ${query.order === 'seen' ? LAST_SEEN : 'null'} as last_seen_on,
                (${rest.join(' and ')}) as rest, (${kinds.status}) as of_status, (${kinds.team}) as of_team, (${kinds.adviser}) as of_adviser
           from ${PERSON} ${countsOfDue(query, parameters)}
          where ${scope.join(' and ')}
       ), listed as (
         select id, items, overdue, overdue_paused, row_number() over (order by ${ORDER_BY[query.order]}) as place from everyone where rest and of_status and of_team and of_adviser
       ), totals as (
         select count(*)::int as people, coalesce(sum(items), 0)::int as items,
                coalesce(sum(overdue), 0)::int as "overdueItems",
                coalesce(sum(overdue_paused), 0)::int as "overduePaused",
                count(*) filter (where overdue > 0)::int as "overduePeople" from listed
       )
       select totals.*,
              array(select id from listed
                     where (place - 1) / ${CASELOAD_PAGE} = least($4 - 1, greatest(people - 1, 0) / ${CASELOAD_PAGE})
                     order by place) as ids,
              (select coalesce(jsonb_agg(c order by c.people desc, c.status), '[]') from (
                 select status, count(*)::int as people from everyone
                  where status is not null and rest and of_team and of_adviser group by status) c) as statuses,
              (select coalesce(jsonb_agg(c order by c.name, c.id), '[]') from (
                 select adviser_id as id, adviser_name as name, count(*)::int as people from everyone
                  where adviser_id is not null and rest and of_status and of_team group by 1, 2) c) as advisers,
              (select coalesce(jsonb_agg(c order by c.name, c.id), '[]') from (
                 select t.id, t.name, count(*)::int as people from everyone join team t on t.id = everyone.team_id
                  where rest and of_status and of_adviser group by t.id) c) as teams
         from totals`,
      parameters,
    );
    return found!;
  }

  /** Whom the actor may see at the risk that is asked for; null where none is. */
  private async atRisk(work: Work, { who, risk }: CaseloadFilters, today: LocalDate): Promise<string[] | null> {
    if (risk === null) return null;
    const parameters: unknown[] = [];
    const { scope } = scopeOf(work, who, parameters);
    const people: { id: string }[] = await work.manager.query(
      `select y.id from young_person y ${who === 'mine' ? WITH_ADVISER : ''} where ${scope.join(' and ')}`,
      parameters,
    );
    const ids = people.map(({ id }) => id);
    const levels = await riskLevels(work, this.caseFiles, ids, today);
    return ids.filter((id) => levels.get(id) === risk);
  }

  /** What the list shows of each of these people, in their order. */
  private async rows(work: Work, ids: string[], query: CaseloadQuery, today: LocalDate): Promise<CaseloadLine[]> {
    const parameters: unknown[] = [today, ...windowOf(query.show, today), ids];
    return work.manager.query(
      `select ${row(work, query, parameters)}
         from unnest($4::uuid[]) with ordinality as listed(id, place), ${ROW_OF}
        where y.id = listed.id order by listed.place`,
      parameters,
    );
  }
}

type Found = Omit<Caseload, 'rows' | 'page' | 'pages'> & { ids: string[] };

/** Young person `y` with number `i`, legal position `l` and adviser `s` by allocation `a`, as far as there are any. */
const PERSON = `young_person y
  left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
  left join legal_position l on l.young_person_id = y.id ${WITH_ADVISER}`;

const LAST_SEEN = `(
  select c.held_on from contact c
   where c.young_person_id = y.id and c.replaced_by_id is null and not c.withdrawn and c.seen and c.mode = 'face-to-face'
   order by c.held_on desc limit 1)`;

/** What was raised for a manager to decide, as the actor may read it. */
const mattersSql = ({ actor }: Work) => `array(
  select ${readableMatter(actor).detail} from matter_for_manager m where m.young_person_id = y.id and m.settled_at is null
   order by m.raised_at, m.id)`;

/** The first and the last day on which what a list is of is due; hours that have run out are overdue on their day. */
function windowOf(show: CaseloadShow, today: LocalDate): [LocalDate | '-infinity', LocalDate | 'infinity'] {
  switch (show) {
    case 'overdue':
    case 'partly-done':
      return ['-infinity', today];
    case 'due-7':
      return [today, addDays(today, DUE_NEXT_DAYS)];
    case 'due-soon':
      return [today, addDays(today, DUE_SOON_DAYS)];
    case 'paused':
      return ['-infinity', 'infinity'];
    case 'all':
    case 'waiting':
    case 'for-a-manager':
      return ['-infinity', addDays(today, DUE_SOON_DAYS)];
  }
}

/** True for a deadline `d` that the list is of; $1 is today, $2 and $3 the days between which it is due. */
function itemsSql({ show, basis }: CaseloadFilters, parameters: unknown[]): string {
  const conditions = [STILL_OWED, 'd.due_on between $2 and $3'];
  if (show === 'overdue') conditions.push(isPastDue('$1'));
  if (show === 'due-7' || show === 'due-soon') conditions.push(isDueWithin('$2', '$3'));
  if (show === 'partly-done') conditions.push(waitsForAcceptance('$1'));
  if (show === 'paused') conditions.push('d.paused_until > $1');
  if (basis) conditions.push(`d.duty_basis = $${parameters.push(basis)}`);
  return conditions.join(' and ');
}

/** $1 is today; `due` counts what the list is of. */
const SHOWN: Record<CaseloadShow, string> = {
  all: 'true',
  overdue: 'due.items > 0',
  'due-7': 'due.items > 0',
  'due-soon': 'due.items > 0',
  'partly-done': 'due.items > 0',
  paused: 'due.items > 0',
  waiting: waitingForAWorker('y', 'l', '$1::date'),
  'for-a-manager': `(cardinality(${OPEN_DOUBTS}) > 0 or exists (
    select from matter_for_manager m where m.young_person_id = y.id and m.settled_at is null))`,
};

/** What the list is of, counted for each person. */
function countsOfDue(filters: CaseloadFilters, parameters: unknown[]): string {
  return `left join lateral (
    select count(*) as items, count(*) filter (where ${isPastDue('$1')}) as overdue,
           count(*) filter (where ${isPastDue('$1')} and d.paused_until > $1) as overdue_paused, min(d.due_on) as first_due_on
      from deadline d where d.young_person_id = y.id and ${itemsSql(filters, parameters)}) due on true`;
}

/** The columns of a CaseloadLine. */
function row(work: Work, filters: CaseloadFilters, parameters: unknown[]): string {
  return `y.id, y.given_name as "givenName", y.family_name as "familyName", y.known_as as "knownAs",
    i.value as "authorityId", y.date_of_birth as "dateOfBirth", y.died_on as "diedOn", l.status,
    coalesce(l.because, '{}') as "statusBecause", ${OPEN_DOUBTS} || ${mattersSql(work)} as "forManager",
    a.staff_id as "adviserId", s.name as "adviserName", ${awayNow('a.staff_id', '$1::date')} as "adviserAway",
    coalesce(${waitingForAWorker('y', 'l', '$1::date')}, false) as waiting, y.team_id as "teamId",
    t.name as "teamName", ${LAST_SEEN} as "lastSeenOn",
    (select coalesce(${dueLines('$1', work.actor)}, '[]') from deadline d
      where d.young_person_id = y.id and ${itemsSql(filters, parameters)}) as due`;
}
const ROW_OF = `${PERSON} left join team t on t.id = y.team_id`;

/** Whom the list is about; for `mine` it needs WITH_ADVISER. */
function scopeOf({ actor }: Work, who: CaseloadQuery['who'], parameters: unknown[]): { scope: string[] } {
  const scope = [visiblePeople(actor, 'y', parameters)];
  if (who === 'mine' && actor.kind === 'user') scope.push(isMine(`$${parameters.push(actor.staffId)}`));
  return { scope };
}

/**
 * Whom the list is about, and who of them is on it: `kinds` are the filters that say how many each of their choices would
 * list, which is asked without the filter itself.
 */
function conditionsOf(
  work: Work,
  query: CaseloadFilters,
  parameters: unknown[],
): { scope: string[]; kinds: Record<'status' | 'team' | 'adviser', string>; rest: string[]; listed: string[] } {
  const among = (column: string, id: string | null) => {
    if (id === null) return 'true';
    return id === NOBODY ? `${column} is null` : `${column} = $${parameters.push(id)}`;
  };
  const { scope } = scopeOf(work, query.who, parameters);
  const rest = [SHOWN[query.show], ...(query.basis ? ['due.items > 0'] : [])];
  const kinds = {
    status: query.status ? `l.status = $${parameters.push(query.status)}` : isListed('y', 'l', parameters),
    team: among('y.team_id', query.teamId),
    adviser: among('a.staff_id', query.adviserId),
  };
  return { scope, kinds, rest, listed: [...rest, ...Object.values(kinds)] };
}
