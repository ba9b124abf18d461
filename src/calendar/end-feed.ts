import { audit } from '../audit/audit';
import type { Work } from '../platform/unit-of-work';

/** Nothing is at a user's calendar address any more. Where there is none, nothing is done. */
export async function endFeedOf(work: Work, userId: string): Promise<void> {
  const [, ended]: [unknown, number] = await work.manager.query(
    `update worker_calendar set secret_hash = null, made_at = null, last_fetched_at = null,
       content_hash = null, content_changed_at = null
      where user_id = $1 and secret_hash is not null`,
    [userId],
  );
  if (ended === 1) await audit(work, { did: 'calendar.switched-off', subjectId: userId });
}
