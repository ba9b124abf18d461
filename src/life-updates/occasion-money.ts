import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { firstDayOf, moneyYearOf } from './occasion-days';

/** A year of occasions in pence. */
export interface YearsMoney {
  /** 2026 is from 1 April 2026. */
  year: number;
  /** Null: none is set. */
  agreed: number | null;
  spent: number;
  /** What those to come may cost. */
  planned: number;
}

/** Below nothing where more was spent and planned than agreed; null where nothing is agreed. */
export function leftOf({ agreed, spent, planned }: YearsMoney): number | null {
  return agreed === null ? null : agreed - spent - planned;
}

/** SQL of what is agreed for a year, of a team (or null: each young person). @param year, team SQL */
export const agreedFor = (year: string, team: string): string =>
  `(select m.pence from occasion_money m where m.team_id is not distinct from ${team} and m.from_year <= ${year}
     order by m.from_year desc, m.number desc limit 1)`;

/** SQL of the columns spent and planned, of occasions `c`. */
export const SPENT_AND_PLANNED = `coalesce(sum(c.spent_pence), 0)::int as spent,
  coalesce(sum(c.budget_pence) filter (where c.done_on is null and not c.not_marked), 0)::int as planned`;

/** What one young person's occasions cost in the year of a day, and may. */
export async function moneyOfPerson({ manager }: Work, personId: string, day: LocalDate): Promise<YearsMoney> {
  const year = moneyYearOf(day);
  const [row] = await manager.query<Omit<YearsMoney, 'year'>[]>(
    `select ${agreedFor('$2::int', 'null')} as agreed, ${SPENT_AND_PLANNED} from occasion c
      where c.young_person_id = $1 and c.withdrawn_because is null and c.on_day >= $3 and c.on_day < $4`,
    [personId, year, firstDayOf(year), firstDayOf(year + 1)],
  );
  return { year, ...row! };
}
