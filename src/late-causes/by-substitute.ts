import { visiblePeople } from '../access/visible-people';
import type { Work } from '../platform/unit-of-work';
import { addMonths, type LocalDate } from '../statutory/local-date';

/** How far back what is over is counted. */
export const PATTERN_MONTHS = 12;

/** How much was met in that time by something that a manager accepted in its place. */
export async function countBySubstitute(work: Work, today: LocalDate): Promise<number> {
  const parameters: unknown[] = [today, addMonths(today, -PATTERN_MONTHS)];
  const [row]: { count: number }[] = await work.manager.query(
    `select count(*)::int as count from deadline d join young_person y on y.id = d.young_person_id
      where d.state = 'met-by-substitute' and d.met_on between $2 and $1 and ${visiblePeople(work.actor, 'y', parameters)}`,
    parameters,
  );
  return row!.count;
}
