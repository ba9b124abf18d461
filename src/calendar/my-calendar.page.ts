import type { WorkerCalendar } from './worker-calendar.entity';

/** What a worker reads of their calendar. @param made the address that was just made: it is shown this once */
export function toMyCalendarPage(chosen: WorkerCalendar | null, made: string | null = null) {
  const hasFeed = chosen?.madeAt != null;
  return {
    feed: hasFeed ? { madeAt: chosen.madeAt, lastFetchedAt: chosen.lastFetchedAt } : null,
    made: made && { address: made, opensOnPhone: made.replace(/^https?:/, 'webcal:') },
    invitations: {
      values: { invitations: (chosen?.invitations ?? !hasFeed) ? 'yes' : 'no' },
      errors: [],
      /** So as long as they have chosen nothing themselves. */
      byDefault: chosen?.invitations == null,
    },
  };
}
