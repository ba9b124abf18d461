import { DEADLINE_RULES } from '../statutory/rule-book';
import type { DeadlineRule, MetBy } from '../statutory/rule-book/rule';

const RULES: Readonly<Record<string, DeadlineRule>> = DEADLINE_RULES;

/** The rules that one kind of record meets. */
export const rulesMet = (by: MetBy): string[] => Object.keys(RULES).filter((rule) => RULES[rule]?.metBy === by);

/** By the kind of appointment, the rules whose reminders are silent before the due date while one is booked in time. */
const BOOKED = (['visit', 'review'] as const).flatMap((kind) => rulesMet(kind).map((rule) => `('${kind}', '${rule}')`));

/**
 * SQL that is true for an item `d` of the young person `p` that is not overdue on `day`, while what would meet it is
 * booked on a day on which it counts and is in time.
 */
export function isBookedInTime(day: string): string {
  return `(d.due_on >= ${day} and exists (
    select from appointment a join (values ${BOOKED.join(', ')}) as booked(kind, rule) on booked.kind = a.kind
     where booked.rule = d.rule and a.young_person_id = p.id and a.state = 'planned'
       and (a.planned_at at time zone 'Europe/London')::date between greatest(${day}, d.not_before) and d.due_on))`;
}
