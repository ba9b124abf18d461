import type { Alert, Present } from '../alert';
import { formatLong, latest, later } from '../local-date';
import { holdsOn } from '../spans';
import { spellsWhere } from '../status-history';
import { inTouchUntil, lastTwoWay } from '../touch';

/**
 * PA-12: contact is lost with a relevant or former relevant young person under 21: nothing went both ways for the weeks of the
 * policy, counted from the last contact that did, from the day the duty began, or from when records of contacts are complete.
 *
 * @statute {@link PROVISIONS.ca89S23B} {@link PROVISIONS.ca89S23C}
 */
export function lostContact({ file, asOf, history, status }: Present): Alert | null {
  if (status.code !== 'relevant' && status.code !== 'former-relevant') return null;
  const owed = spellsWhere(history, ({ code }) => code === 'relevant' || code === 'former-relevant');
  const began = owed.find((span) => holdsOn(span, asOf))?.from ?? asOf;
  const last = lastTwoWay(file);
  const complete = file.knownSince.contacts ?? null;
  const since = later(latest(began, last?.on) ?? began, complete ?? began);
  if (asOf <= inTouchUntil(since, file)) return null;
  const what = last
    ? `The last time they were seen or spoken with was on ${formatLong(last.on)}.`
    : `Nobody has recorded seeing or speaking with them${complete ? ` since records began on ${formatLong(complete)}` : ''}.`;
  const steps =
    status.code === 'relevant'
      ? 'Trace them at once, and keep trying until they are found.'
      : 'Take reasonable steps to be in touch again, and write down each.';
  return { code: 'lost-contact', severity: status.code === 'relevant' ? 'S1' : 'S2', because: `${what} ${steps}` };
}
