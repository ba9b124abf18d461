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
}

export async function eetOnRecord(work: Work, youngPersonId: string, today: LocalDate): Promise<EetOnRecord> {
  const standing = eetStanding(await activitiesOf(work, youngPersonId), today);
  const doing = standing.state === 'eet' ? standing.running : [];
  return { state: STATE_TAGS[standing.state], since: sinceWords(standing, today), now: doing.map(activityWords) };
}
