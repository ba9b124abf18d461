import { DEFAULT_POLICY, type Policy } from '../statutory/policy';

/** SQL for one of the council's days of plans, as it stood on a day. @param day an SQL expression of a date */
export function planDaysOn(name: keyof Policy['plans'], day: string): string {
  return `coalesce((select (v.settings->'plans'->>'${name}')::int from authority_policy v
                     where v.in_force_from <= ${day} order by v.in_force_from desc limit 1), ${DEFAULT_POLICY.plans[name]})`;
}

/** SQL for the months between looks at a home, as they stood on a day (AC-17). @param day an SQL expression of a date */
export function suitabilityMonthsOn(day: string): string {
  return `coalesce((select (known.settings->>'suitabilityMonths')::int from authority_policy known
    where known.in_force_from <= ${day} order by known.in_force_from desc limit 1), ${DEFAULT_POLICY.suitabilityMonths})`;
}
