import { pageLinks } from '../caseloads/page-links';
import { csvText } from '../imports/csv-text';
import { hiddenInTable, HIDDEN } from '../insight/suppression';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { EDUCATION_PLAN_KINDS } from './eet.entities';
import { PLAN_KIND_WORDS } from './eet.page';
import {
  countQualities,
  goodAtFirst,
  PLAN_QUALITIES,
  PLAN_QUALITY_WORDS,
  WAITING,
  type PlanQuality,
} from './plan-quality';
import type { RatedPlan } from './plan-quality.service';

export const PLAN_QUALITY_AT = '/eet/plans';
export const PLAN_SHOWS = ['waiting', ...PLAN_QUALITIES] as const;
export type PlanShow = (typeof PLAN_SHOWS)[number];

const A_PAGE = 25;

/** Each count opens its names. */
export function toPlanQualityPage(
  plans: readonly RatedPlan[],
  { show, page }: { show: PlanShow; page: number },
  today: LocalDate,
) {
  const to = (one: PlanShow, shown = 1) => `${PLAN_QUALITY_AT}?show=${one}${shown > 1 ? `&page=${shown}` : ''}`;
  const isShown = (quality: PlanQuality, one: PlanShow) =>
    one === 'waiting' ? WAITING.includes(quality) : quality === one;
  const listed = plans.filter(({ quality }) => isShown(quality, show));
  const { rated, percent } = goodAtFirst(countQualities(plans.map(({ quality }) => quality)));
  return {
    today,
    heading: wordsOf(show),
    total: listed.length,
    all: plans.length,
    rated,
    percent,
    shows: PLAN_SHOWS.map((one) => ({
      text: `${wordsOf(one)} (${plans.filter(({ quality }) => isShown(quality, one)).length})`,
      href: to(one),
      current: one === show,
    })),
    rows: listed.slice((page - 1) * A_PAGE, page * A_PAGE).map((plan) => ({
      name: fullName(plan),
      at: `/young-people/${plan.personId}/eet/plans/${plan.planId}`,
      kind: PLAN_KIND_WORDS[plan.kind],
      writtenOn: plan.writtenOn,
      by: plan.writtenBy,
      team: plan.teamName ?? 'No team',
      words: PLAN_QUALITY_WORDS[plan.quality],
      on: plan.lastOn && formatLong(plan.lastOn),
      endedOn: plan.endedOn,
    })),
    pagination: pageLinks(page, Math.ceil(listed.length / A_PAGE), (shown) => to(show, shown)),
  };
}

function wordsOf(show: PlanShow): string {
  return show === 'waiting' ? 'Waits for a manager' : PLAN_QUALITY_WORDS[show];
}

/** Without names: by kind of plan, with counts that could say who somebody is hidden. */
export function planQualityCsv(plans: readonly RatedPlan[], today: LocalDate): string {
  const lines = [
    ...EDUCATION_PLAN_KINDS.map((kind) => ({
      name: PLAN_KIND_WORDS[kind],
      of: plans.filter((one) => one.kind === kind),
    })),
    { name: 'All', of: plans },
  ].map(({ name, of }) => ({ name, counts: countQualities(of.map(({ quality }) => quality)), all: of.length }));
  const table = lines.map(({ counts, all }) => [all, ...PLAN_QUALITIES.map((one) => counts[one])]);
  const hides = hiddenInTable(table, [{ whole: 0, parts: PLAN_QUALITIES.map((_, place) => place + 1) }]);
  return csvText(
    ['As at', 'Plan', 'Plans', ...PLAN_QUALITIES.map((one) => PLAN_QUALITY_WORDS[one])],
    lines.map(({ name }, row) => [
      today,
      name,
      ...table[row]!.map((count, column) => (hides[row]![column] ? HIDDEN : count)),
    ]),
  );
}
