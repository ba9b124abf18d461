/** Tries that cost nothing but the answer. */
const FREE_TRIES = 5;
/** Tries older than this no longer count: nobody is locked out for good. */
export const WINDOW_MINUTES = 15;
const MINUTE_MS = 60_000;

/**
 * How long an account must still wait: a minute after the fifth try, then two, four, eight, at most fifteen.
 * @param tries failed tries within the window
 * @returns milliseconds, 0 when it need not wait
 */
export function waitingMs(tries: number, latest: Date | null, at: Date): number {
  if (tries < FREE_TRIES || !latest) return 0;
  const minutes = Math.min(2 ** (tries - FREE_TRIES), WINDOW_MINUTES);
  return Math.max(0, latest.getTime() + minutes * MINUTE_MS - at.getTime());
}
