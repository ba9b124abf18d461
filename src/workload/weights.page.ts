import { newId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import type { WeightFactor } from '../statutory/caseload';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { monthWords } from './load-chart';
import { FACTORS_TO_ADD, FACTOR_WORDS } from './suggest-weight';
import type { MonthWeighed, WeightOfOne, WeightTold } from './weights.service';

/** Everyone the manager weighs, worker by worker. */
export function toWeightsPage(list: WeightTold[], months: MonthWeighed[], today: LocalDate) {
  const toConfirm = list.filter(({ now }) => now === null);
  const workers: { name: string; people: ReturnType<typeof weightInWords>[] }[] = [];
  let latest: string | null = null;
  for (const one of list) {
    if (one.row.staffId !== latest) workers.push({ name: one.row.staffName ?? 'Without a worker', people: [] });
    latest = one.row.staffId;
    workers.at(-1)!.people.push(weightInWords(one));
  }
  return {
    month: monthWords(today),
    total: list.length,
    toConfirm: toConfirm.map(({ row, suggested }) => ({ value: `${row.personId}:${suggested.points}` })),
    changed: list.filter(
      ({ now, before, suggested, changes }) =>
        now === null && (changes.length > 0 || (before !== null && before.points !== suggested.points)),
    ).length,
    fresh: toConfirm.filter(({ before }) => before === null).length,
    workers,
    months: months.map((one) => ({
      ...one,
      month: monthWords(one.month),
      managers: one.managers.length > 0 ? one.managers.join(', ') : 'Nobody',
      missed: one.people > 0 && one.weighed === 0,
      part: one.weighed > 0 && one.weighed < one.people,
    })),
  };
}

function weightInWords({ row, suggested, before, now, changes }: WeightTold) {
  const difference = before === null ? null : suggested.points - before.points;
  return {
    name: fullName(row),
    at: `/young-people/${row.personId}/weight`,
    suggested: suggested.points,
    lines: suggested.lines.map(({ factor, points, why }) => ({ words: FACTOR_WORDS[factor], points, why })),
    before: before && { points: before.points, month: monthWords(before.month) },
    difference:
      difference === null || difference === 0 ? null : difference > 0 ? `${difference} more` : `${-difference} fewer`,
    changes,
    reason: before?.reason ?? null,
    now: now && { points: now.points, by: now.by, on: formatLong(now.confirmedOn), reason: now.reason },
  };
}

export interface WeightForm {
  values: { formId: string; points: string; added: string[]; reason: string; standing: string; shown: string };
  errors: FieldError[];
}

export function newWeightForm({ told, standing }: WeightOfOne): WeightForm {
  const shown = told.now ?? null;
  return {
    values: {
      formId: newId(),
      points: shown && shown.points !== told.suggested.points ? String(shown.points) : '',
      added: told.row.added,
      reason: shown?.reason ?? '',
      standing: standing ?? '',
      shown: String(told.suggested.points),
    },
    errors: [],
  };
}

/** One young person's weight, to be adjusted with a reason. */
export function toWeightPage(
  { person, told, kept }: WeightOfOne,
  points: Readonly<Record<WeightFactor, number>>,
  form: WeightForm,
  today: LocalDate,
) {
  const toAdd = FACTORS_TO_ADD.filter((factor) => !told.suggested.factors.includes(factor));
  return {
    person,
    month: monthWords(today),
    ...weightInWords(told),
    at: `/young-people/${person.id}/weight`,
    added: toAdd.map((factor) => ({
      value: factor,
      text: `${FACTOR_WORDS[factor]} (${points[factor]})`,
      checked: form.values.added.includes(factor),
    })),
    kept: kept.map((one) => ({
      month: monthWords(one.month),
      points: one.points,
      suggested: one.suggested,
      made: [...one.factors, ...one.added].map((factor) => FACTOR_WORDS[factor]).join(', '),
      reason: one.reason,
      by: one.by,
      on: formatLong(one.confirmedOn),
      replaced: one.replaced,
    })),
    form,
    errors: form.errors,
  };
}
