import { nightInLondon, todayInLondon } from '../platform/clock';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { NIGHTLY } from './nightly';

/** How the latest night went, for those who rely on its alerts and mails. */
export interface LastNight {
  /**
   * `missing`: it should have run and nobody began it · `stopped`: the copy that ran it went away in the middle ·
   * `never`: this is a new database.
   */
  state: 'done' | 'running' | 'failed' | 'stopped' | 'missing' | 'never';
  /** The night it is about: the one that should have run. */
  forDate: LocalDate;
  /** When the latest night that was done ended; null when none was. */
  lastDoneAt: Date | null;
  lastDoneFor: LocalDate | null;
}

/** The night begins at a quarter past two; until it is in hand, the night before is the latest. */
const GRACE_MS = 30 * 60_000;

export async function lastNight(work: Work, now: Date): Promise<LastNight> {
  const forDate = nightInLondon(new Date(now.getTime() - GRACE_MS));
  const [row]: {
    state: 'done' | 'running' | 'failed' | null;
    isHeld: boolean | null;
    begun: boolean;
    lastDoneAt: Date | null;
    lastDoneFor: LocalDate | null;
  }[] = await work.manager.query(
    `select (select state from job_run where job = $1 and for_date = $2),
            (select lease_until >= now() from job_run where job = $1 and for_date = $2) as "isHeld",
            exists (select from job_run where job = $1) as begun,
            done.finished_at as "lastDoneAt", done.for_date as "lastDoneFor"
       from (select) as one left join lateral (
         select finished_at, for_date from job_run where job = $1 and state = 'done' and for_date <= $3
          order by for_date desc limit 1) done on true`,
    [NIGHTLY, forDate, todayInLondon(now)],
  );
  const { state, isHeld, begun, lastDoneAt, lastDoneFor } = row!;
  const known = { forDate, lastDoneAt, lastDoneFor };
  if (state === 'running') return { ...known, state: isHeld ? 'running' : 'stopped' };
  if (state) return { ...known, state };
  return { ...known, state: begun ? 'missing' : 'never' };
}
