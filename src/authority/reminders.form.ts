import type { FieldError } from '../platform/problem';
import { ticked, typed, type Fields } from '../web/fields';
import { parseTypedTime } from '../web/typed-time';
import type { SettingsSaid } from './authority.service';
import type { SettingsNow } from './settings.pages.controller';

const NUMBERS = [
  'thenEveryDays',
  'managerDaysBeforeS1',
  'managerDaysAfter',
  'serviceManagerDaysAfter',
  'headOfServiceDaysAfter',
  'promiseDays',
] as const;
const NAMES = [
  'daysBefore',
  'onDay',
  'daysAfter',
  ...NUMBERS,
  'quietFrom',
  'quietTo',
  'urgentToDuty',
  'reason',
] as const;

export interface RemindersForm {
  values: Record<(typeof NAMES)[number], string>;
  errors: FieldError[];
  /** Null where there are errors. */
  said: SettingsSaid | null;
}

/** As it is now, to be changed. */
export function remindersForm({ coming: { reminders, escalation }, quiet }: SettingsNow): RemindersForm {
  const values = {
    daysBefore: reminders.daysBefore.join(', '),
    onDay: reminders.onDay ? 'yes' : '',
    daysAfter: reminders.daysAfter.join(', '),
    thenEveryDays: String(reminders.thenEveryDays),
    managerDaysBeforeS1: String(escalation.managerDaysBeforeS1),
    managerDaysAfter: String(escalation.managerDaysAfter),
    serviceManagerDaysAfter: String(escalation.serviceManagerDaysAfter),
    headOfServiceDaysAfter: String(escalation.headOfServiceDaysAfter),
    promiseDays: String(escalation.promiseDays),
    quietFrom: quiet.quietFrom ?? '',
    quietTo: quiet.quietTo ?? '',
    urgentToDuty: quiet.urgentToDuty ? 'yes' : '',
    reason: '',
  };
  return { values, errors: [], said: null };
}

/** Numbers that are out of bounds are the service's to refuse: it knows the limits. */
export function readRemindersForm(fields: Fields): RemindersForm {
  const values = Object.fromEntries(NAMES.map((name) => [name, typed(fields, name)])) as RemindersForm['values'];
  const errors: FieldError[] = [];
  const days = (name: 'daysBefore' | 'daysAfter'): number[] => {
    const parts = values[name].split(/[\s,]+/).filter((part) => part !== '');
    if (parts.some((part) => !/^\d{1,3}$/.test(part))) {
      errors.push({ field: name, message: 'Enter whole numbers of days, like 14, 7, 1' });
    }
    return [...new Set(parts.map(Number))];
  };
  const number = (name: (typeof NUMBERS)[number]): number => {
    if (!/^\d{1,3}$/.test(values[name])) errors.push({ field: name, message: 'Enter a whole number of days' });
    return Number(values[name]);
  };
  const time = (name: 'quietFrom' | 'quietTo'): string | null => {
    const at = values[name] ? parseTypedTime(values[name]) : null;
    if (values[name] && !at) errors.push({ field: name, message: 'Enter a time like 8pm or 20:00' });
    return at;
  };
  const changes: SettingsSaid['changes'] = {
    reminders: {
      daysBefore: days('daysBefore').sort((a, b) => b - a),
      onDay: ticked(fields, 'onDay').includes('yes'),
      daysAfter: days('daysAfter').sort((a, b) => a - b),
      thenEveryDays: number('thenEveryDays'),
    },
    escalation: {
      managerDaysBeforeS1: number('managerDaysBeforeS1'),
      managerDaysAfter: number('managerDaysAfter'),
      serviceManagerDaysAfter: number('serviceManagerDaysAfter'),
      headOfServiceDaysAfter: number('headOfServiceDaysAfter'),
      promiseDays: number('promiseDays'),
    },
  };
  const [quietFrom, quietTo] = [time('quietFrom'), time('quietTo')];
  if (errors.length === 0 && (quietFrom === null) !== (quietTo === null)) {
    const field = quietFrom === null ? 'quietFrom' : 'quietTo';
    errors.push({ field, message: 'Enter both times, or neither for no quiet hours' });
  }
  if (errors.length === 0 && quietFrom !== null && quietFrom === quietTo) {
    errors.push({ field: 'quietTo', message: 'Quiet hours must end at another time than they begin' });
  }
  const { reason } = values;
  if (!reason) errors.push({ field: 'reason', message: 'Enter who decided this, and why' });
  const quiet = { quietFrom, quietTo, urgentToDuty: ticked(fields, 'urgentToDuty').includes('yes') };
  return { values, errors, said: errors.length > 0 ? null : { changes, quiet, reason } };
}
