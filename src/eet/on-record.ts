import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { activitiesOf } from './activities-of';
import { activityWords } from './activity-words';
import { eetStanding } from './eet-standing';
import { sinceWords, STATE_TAGS } from './eet.page';

/** What a record says of education and work. */
export interface EetOnRecord {
  state: { text: string; colour: string };
  since: string | null;
  now: string[];
  /** Who works with them for education and work beside whoever has the case. */
  worker: { name: string; fromOn: LocalDate } | null;
}

export async function eetOnRecord(work: Work, youngPersonId: string, today: LocalDate): Promise<EetOnRecord> {
  const standing = eetStanding(await activitiesOf(work, youngPersonId), today);
  const doing = standing.state === 'eet' ? standing.running : [];
  const [worker]: EetOnRecord['worker'][] = await work.manager.query(
    `select h.name, e.from_on as "fromOn" from education_worker e join staff h on h.id = e.staff_id
      where e.young_person_id = $1 and e.replaced_by_id is null and not e.withdrawn and e.to_on is null`,
    [youngPersonId],
  );
  return {
    worker: worker ?? null,
    state: STATE_TAGS[standing.state],
    since: sinceWords(standing, today),
    now: doing.map(activityWords),
  };
}
