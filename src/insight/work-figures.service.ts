import { Injectable } from '@nestjs/common';
import { may, mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { audit } from '../audit/audit';
import { datedPolicies } from '../authority/policies';
import { readRoleWords } from '../caseloads/role-words';
import { CaseFiles } from '../deadlines/case-files';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { policyOn } from '../statutory/policy';
import { WorkloadService } from '../workload/workload.service';
import { periodOf, type Period } from './period';
import { WORK_FIGURE, WORK_FIGURES, workKindsIn, workKindsOf, type WorkDays, type WorkFigureId } from './work-figure';
import {
  daysFollowed,
  monthsFollowed,
  NO_TEAM,
  type WorkListQuery,
  type WorkMonthsQuery,
  type WorkQuery,
} from './work-figures.query';
import { countsIn, type WorkCount, type WorkItem } from './work-item';
import { WORK_ORDER, WORK_ROWS, type SqlFigureId, type WorkSpan } from './work-rows-sql';
import { RULE_ROWS, type RuleFigureId } from './work-rows-workers';

export interface Team {
  id: string;
  name: string;
}

/** A figure of one team, of whatever has no team, or of all together. */
export interface WorkLine {
  teamId: string | null;
  name: string | null;
  /** How many of each kind. */
  counts: Record<string, number>;
  /** The first day that a list of the numerator says; of waiting, since when somebody waits longest. */
  firstOn: LocalDate | null;
}

/** A figure of one worker, or of whatever has none. */
export interface WorkerLine extends Pick<WorkLine, 'name' | 'counts'> {
  workerId: string | null;
  teamName: string | null;
}

export interface WorkerFigures extends Omit<WorkFigures, 'figures'> {
  figures: { figure: WorkFigureId; lines: WorkerLine[] }[];
}

export interface WorkFigures {
  asOf: LocalDate;
  /** The council's numbers on that day. */
  days: WorkDays;
  /** What the council calls a personal adviser. */
  adviserWord: string;
  /** Those that the reader may choose. */
  teams: Team[];
  figures: { figure: WorkFigureId; lines: WorkLine[] }[];
}

/** One month of a line: its counts; or of waiting before today the number alone; null where none was kept. */
export interface WorkMonth {
  /** The last day counted: the end of the month, or today. */
  day: LocalDate;
  counts: Record<string, number> | null;
  kept: number | null;
}

export interface WorkMonths {
  asOf: LocalDate;
  days: WorkDays;
  /** What the council calls a personal adviser. */
  adviserWord: string;
  teams: Team[];
  lines: { teamId: string | null; name: string | null; months: WorkMonth[] }[];
}

export interface WorkList {
  asOf: LocalDate;
  days: WorkDays;
  /** What the council calls a personal adviser. */
  adviserWord: string;
  teams: Team[];
  total: number;
  items: WorkItem[];
}

const NOT_COUNTED = { kind: '', count: 0, firstOn: null };
const EXPORT_AT_ONCE = 2000;

/** How caseloads, visits and supervision stand, as figures and as the names behind them: both by the same rows. */
@Injectable()
export class WorkFiguresService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly caseFiles: CaseFiles,
    private readonly workload: WorkloadService,
  ) {}

  /**
   * Those that the actor may see, of the people and the workers they may see.
   * @param which only some of them
   * @throws Problem 'not-allowed'
   */
  async figures(
    actor: Actor,
    query: WorkQuery,
    today: LocalDate,
    which: readonly WorkFigureId[] = WORK_FIGURES,
  ): Promise<WorkFigures> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => {
      const { teams, names, days, adviserWord, spanOf } = await this.basis(work, today);
      const figures: WorkFigures['figures'] = [];
      for (const figure of figuresFor(actor).filter((one) => which.includes(one))) {
        const counts = await this.counts(work, figure, query, spanOf(figure, query.period), teams);
        figures.push({ figure, lines: linesOf(figure, counts, names) });
      }
      return { asOf: today, days, adviserWord, teams, figures };
    });
  }

  /** The same figures worker by worker, with as many statements. @throws Problem 'not-allowed' */
  async byWorker(actor: Actor, query: WorkQuery, today: LocalDate): Promise<WorkerFigures> {
    mustBeAllowed(actor, 'see-figures');
    return this.unitOfWork.read(actor, async (work) => {
      const { teams, days, adviserWord, spanOf } = await this.basis(work, today);
      const counted: { figure: WorkFigureId; counts: WorkCount[] }[] = [];
      for (const figure of figuresFor(actor)) {
        const counts = await this.counts(work, figure, query, spanOf(figure, query.period), teams, 'staffId');
        counted.push({ figure, counts });
      }
      const ids = [...new Set(counted.flatMap(({ counts }) => counts.flatMap(({ groupId }) => groupId ?? [])))];
      const staff: { id: string; name: string; team: string | null }[] = await work.manager.query(
        'select s.id, s.name, t.name as team from staff s left join team t on t.id = s.team_id where s.id = any($1)',
        [ids],
      );
      const of = new Map(staff.map((one) => [one.id, one]));
      const names = new Map(staff.map(({ id, name }) => [id, name]));
      return {
        ...{ asOf: today, days, adviserWord, teams },
        figures: counted.map(({ figure, counts }) => ({
          figure,
          lines: linesOf(figure, counts, names).map(({ teamId: workerId, name, counts }) => {
            return { workerId, name, counts, teamName: (workerId && of.get(workerId)?.team) || null };
          }),
        })),
      };
    });
  }

  /** One figure over twelve months, team by team. @throws Problem 'not-allowed' */
  async months(actor: Actor, query: WorkMonthsQuery, today: LocalDate): Promise<WorkMonths> {
    const { figure } = query;
    mustSee(actor, figure);
    return this.unitOfWork.read(actor, async (work) => {
      const { teams, names, days, adviserWord, followed } = await this.basis(work, today);
      const counts = await this.counts(work, figure, query, followed(figure), teams);
      const kept = figure === 'waiting' ? await keptByNight(work, query, teams, today) : [];
      const buckets =
        WORK_FIGURE[figure].span === 'day' ? daysFollowed(today) : monthsFollowed(today).map((one) => one.from);
      const lines = linesOf(
        figure,
        [...counts, ...kept.map((one) => ({ ...one, groupId: one.teamId, ...NOT_COUNTED }))],
        names,
      );
      return {
        asOf: today,
        days,
        adviserWord,
        teams,
        lines: lines.map(({ teamId, name }) => ({
          teamId,
          name,
          months: daysFollowed(today).map((day, at) => {
            const isKept = figure === 'waiting' && day !== today;
            const own = counts.filter((one) => one.groupId === teamId && one.bucket === buckets[at]);
            return {
              day,
              counts: isKept ? null : byKind(figure, own),
              kept: isKept ? (kept.find((one) => one.teamId === teamId && one.bucket === day)?.waiting ?? null) : null,
            };
          }),
        })),
      };
    });
  }

  /** The names behind a figure, what presses most first, from the `skip`-th on. @throws Problem 'not-allowed' */
  async list(
    actor: Actor,
    query: WorkListQuery,
    { skip, limit }: { skip: number; limit: number },
    today: LocalDate,
  ): Promise<WorkList> {
    mustSee(actor, query.figure);
    return this.unitOfWork.read(actor, (work) => this.listed(work, query, { skip, limit }, today));
  }

  /** The figures as a file: without names. Audited. */
  async exportFigures(actor: Actor, query: WorkQuery, today: LocalDate): Promise<WorkFigures> {
    const given = await this.figures(actor, query, today);
    const rows = given.figures.reduce((sum, { lines }) => sum + lines.length, 0);
    await this.recordExport(actor, 'figures.exported', query, rows);
    return given;
  }

  /** A figure month by month as a file: without names. Audited. */
  async exportMonths(actor: Actor, query: WorkMonthsQuery, today: LocalDate): Promise<WorkMonths> {
    const given = await this.months(actor, query, today);
    await this.recordExport(actor, 'figures.exported', query, given.lines.length);
    return given;
  }

  /** The names as a file: for those who may take records elsewhere. Audited. */
  async exportList(
    actor: Actor,
    query: WorkListQuery,
    today: LocalDate,
  ): Promise<Pick<WorkList, 'items' | 'adviserWord'>> {
    mustSee(actor, query.figure);
    mustBeAllowed(actor, 'export-case-file');
    const given = await this.unitOfWork.read(actor, async (work) => {
      const all: WorkItem[] = [];
      let adviserWord = '';
      for (let more = true; more;) {
        const part = await this.listed(work, query, { skip: all.length, limit: EXPORT_AT_ONCE }, today);
        all.push(...part.items);
        adviserWord = part.adviserWord;
        more = part.items.length > 0 && all.length < part.total;
      }
      return { items: all, adviserWord };
    });
    await this.recordExport(actor, 'figures.names-exported', query, given.items.length);
    return given;
  }

  private async listed(
    work: Work,
    query: WorkListQuery,
    page: { skip: number; limit: number },
    today: LocalDate,
  ): Promise<WorkList> {
    const { teams, days, adviserWord, spanOf, onDay } = await this.basis(work, today);
    const { figure } = query;
    const span = query.on ? onDay(query.on) : spanOf(figure, query.period);
    const kinds = workKindsIn(figure, query.of) ?? [];
    const found = isSql(figure)
      ? await listBySql(work, figure, query, span, kinds, page)
      : partOf(
          (await this.rows(work, figure, query, span, teams)).filter(({ kind }) => kinds.includes(kind)),
          page,
        );
    return { asOf: query.on ?? today, days, adviserWord, teams, ...found };
  }

  private async counts(
    work: Work,
    figure: WorkFigureId,
    query: WorkQuery,
    span: WorkSpan,
    teams: readonly Team[],
    by: 'teamId' | 'staffId' = 'teamId',
  ): Promise<WorkCount[]> {
    if (!isSql(figure)) return countsIn(await this.rows(work, figure, query, span, teams), by);
    const group = by === 'teamId' ? 'r.team_id' : 'r.staff_id';
    const parameters: unknown[] = [];
    const rows = WORK_ROWS[figure](work.actor, span, parameters);
    return work.manager.query(
      `select ${group} as "groupId", r.bucket, r.kind, count(*)::int as count, min(r.on_day) as "firstOn"
         from (${rows}) r where ${ofTeam(query, parameters)} group by ${group}, r.bucket, r.kind`,
      parameters,
    );
  }

  private async rows(
    work: Work,
    figure: RuleFigureId,
    { teamId, workerId = null }: WorkQuery,
    span: WorkSpan,
    teams: readonly Team[],
  ): Promise<WorkItem[]> {
    const teamIds = teams.map(({ id }) => id);
    const rows = await RULE_ROWS[figure]({ work, caseFiles: this.caseFiles, workload: this.workload, teamIds }, span);
    return rows.filter(
      (row) =>
        (teamId === null || (row.teamId ?? NO_TEAM) === teamId) &&
        (workerId === null || (row.staffId ?? NO_TEAM) === workerId),
    );
  }

  private async basis(work: Work, today: LocalDate) {
    const policies = await datedPolicies(work);
    const { unallocatedRedWD, recordingWD } = policyOn(policies, today);
    const onDay = (day: LocalDate): WorkSpan => spanOver([day], periodOf(day, 1), false);
    const spanOver = (days: readonly LocalDate[], { from, to }: Pick<Period, 'from' | 'to'>, byMonth: boolean) => ({
      ...{ days, from, to, byMonth, today, policies },
    });
    return {
      ...(await teamsOf(work)),
      days: { unallocatedRedWD, recordingWD },
      adviserWord: (await readRoleWords(work)).adviserWord,
      onDay,
      spanOf: (figure: WorkFigureId, period: Period): WorkSpan =>
        WORK_FIGURE[figure].span === 'day' ? onDay(today) : spanOver([today], period, false),
      followed: (figure: WorkFigureId): WorkSpan => {
        const months = monthsFollowed(today);
        const all = { from: months[0]!.from, to: months.at(-1)!.to };
        return spanOver(WORK_FIGURE[figure].span === 'day' ? daysFollowed(today) : [today], all, true);
      },
    };
  }

  private async recordExport(
    actor: Actor,
    did: string,
    query: WorkQuery & Partial<WorkListQuery>,
    rows: number,
  ): Promise<void> {
    await this.unitOfWork.write(actor, (work) =>
      audit(work, { did, subjectId: 'caseloads', detail: { ...query, period: query.period.key, rows } }),
    );
  }
}

/** The figures that the actor may see. */
export function figuresFor(actor: Actor): WorkFigureId[] {
  return WORK_FIGURES.filter((figure) => mayReadFigure(actor, figure));
}

function mayReadFigure(actor: Actor, figure: WorkFigureId): boolean {
  const { needs } = WORK_FIGURE[figure];
  return may(actor, 'see-figures') && (needs === null || may(actor, needs));
}

function mustSee(actor: Actor, figure: WorkFigureId): void {
  mustBeAllowed(actor, 'see-figures');
  const { needs } = WORK_FIGURE[figure];
  if (needs !== null) mustBeAllowed(actor, needs);
}

/** Of several lines together. */
export function workSumOf(figure: WorkFigureId, lines: readonly Pick<WorkLine, 'counts' | 'firstOn'>[]) {
  const counts = Object.fromEntries(
    workKindsOf(figure).map((kind) => [kind, lines.reduce((sum, line) => sum + (line.counts[kind] ?? 0), 0)]),
  );
  const firstOn = lines.flatMap((line) => line.firstOn ?? []).toSorted()[0] ?? null;
  return { counts, firstOn };
}

/** What of a month a share is of; null where the night kept no number. */
export function monthShare(
  figure: WorkFigureId,
  { counts, kept }: Pick<WorkMonth, 'counts' | 'kept'>,
): { numerator: number; among: number | null } | null {
  const { numerator, among } = WORK_FIGURE[figure].metric;
  if (counts === null) return kept === null ? null : { numerator: kept, among: null };
  const of = (kinds: readonly string[]) => kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  return { numerator: of(numerator), among: of(among) };
}

function isSql(figure: WorkFigureId): figure is SqlFigureId {
  return figure in WORK_ROWS;
}

function ofTeam({ teamId, workerId = null }: WorkQuery, parameters: unknown[]): string {
  const is = (column: string, id: string | null) => {
    if (id === null) return 'true';
    return id === NO_TEAM ? `${column} is null` : `${column} = $${parameters.push(id)}`;
  };
  return `${is('r.team_id', teamId)} and ${is('r.staff_id', workerId)}`;
}

async function listBySql(
  work: Work,
  figure: SqlFigureId,
  query: WorkQuery,
  span: WorkSpan,
  kinds: readonly string[],
  { skip, limit }: { skip: number; limit: number },
): Promise<Pick<WorkList, 'total' | 'items'>> {
  const parameters: unknown[] = [kinds, limit, skip];
  const rows = WORK_ROWS[figure](work.actor, span, parameters);
  const found: { total: number; items: WorkItem[] }[] = await work.manager.query(
    `with r as materialized (
       select r.* from (${rows}) r where r.kind = any($1) and ${ofTeam(query, parameters)}
     ), part as (
       select r.*, row_number() over (order by ${WORK_ORDER[figure]}, r.id) as place from r
        order by place limit $2 offset $3
     )
     select (select count(*)::int from r) as total, coalesce((
       select jsonb_agg(jsonb_build_object('id', r.id, 'bucket', r.bucket, 'kind', r.kind,
                'person', jsonb_build_object('id', y.id, 'givenName', y.given_name, 'familyName', y.family_name,
                  'knownAs', y.known_as, 'authorityId', i.value),
                'staffId', s.id, 'staffName', s.name, 'teamId', r.team_id, 'teamName', t.name,
                'onDay', r.on_day, 'number', r.number, 'why', null) order by r.place)
         from part r join young_person y on y.id = r.person_id
         left join person_identifier i on i.young_person_id = y.id and i.kind = 'authority-id' and not i.withdrawn
         left join staff s on s.id = r.staff_id left join team t on t.id = r.team_id), '[]') as items`,
    parameters,
  );
  return found[0]!;
}

function partOf(
  items: WorkItem[],
  { skip, limit }: { skip: number; limit: number },
): Pick<WorkList, 'total' | 'items'> {
  return { total: items.length, items: items.slice(skip, skip + limit) };
}

/** A manager's own; of those who see everyone, all. */
/** Every team with its name; `teams`: those that the actor may choose. */
export async function teamsOf({ manager, actor }: Work): Promise<{ teams: Team[]; names: Map<string, string> }> {
  const all: Team[] = await manager.query('select id, name from team order by name, id');
  const isOwn = ({ id }: Team) => actor.kind === 'system' || actor.role !== 'manager' || actor.teamIds.includes(id);
  return { teams: all.filter(isOwn), names: new Map(all.map(({ id, name }) => [id, name])) };
}

/** The last number of each month that the night kept, under the month's last day. */
async function keptByNight(
  { manager }: Work,
  { teamId }: WorkQuery,
  teams: readonly Team[],
  today: LocalDate,
): Promise<{ teamId: string | null; bucket: LocalDate; waiting: number }[]> {
  const days = daysFollowed(today).filter((day) => day !== today);
  const asked =
    teamId === null ? teams.map(({ id }) => id) : teams.filter(({ id }) => id === teamId).map(({ id }) => id);
  return manager.query(
    `select distinct on (d.day, f.team_id) f.team_id as "teamId", d.day as bucket, f.value as waiting
       from unnest($1::date[]) as d(day) join daily_figure f on f.figure = 'waiting' and f.for_date <= d.day
        and f.for_date > d.day - 28 where f.team_id = any($2)
      order by d.day, f.team_id, f.for_date desc`,
    [days, asked],
  );
}

/** A line for each team that is in any count, and for whatever has none. */
function linesOf(figure: WorkFigureId, counts: readonly WorkCount[], names: Map<string, string>): WorkLine[] {
  const ids = [...new Set(counts.map(({ groupId }) => groupId))];
  const { numerator } = WORK_FIGURE[figure].metric;
  return ids
    .map((teamId) => {
      const own = counts.filter((one) => one.groupId === teamId);
      const pressing = own.filter(({ kind }) => numerator.includes(kind)).flatMap(({ firstOn }) => firstOn ?? []);
      return {
        teamId,
        name: teamId === null ? null : names.get(teamId)!,
        counts: byKind(figure, own),
        firstOn: pressing.toSorted()[0] ?? null,
      };
    })
    .toSorted(
      (a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en-GB') || ((a.teamId ?? '') < (b.teamId ?? '') ? -1 : 1),
    );
}

function byKind(figure: WorkFigureId, counts: readonly WorkCount[]): Record<string, number> {
  return Object.fromEntries(
    workKindsOf(figure).map((kind) => [
      kind,
      counts.reduce((sum, one) => (one.kind === kind ? sum + one.count : sum), 0),
    ]),
  );
}
