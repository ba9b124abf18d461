import type { Severity } from '../statutory/case-file';
import type { Policy } from '../statutory/policy';

/** Who hears of a due item, from the nearest to the furthest. The last two are also posts. */
export type Rung = 'adviser' | 'manager' | 'service-manager' | 'head-of-service';

type Reminders = Policy['reminders'];

/** Seven days before an S1 item is due its manager hears of it once. */
const S1_WARNING_DAY = -7;

/** Days after the due date on which an open item climbs, and stays until it is met. */
const CLIMBS: { rung: Rung; day: number }[] = [
  { rung: 'manager', day: 1 },
  { rung: 'service-manager', day: 7 },
  { rung: 'head-of-service', day: 14 },
];

/** Matters of local practice (L) stay within the team. */
const WITHIN_THE_TEAM: readonly Rung[] = ['adviser', 'manager'];

const SEVERITIES: Severity[] = ['S1', 'S2', 'G', 'L'];

/**
 * Who hears of an open item on one day (rules.md 12): the adviser at each reminder, those above from the day the item
 * climbs to them and at each reminder from then on.
 *
 * @param day days since the due date; negative before it
 */
export function rungsOn(day: number, severity: Severity, reminders: Reminders): Rung[] {
  const reminded = isReminder(day, reminders);
  const rungs: Rung[] = reminded ? ['adviser'] : [];
  if (day === S1_WARNING_DAY && severity === 'S1') rungs.push('manager');
  for (const climb of CLIMBS) if (day === climb.day || (reminded && day > climb.day)) rungs.push(climb.rung);
  return severity === 'L' ? rungs.filter((rung) => WITHIN_THE_TEAM.includes(rung)) : rungs;
}

function isReminder(day: number, { daysBefore, onDay, daysAfter, thenEveryDays }: Reminders): boolean {
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
export function thresholds(reminders: Reminders, oldestDay: number): Threshold[] {
  const earliest = Math.min(S1_WARNING_DAY, ...reminders.daysBefore.map((days) => -days));
  const found: Threshold[] = [];
  for (let day = earliest; day <= oldestDay; day += 1) {
    for (const severity of SEVERITIES) {
      for (const rung of rungsOn(day, severity, reminders)) found.push({ day, severity, rung });
    }
  }
  return found;
}

/** What an alert is for. The due date is part of it: when it moves, the reminders of the new date are due again. */
export function stageOf(day: number): string {
  if (day === 0) return 'due';
  return day < 0 ? `due-${-day}` : `due+${day}`;
}
