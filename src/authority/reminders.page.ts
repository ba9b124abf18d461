import { clockTime } from '../web/dates';
import { readRemindersForm, remindersForm, type RemindersForm } from './reminders.form';
import type { SettingsNow, SettingsPages } from './settings.pages.controller';
import { upperFirst } from '../web/upper-first';

/** Who hears of what is due, and when. */
export const REMINDERS_PAGES: SettingsPages<RemindersForm> = {
  name: 'reminders',
  settings: ['reminders', 'escalation'],
  view: 'authority/reminders',
  toPage: toRemindersPage,
  toForm: remindersForm,
  readForm: readRemindersForm,
};

/** The ladder in words, from the first reminder to the head of service. */
export function toRemindersPage({ inForce, quiet }: SettingsNow) {
  const { reminders, escalation } = inForce;
  return {
    rows: [
      {
        who: 'Personal adviser',
        hears: [
          before(reminders.daysBefore),
          reminders.onDay ? 'on the day' : null,
          after(reminders.daysAfter),
          `then every ${days(reminders.thenEveryDays)} until it is done`,
        ],
      },
      {
        who: 'Team manager',
        hears: [
          `from ${days(escalation.managerDaysBeforeS1)} before, of what is safety-critical`,
          `from ${days(escalation.managerDaysAfter)} after the last day, of everything`,
        ],
      },
      {
        who: 'Service manager',
        hears: [`from ${days(escalation.serviceManagerDaysAfter)} after the last day, of what is law or guidance`],
      },
      {
        who: 'Head of service',
        hears: [`from ${days(escalation.headOfServiceDaysAfter)} after the last day, of what is law or guidance`],
      },
    ].map(({ who, hears }) => ({ who, hears: sentence(hears.filter((part) => part !== null)) })),
    promise: `${days(escalation.promiseDays)} ahead at most`,
    quiet:
      quiet.quietFrom && quiet.quietTo
        ? `${clockTime(quiet.quietFrom)} to ${clockTime(quiet.quietTo)}`
        : 'None: messages may come at any hour',
    inQuietHours: quiet.urgentToDuty && quiet.quietFrom !== null,
  };
}

function sentence(parts: readonly string[]): string {
  const [first = '', ...rest] = parts;
  return [upperFirst(first), ...rest].join(', ');
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function before(counts: readonly number[]): string | null {
  return counts.length > 0 ? `${listed(counts)} before` : null;
}

function after(counts: readonly number[]): string | null {
  return counts.length > 0 ? `${listed(counts)} after` : null;
}

/** "14, 7 and 1 day". */
function listed(counts: readonly number[]): string {
  const last = counts.at(-1) ?? 0;
  const rest = counts.slice(0, -1).join(', ');
  return `${rest ? `${rest} and ` : ''}${days(last)}`;
}
