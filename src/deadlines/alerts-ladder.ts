import type { Severity } from '../statutory/case-file';
import type { Policy } from '../statutory/policy';

/** Who hears of a due item, from the nearest to the furthest. The last two are also posts. */
export const RUNGS = ['adviser', 'manager', 'service-manager', 'head-of-service'] as const;
export type Rung = (typeof RUNGS)[number];

/** What an authority sets of the ladder. */
export type LadderSettings = Pick<Policy, 'reminders' | 'escalation'>;

/** Matters of local practice (L) stay within the team, whatever is set. */
const WITHIN_THE_TEAM: readonly Rung[] = ['adviser', 'manager'];

const SEVERITIES: Severity[] = ['S1', 'S2', 'G', 'L'];

/**
 * Who hears of an open item on one day (rules.md 12): the adviser at each reminder, those above from the day the item
 * climbs to them and at each reminder from then on.
 *
 * @param day days since the due date; negative before it
 * @returns each rung once at most, from the nearest to the furthest
 */
export function rungsOn(day: number, severity: Severity, { reminders, escalation }: LadderSettings): Rung[] {
  const reminded = isReminder(day, reminders);
  const climbed = (since: number) => day === since || (reminded && day > since);
  const warned = severity === 'S1' && day === -escalation.managerDaysBeforeS1;
  const hears: Record<Rung, boolean> = {
    adviser: reminded,
    manager: warned || climbed(escalation.managerDaysAfter),
    'service-manager': climbed(escalation.serviceManagerDaysAfter),
    'head-of-service': climbed(escalation.headOfServiceDaysAfter),
  };
  return RUNGS.filter((rung) => hears[rung] && (severity !== 'L' || WITHIN_THE_TEAM.includes(rung)));
}

function isReminder(day: number, { daysBefore, onDay, daysAfter, thenEveryDays }: Policy['reminders']): boolean {
  if (day < 0) return daysBefore.includes(-day);
  if (day === 0) return onDay;
  return daysAfter.includes(day) || (day > Math.max(0, ...daysAfter) && day % thenEveryDays === 0);
}

/** A threshold: an open item of this severity, so many days from its due date, is heard of by this rung. */
export interface Threshold {
  day: number;
  severity: Severity;
  rung: Rung;
}

/** Every threshold that an item can stand at tonight, the oldest being `oldestDay` past its due date. */
export function thresholds(settings: LadderSettings, oldestDay: number): Threshold[] {
  const { reminders, escalation } = settings;
  const earliest = Math.min(-escalation.managerDaysBeforeS1, ...reminders.daysBefore.map((days) => -days));
  const found: Threshold[] = [];
  for (let day = earliest; day <= oldestDay; day += 1) {
    for (const severity of SEVERITIES) {
      for (const rung of rungsOn(day, severity, settings)) found.push({ day, severity, rung });
    }
  }
  return found;
}

/** What an alert is for. The due date is part of it: when it moves, the reminders of the new date are due again. */
export function stageOf(day: number): string {
  if (day === 0) return 'due';
  return day < 0 ? `due-${-day}` : `due+${day}`;
}
