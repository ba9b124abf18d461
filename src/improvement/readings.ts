import { Injectable, Logger } from '@nestjs/common';
import type { SystemActor } from '../access/actor';
import { EetFiguresService } from '../insight/eet-figures.service';
import { NO_EET_FILTERS } from '../insight/eet-figures.query';
import { FellDueService } from '../insight/fell-due.service';
import { HealthMeasuresService } from '../insight/health-measures.service';
import type { HealthFigureId } from '../insight/health-measure';
import type { HomeFigureId } from '../insight/home-figure';
import { HomeFiguresService } from '../insight/home-figures.service';
import { FOOTINGS } from '../insight/outcome';
import { periodOf, type Period } from '../insight/period';
import type { FigureId } from '../insight/plan-measure';
import { PlanMeasuresService } from '../insight/plan-measures.service';
import type { WorkFigureId } from '../insight/work-figure';
import { turnoverKinds } from '../insight/turnover';
import { TurnoverService } from '../insight/turnover.service';
import { WorkFiguresService } from '../insight/work-figures.service';
import { addDays, addMonths, localDate, type LocalDate } from '../statutory/local-date';
import type { DeadlineRuleId } from '../statutory/rule-book';
import { tellable } from '../platform/run-once';
import { UnitOfWork, type Work } from '../platform/unit-of-work';
import { WorkloadService } from '../workload/workload.service';
import type { Reading } from './improvement.entities';
import { FAMILIES, measureOf, MEASURES, type Family } from './measures';

/** A figure counts everyone, whoever reads it: what it says of a team or the council has no names. */
const READER: SystemActor = { kind: 'system', name: 'nightly job' };

/** How many of each kind, of one team or none. */
interface Part {
  teamId: string | null;
  counts: Readonly<Record<string, number>>;
}

/** By the figure of a family. */
type Parts = Map<string, Part[]>;

/** Reads the figures by which actions are measured, from the services that own them. */
@Injectable()
export class Readings {
  private readonly logger = new Logger('Readings');
  private readonly families: Readonly<Record<Family, (figures: readonly string[], today: LocalDate) => Promise<Parts>>>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    work: WorkFiguresService,
    plans: PlanMeasuresService,
    homes: HomeFiguresService,
    eet: EetFiguresService,
    health: HealthMeasuresService,
    due: FellDueService,
    workload: WorkloadService,
    turnover: TurnoverService,
  ) {
    this.families = {
      work: async (figures, today) => {
        const query = { period: lately(today), teamId: null };
        const given = await work.figures(READER, query, today, figures as readonly WorkFigureId[]);
        return new Map(given.figures.map(({ figure, lines }) => [figure, lines]));
      },
      load: async (figures, today) => {
        const teams = await workload.teamsStand(READER, today);
        const parts = teams.map(({ teamId, stood: { points, over } }) => ({
          teamId,
          counts: { over, within: points - over },
        }));
        return new Map(figures.map((figure) => [figure, parts]));
      },
      turnover: async (figures, today) => {
        const { leavers } = await turnover.show(READER, null, today);
        const parts = leavers.map(({ leaver, cases }) => ({ teamId: leaver.teamId, counts: turnoverKinds(cases) }));
        return new Map(figures.map((figure) => [figure, parts]));
      },
      plan: async (figures, today) => {
        const { lines } = await plans.figures(READER, { by: 'team', teamId: null, workerId: null }, today);
        const of = (figure: string) =>
          lines.map(({ key, counts }) => ({ teamId: key, counts: counts[figure as FigureId] }));
        return new Map(figures.map((figure) => [figure, of(figure)]));
      },
      home: (figures, today) =>
        each(figures, async (figure) => {
          const query = { by: 'team', year: null, band: null, teamId: null, of: 'everyone', page: 1 } as const;
          const { people } = await homes.people(READER, { ...query, figure: figure as HomeFigureId }, today);
          return people.map(({ teamId, kind }) => ({ teamId, counts: { [kind]: 1 } }));
        }),
      eet: (figures, today) =>
        each(figures, async () => {
          const query = { ...NO_EET_FILTERS, by: 'team', year: null, of: 'counted', ks4: null, page: 1 } as const;
          const { people } = await eet.people(READER, query, today);
          return people.map(({ teamId, counted }) => ({ teamId, counts: { [counted]: 1 } }));
        }),
      health: async (figures, today) => {
        const { lines } = await health.figures(READER, today);
        const of = (figure: string) =>
          lines.map(({ teamId, counts }) => ({ teamId, counts: counts[figure as HealthFigureId] }));
        return new Map(figures.map((figure) => [figure, of(figure)]));
      },
      due: (figures, today) =>
        each(figures, async (figure) => {
          const basis = FOOTINGS.find((one) => one === figure) ?? null;
          const rule = basis ? null : (figure as DeadlineRuleId);
          const only = { basis, rule, teamId: null, workerId: null, toBeConfirmed: false };
          const { lines } = await due.figures(READER, { ...only, period: lately(today), by: 'team' }, today);
          return lines.map(({ key, basis: _, name: __, ...counts }) => ({ teamId: key, counts }));
        }),
    };
  }

  /**
   * Of each measure how it stands in a team, or in all together: the families that are asked for are read once each,
   * however many actions there are.
   */
  async of(keys: readonly string[], today: LocalDate): Promise<(key: string, teamId: string | null) => Reading> {
    const parts = new Map<string, Part[]>();
    for (const family of familiesOf(keys)) await this.read(family, keys, today, parts);
    return (key, teamId) => readingOf(key, teamId, parts, today);
  }

  /** The same for the night: a family that cannot be read has no reading, and keeps nothing else from being done. */
  async tonight(
    keys: readonly string[],
    today: LocalDate,
  ): Promise<(key: string, teamId: string | null) => Reading | null> {
    const parts = new Map<string, Part[]>();
    const unread = new Set<Family>();
    for (const family of familiesOf(keys)) {
      try {
        await this.read(family, keys, today, parts);
      } catch (error) {
        unread.add(family);
        this.logger.error(`No reading of the figures "${family}" tonight. ${tellable(error)}`);
      }
    }
    return (key, teamId) => (unread.has(measureOf(key)!.family) ? null : readingOf(key, teamId, parts, today));
  }

  private async read(
    family: Family,
    keys: readonly string[],
    today: LocalDate,
    parts: Map<string, Part[]>,
  ): Promise<void> {
    const figures = MEASURES.filter((one) => one.family === family && keys.includes(one.key));
    const names = figures.map(({ figure }) => figure);
    const read = await this.unitOfWork.inNameOf(READER, () => this.families[family](names, today));
    for (const [figure, of] of read) parts.set(`${family}.${figure}`, of);
  }
}

function familiesOf(keys: readonly string[]): readonly Family[] {
  return FAMILIES.filter((family) => keys.some((key) => measureOf(key)?.family === family));
}

function readingOf(key: string, teamId: string | null, parts: Map<string, Part[]>, today: LocalDate): Reading {
  const { numerator, among, unknown } = measureOf(key)!.metric;
  const own = (parts.get(key) ?? []).filter((part) => teamId === null || part.teamId === teamId);
  const sum = (kinds: readonly string[]) =>
    // Points are to the half
    Math.round(own.reduce((all, { counts }) => kinds.reduce((so, kind) => so + (counts[kind] ?? 0), all), 0));
  return { asOf: today, numerator: sum(numerator), among: sum(among), unknown: sum(unknown) };
}

/** What happened in this month and the two before, so that a new quarter does not begin with nothing. */
function lately(today: LocalDate): Period {
  const from = localDate(`${addMonths(today, -2).slice(0, 7)}-01`);
  return { ...periodOf(today, 3), from, to: addDays(addMonths(from, 3), -1) };
}

async function each(figures: readonly string[], read: (figure: string) => Promise<Part[]>): Promise<Parts> {
  const parts: Parts = new Map();
  for (const figure of figures) parts.set(figure, await read(figure));
  return parts;
}

/** Bulk; of one day the first reading counts. @returns how many are new */
export async function keepReadings(
  { manager }: Work,
  readings: readonly (Reading & { actionId: string })[],
): Promise<number> {
  const kept: unknown[] = await manager.query(
    `insert into improvement_reading (action_id, as_of, numerator, among, unknown)
     select r."actionId", r."asOf", r.numerator, r.among, r.unknown
       from jsonb_to_recordset($1::jsonb) as r("actionId" uuid, "asOf" date, numerator int, among int, unknown int)
     on conflict do nothing returning 1`,
    [JSON.stringify(readings)],
  );
  return kept.length;
}
