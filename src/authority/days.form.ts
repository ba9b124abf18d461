import type { FieldError } from '../platform/problem';
import { typed, type Fields } from '../web/fields';
import type { SettingsSaid } from './authority.service';

export interface DaysForm<Name extends string> {
  values: Record<Name | 'reason', string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: SettingsSaid | null;
}

/** As the days are now, to be changed. */
export function daysForm<Name extends string>(
  names: readonly Name[],
  days: Readonly<Record<Name, number | string>>,
): DaysForm<Name> {
  const texts = Object.fromEntries(names.map((name) => [name, String(days[name])])) as Record<Name, string>;
  return { values: { ...texts, reason: '' }, errors: [], said: null };
}

/** A form of whole numbers and a reason. */
export function readDaysForm<Name extends string>(
  names: readonly Name[],
  fields: Fields,
  changes: (days: Record<Name, number>) => SettingsSaid['changes'],
): DaysForm<Name> {
  const errors: FieldError[] = [];
  const values = Object.fromEntries([...names, 'reason'].map((name) => [name, typed(fields, name)]));
  const days = Object.fromEntries(
    names.map((name) => {
      const text = values[name] ?? '';
      if (!/^\d{1,4}$/.test(text)) errors.push({ field: name, message: 'Enter a whole number, like 14' });
      return [name, Number(text)];
    }),
  ) as Record<Name, number>;
  const { reason, errors: reasonErrors } = readReason(fields);
  errors.push(...reasonErrors);
  return {
    values: values as Record<Name | 'reason', string>,
    errors,
    said: errors.length > 0 ? null : { changes: changes(days), reason },
  };
}

/** As long as the API says that a reason is at most. */
const LONGEST_REASON = 2000;

export function readReason(fields: Fields): { reason: string; errors: FieldError[] } {
  const reason = typed(fields, 'reason');
  const errors: FieldError[] = [];
  if (!reason) errors.push({ field: 'reason', message: 'Enter who decided this, and why' });
  if (reason.length > LONGEST_REASON) {
    errors.push({ field: 'reason', message: `Write ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer` });
  }
  return { reason, errors };
}
