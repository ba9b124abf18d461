import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';

/** Who is a young person's reviewing officer from a day on, with why; `staffId` is null where nobody is any more. */
export interface ReviewerTold {
  staffId: string | null;
  name: string | null;
  fromOn: LocalDate;
  because: string;
}

/** Everyone who was, the present one first; empty where nobody ever was. */
export async function reviewersOf({ manager }: Work, youngPersonId: string): Promise<ReviewerTold[]> {
  return manager.query(
    `select r.staff_id as "staffId", s.name, r.from_on as "fromOn", r.because
       from plan_reviewer r left join staff s on s.id = r.staff_id
      where r.young_person_id = $1 order by r.from_on desc, r.recorded_at desc, r.id desc`,
    [youngPersonId],
  );
}
