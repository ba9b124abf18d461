import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/**
 * SQL of whether this member of staff holds young people on a day: by the post they have then, or by an exception that
 * runs on it.
 *
 * @param staff alias of a row of `staff`
 * @param day SQL of a date
 * @param unsaid SQL of what is so where nobody said what the post is
 */
export function holdsCasesOn(staff: string, day: string, unsaid: string): string {
  return `(coalesce((select p.holds_cases from worker_post p
      where p.staff_id = ${staff}.id and p.replaced_by_id is null and not p.withdrawn and p.from_on <= ${day}
      order by p.from_on desc limit 1), ${unsaid})
    or exists (select from holding_exception e
      where e.staff_id = ${staff}.id and e.from_on <= ${day} and e.ends_on > ${day}))`;
}

/**
 * Of these, whoever may not be given young people on a day: a post that holds none needs an exception that runs on it.
 * Where nobody has said what the post is, they may.
 * @returns why, in a sentence or two, by their id
 */
export async function holdNobody(
  { manager }: Work,
  staffIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await manager.query(
    `select s.id, s.name from staff s where s.id = any($1) and not ${holdsCasesOn('s', '$2::date', 'true')}`,
    [staffIds, day],
  );
  return new Map(
    rows.map(({ id, name }) => [
      id,
      `${name}’s post holds no young people. Choose someone else, or first give an exception with an end date on their page under Team, Workload`,
    ]),
  );
}

/** @throws Problem 'not-valid' naming the field, for whoever holds nobody on this day */
export async function mustHoldCases(
  work: Work,
  staffIds: readonly string[],
  day: LocalDate,
  field: string,
): Promise<void> {
  const [why] = (await holdNobody(work, staffIds, day)).values();
  if (why) throw invalid(field, why);
}
