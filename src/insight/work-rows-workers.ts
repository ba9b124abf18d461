import type { CaseFiles } from '../deadlines/case-files';
import type { Work } from '../platform/unit-of-work';
import type { Colour } from '../statutory/caseload';
import { addDays, addMonths, daysBetween, formatLong, localDate, type LocalDate } from '../statutory/local-date';
import { byOnOf, effectOf, standingOf } from '../supervision/decision-standing';
import { decisionsBetween } from '../supervision/decisions-told';
import { exemptOn, monthCells, nextSupervision, type MonthCell } from '../supervision/gap-map';
import { workersOf, type SupervisedWorker } from '../supervision/worker-supervision';
import type { WorkloadService } from '../workload/workload.service';
import type { Named } from '../young-people/names';
import type { WorkFigureId } from './work-figure';
import type { WorkItem } from './work-item';
import type { SqlFigureId, WorkSpan } from './work-rows-sql';

export type RuleFigureId = Exclude<WorkFigureId, SqlFigureId>;

/** What these figures are read with. */
export interface Sources {
  work: Work;
  caseFiles: CaseFiles;
  workload: WorkloadService;
  /** The teams whose workers are counted. */
  teamIds: readonly string[];
}

/** The figures whose kinds are rules in TypeScript: few enough to be read whole, and counted from what is listed. */
export const RULE_ROWS: Readonly<Record<RuleFigureId, (sources: Sources, span: WorkSpan) => Promise<WorkItem[]>>> = {
  async load({ work, workload, teamIds }, { days, today }) {
    const found = await workload.onDays(work, teamIds, days, today);
    return found
      .map(({ day, worker, load, capacity }) => ({
        ...ofWorker({ staffId: worker.id, name: worker.name, teamId: worker.teamId, teamName: worker.team }, day),
        kind: capacity.net <= 0 && load.people === 0 ? 'nobody' : load.level,
        number: load.people,
        why: `${load.why}. ${load.points} points`,
        rank: LEVELS[load.level] + (capacity.net > 0 ? load.points / capacity.net : load.points),
      }))
      .toSorted((a, b) => b.rank - a.rank || byName(a, b))
      .map(({ rank: _, ...item }) => item);
  },

  async held({ work, caseFiles, teamIds }, { from, to, byMonth, today }) {
    const months = monthsOf(from, to < today ? to : today);
    const { workers, keptFrom, policy } = await workersOf(work, caseFiles, { teamIds }, { today, since: from });
    return workers
      .flatMap((worker) =>
        monthCells(worker, keptFrom, policy, months, today).flatMap((cell) => {
          const kind = kindOfMonth(cell, worker, keptFrom);
          if (kind === null) return [];
          const bucket = byMonth ? cell.month : from;
          return [
            { ...ofWorker(worker, bucket), id: worker.staffId, kind, onDay: cell.month, number: cell.held, why: null },
          ];
        }),
      )
      .toSorted((a, b) => compare(b.onDay, a.onDay) || byName(a, b));
  },

  async late({ work, caseFiles, teamIds }, { days, today }) {
    const { workers, keptFrom, policy } = await workersOf(work, caseFiles, { teamIds }, { today, since: days[0]! });
    return days
      .flatMap((day) =>
        workers
          .filter(
            ({ startedOn, leftOn }) => (startedOn === null || startedOn <= day) && (leftOn === null || leftOn > day),
          )
          .map((worker) => {
            const next = day < keptFrom ? null : nextSupervision(worker, keptFrom, policy, day);
            const late = next ? Math.max(0, daysBetween(next.dueOn, day)) : 0;
            const exempt = exemptOn(worker, day);
            if (exempt && day >= keptFrom) {
              const why = `Until ${formatLong(addDays(exempt.to, -1))}: ${exempt.reason}`;
              return { ...ofWorker(worker, day), kind: 'exempt', onDay: next?.dueOn ?? null, number: 0, why };
            }
            const kind = day < keptFrom ? 'notKept' : next === null ? 'away' : late > 0 ? 'late' : 'inTime';
            return {
              ...ofWorker(worker, day),
              kind,
              onDay: next?.dueOn ?? null,
              number: late,
              why: next?.because ?? null,
            };
          }),
      )
      .toSorted((a, b) => b.number - a.number || byName(a, b));
  },

  async decisions({ work }, { from, to, byMonth, today }) {
    const decisions = await decisionsBetween(work, { from, to, today });
    return decisions.toReversed().map((one) => ({
      id: one.id,
      bucket: byMonth ? monthOf(one.decidedOn) : from,
      kind: standingOf(one, today) === 'not-needed' ? 'not-needed' : (effectOf(one) ?? 'not-said'),
      person: namedOf(one),
      staffId: one.ownerId,
      staffName: one.ownerName,
      teamId: one.teamId,
      teamName: one.teamName,
      onDay: one.decidedOn,
      number: null,
      why: `${standingWords(standingOf(one, today), byOnOf(one))}. Decided by ${one.decidedBy}`,
    }));
  },
};

/** Whoever is over a line comes before whoever is not, however their points are. */
const LEVELS: Readonly<Record<Colour, number>> = { green: 0, amber: 10_000, red: 20_000 };

function ofWorker(
  {
    staffId,
    name,
    teamId,
    teamName,
  }: { staffId: string; name: string; teamId: string | null; teamName: string | null },
  bucket: LocalDate,
): Omit<WorkItem, 'kind' | 'number' | 'why'> {
  return { id: staffId, bucket, person: null, staffId, staffName: name, teamId, teamName, onDay: bucket };
}

function namedOf({ personId, givenName, familyName, knownAs, authorityId }: Named & { personId: string }) {
  return { id: personId, givenName, familyName, knownAs, authorityId };
}

/** Null where the worker was not here. */
function kindOfMonth({ state, month }: MonthCell, worker: SupervisedWorker, keptFrom: LocalDate): string | null {
  const lastDay = addDays(addMonths(month, 1), -1);
  switch (state) {
    case 'held':
    case 'gap':
    case 'away':
    case 'exempt':
      return state;
    case 'not-due':
      return 'notDue';
    case 'not-here': {
      const wasHere =
        (worker.startedOn === null || worker.startedOn <= lastDay) && (worker.leftOn === null || worker.leftOn > month);
      return wasHere && lastDay < keptFrom ? 'notKept' : null;
    }
  }
}

function standingWords(standing: ReturnType<typeof standingOf>, byOn: LocalDate): string {
  switch (standing) {
    case 'open':
      return `To be done by ${formatLong(byOn)}`;
    case 'late':
      return `Late since ${formatLong(byOn)}`;
    case 'done':
      return 'Done';
    case 'not-needed':
      return 'Given up';
  }
}

function monthOf(day: LocalDate): LocalDate {
  return localDate(`${day.slice(0, 7)}-01`);
}

/** The first days of the months from one day to another. */
function monthsOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const months: LocalDate[] = [];
  for (let month = monthOf(from); month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

function byName(a: Pick<WorkItem, 'staffName' | 'id'>, b: Pick<WorkItem, 'staffName' | 'id'>): number {
  return (a.staffName ?? '').localeCompare(b.staffName ?? '', 'en-GB') || compare(a.id, b.id);
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
