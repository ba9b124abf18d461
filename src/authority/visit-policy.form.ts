import { isId } from '../platform/ids';
import type { FieldError } from '../platform/problem';
import { LIMITS, type Policy } from '../statutory/policy';
import { VISITED_GROUPS, type VisitedGroup } from '../statutory/rules/visits-by-policy';
import { typed, type Fields } from '../web/fields';
import { readReason } from './days.form';

type InPerson = Exclude<keyof Policy['visits'], VisitedGroup>;

/** Whom each interval is for, as the page calls them. */
export const GROUP_WORDS: Readonly<Record<VisitedGroup, string>> = {
  disabledFarAwayDays: 'Disabled, and lives 20 miles away or more',
  farAwayDays: 'Lives 20 miles away or more',
  highRiskDays: 'High risk on the record',
  mediumRiskDays: 'Medium or high risk on the record',
};

export interface VisitPolicyForm {
  values: Record<VisitedGroup | InPerson | 'reason' | 'standing', string>;
  errors: FieldError[];
  /** Null where there are errors; its reason may still be missing, as nobody needs one to look. */
  said: { visits: Policy['visits']; standing: string | null; reason: string } | null;
}

/** The setting beside an interval that says whether it has to be in person. */
export function inPersonOf(group: VisitedGroup): InPerson {
  return group.replace(/Days$/, 'InPerson') as InPerson;
}

export function visitPolicyForm(visits: Policy['visits'], standing: string | null): VisitPolicyForm {
  const each = VISITED_GROUPS.flatMap((group) => [
    [group, visits[group] === null ? '' : String(visits[group])],
    [inPersonOf(group), visits[inPersonOf(group)] ? 'yes' : 'no'],
  ]);
  const values = { ...Object.fromEntries(each), reason: '', standing: standing ?? '' } as VisitPolicyForm['values'];
  return { values, errors: [], said: null };
}

/** @param saves whether it is to be saved, which needs a reason */
export function readVisitPolicyForm(fields: Fields, saves: boolean): VisitPolicyForm {
  const errors: FieldError[] = [];
  const read = VISITED_GROUPS.flatMap((group): [string, number | boolean | null][] => {
    const text = typed(fields, group);
    const { min, max } = LIMITS[`visits.${group}`]!;
    const days = text === '' ? null : Number(text);
    const isDays = days === null || (/^\d+$/.test(text) && days >= min && days <= max);
    if (!isDays)
      errors.push({ field: group, message: `Enter a whole number from ${min} to ${max}, or leave it empty` });
    return [
      [group, days],
      [inPersonOf(group), typed(fields, inPersonOf(group)) !== 'no'],
    ];
  });
  const { reason, errors: reasonErrors } = readReason(fields);
  if (saves) errors.push(...reasonErrors);
  const names = [...VISITED_GROUPS, ...VISITED_GROUPS.map(inPersonOf), 'reason', 'standing'] as const;
  const values = Object.fromEntries(names.map((name) => [name, typed(fields, name)])) as VisitPolicyForm['values'];
  const standing = isId(values.standing) ? values.standing : null;
  const visits = Object.fromEntries(read) as unknown as Policy['visits'];
  return { values, errors, said: errors.length > 0 ? null : { visits, standing, reason } };
}
