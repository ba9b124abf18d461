import { may, type Action } from '../access/access';
import type { Actor } from '../access/actor';
import { COUNTED, EET_KINDS, LEFT_OUT } from '../insight/eet-figure';
import { ON_FOOTING } from '../insight/fell-due-words';
import {
  CASELOADS_AT,
  EET_AT,
  FIGURES_AT,
  HEALTH_AT,
  HOMES_AT,
  PLANS_AT,
  WORKFORCE_AT,
} from '../insight/figure-places';
import { HEALTH_FIGURES, HEALTH_MEASURES } from '../insight/health-measure';
import { HOME_FIGURE, HOME_FIGURES } from '../insight/home-figure';
import type { Metric } from '../insight/metric';
import { DONE_ON_TIME, FOOTINGS } from '../insight/outcome';
import { FIGURE_TITLES, FIGURES, PLAN_FIGURES } from '../insight/plan-measure';
import { TURNOVER_MEASURE, TURNOVER_MEASURES } from '../insight/turnover';
import { WORK_FIGURE, WORK_FIGURES } from '../insight/work-figure';
import { DEADLINE_RULES, type DeadlineRuleId } from '../statutory/rule-book';

export const FAMILIES = ['work', 'load', 'turnover', 'plan', 'home', 'eet', 'health', 'due'] as const;
export type Family = (typeof FAMILIES)[number];

/** A figure of the system by which an action can be measured. */
export interface Measure {
  /** `home.suitable`: its family, and the figure in it. */
  key: string;
  family: Family;
  figure: string;
  title: string;
  metric: Metric<string>;
  /** A high share is the good one. */
  goodIsHigh: boolean;
  /** What a reader needs besides seeing figures. */
  needs: Action | null;
  /** The page of the figure. */
  at: string;
}

export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  work: 'Caseloads and supervision',
  load: 'Workload',
  turnover: 'Workforce',
  plan: 'Pathway plans',
  home: 'Homes',
  eet: 'Education and work',
  health: 'Health',
  due: 'What fell due',
};

/** All other figures are better high. */
const BETTER_LOW: readonly string[] = [
  'load.points',
  'turnover.slipped',
  'home.nights',
  'home.unregistered',
  'home.away',
];

/** Of what fell due, beside everything on one footing: what inspections ask for by name. */
const DUE_RULES = ['PA-02', 'PA-04', 'PA-05', 'AP-05', 'RV-01'] as const satisfies readonly DeadlineRuleId[];

type Said = Pick<Measure, 'figure' | 'title' | 'metric'> & Partial<Pick<Measure, 'goodIsHigh' | 'needs' | 'at'>>;

const of = (family: Family, at: string, figures: readonly Said[]): Measure[] =>
  figures.map((one) => {
    const key = `${family}.${one.figure}`;
    return { goodIsHigh: !BETTER_LOW.includes(key), needs: null, at, ...one, key, family };
  });

const EET: Metric<string> = {
  name: 'are in education, training or work',
  numerator: EET_KINDS,
  // As published: who is not known is among those the shares are of.
  among: COUNTED,
  unknown: [],
  beside: LEFT_OUT,
};

/** Of points, not of workers: who is over a line by much counts for more. */
const POINTS_OVER: Pick<Said, 'title' | 'metric'> = {
  title: 'Points over the amber line',
  metric: {
    name: 'are over the amber line of whoever carries them',
    numerator: ['over'],
    among: ['over', 'within'],
    unknown: [],
    beside: [],
  },
};

/** Every figure that an action can be measured by, in the order in which a form offers them. */
export const MEASURES: readonly Measure[] = [
  ...of(
    'work',
    CASELOADS_AT,
    WORK_FIGURES.map((figure) => ({ figure, ...WORK_FIGURE[figure] })),
  ),
  ...of('load', '/team/workload#since', [{ figure: 'points', ...POINTS_OVER, needs: 'see-team' }]),
  ...of(
    'turnover',
    WORKFORCE_AT,
    TURNOVER_MEASURES.map((figure) => ({ figure, ...TURNOVER_MEASURE[figure] })),
  ),
  ...of('due', FIGURES_AT, [
    // Law, guidance and policy are never added up
    ...FOOTINGS.map((basis) => ({
      figure: basis,
      title: `Everything due ${ON_FOOTING[basis]}, done on time`,
      metric: DONE_ON_TIME,
      at: `${FIGURES_AT}?basis=${basis}`,
    })),
    ...DUE_RULES.map((rule) => ({
      figure: rule,
      title: DEADLINE_RULES[rule].title,
      metric: DONE_ON_TIME,
      at: `${FIGURES_AT}?rule=${rule}`,
    })),
  ]),
  ...of(
    'plan',
    PLANS_AT,
    FIGURES.map((figure) => ({ figure, title: FIGURE_TITLES[figure], metric: PLAN_FIGURES[figure].metric })),
  ),
  ...of(
    'home',
    HOMES_AT,
    HOME_FIGURES.map((figure) => ({ figure, ...HOME_FIGURE[figure] })),
  ),
  ...of('eet', EET_AT, [{ figure: 'eet', title: 'In education, training or work', metric: EET }]),
  ...of(
    'health',
    HEALTH_AT,
    HEALTH_FIGURES.map((figure) => ({ figure, ...HEALTH_MEASURES[figure] })),
  ),
].map(({ key, family, figure, title, metric, goodIsHigh, needs, at }) => ({
  ...{ key, family, figure, title, metric, goodIsHigh, needs, at },
}));

const BY_KEY = new Map(MEASURES.map((one) => [one.key, one]));

/** Null for no figure of the catalogue. */
export function measureOf(key: string | null): Measure | null {
  return (key && BY_KEY.get(key)) || null;
}

/** Whether somebody may be told how a figure stands. */
export function maySeeMeasure(actor: Actor, { needs }: Measure): boolean {
  return may(actor, 'see-figures') && (needs === null || may(actor, needs));
}

export function targetWords({ goodIsHigh }: Measure, target: number): string {
  return `${goodIsHigh ? 'at least' : 'at most'} ${target}%`;
}
