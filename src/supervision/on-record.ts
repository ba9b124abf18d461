import { addDays, type LocalDate } from '../statutory/local-date';
import type { Work } from '../platform/unit-of-work';

/** So long the last answer of a manager stands on the record itself; after that it is among the decisions. */
const DAYS_ON_RECORD = 28;

/** What a manager decided when they were asked, with why. */
export interface ManagerSaid {
  /** The question. */
  id: string;
  text: string;
  by: string;
  on: LocalDate;
}

/** The last answer to a question about them, where it is not old; null where there is none. */
export async function managerSaid(
  { manager }: Work,
  youngPersonId: string,
  today: LocalDate,
): Promise<ManagerSaid | null> {
  const [said]: ManagerSaid[] = await manager.query(
    `select q.id, f.note as text, m.name as by, f.held_on as on
       from manager_question q join manager_answer a on a.question_id = q.id
       join case_supervision f on f.fact_id = a.supervision_id and f.replaced_by_id is null and not f.withdrawn
       join staff m on m.id = f.supervisor_id
      where q.young_person_id = $1 and f.held_on > $2
      order by a.answered_at desc, q.id desc limit 1`,
    [youngPersonId, addDays(today, -DAYS_ON_RECORD)],
  );
  return said ?? null;
}
