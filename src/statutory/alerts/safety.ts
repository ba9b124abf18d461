import type { Alert, Present } from '../alert';
import { leaveExpiry } from '../leave';
import { addDays, addMonths, formatLong } from '../local-date';
import { londonDateOf } from '../london-date';
import { policyOn } from '../policy';

/**
 * IM-03: leave to remain runs out, and no application has been made. From so many months before it expires legal advice
 * starts; what has expired stays until an application is recorded.
 *
 * @statute Immigration Rules, paragraphs 352ZC and following
 */
export function leaveExpiring({ file, asOf, status }: Present): Alert | null {
  const expiresOn = leaveExpiry(file);
  if (expiresOn === null || file.immigration?.applicationMadeOn || status.code === 'aged-out') return null;
  const { fromMonths, byMonths } = policyOn(file, asOf).legalAdvice;
  if (asOf < addMonths(expiresOn, -fromMonths)) return null;
  const advice = file.immigration?.legalAdviceStartedOn
    ? `Legal advice started on ${formatLong(file.immigration.legalAdviceStartedOn)}.`
    : `Legal advice starts by ${formatLong(addMonths(expiresOn, -byMonths))}.`;
  return {
    code: 'leave-expiring',
    severity: 'S1',
    because: `Leave to remain expires on ${formatLong(expiresOn)}, and no application is recorded. ${advice} The application is made before the leave expires.`,
  };
}

/**
 * MS-05: missing so many times within so many days is a matter for the panel.
 *
 * @statute {@link PROVISIONS.localPolicy}
 */
export function repeatedlyMissing({ file, asOf }: Present): Alert | null {
  if (file.missing.length === 0) return null;
  const { times, withinDays } = policyOn(file, asOf).repeatedlyMissing;
  const after = addDays(asOf, -withinDays);
  const began = file.missing.map(({ from }) => londonDateOf(from)).filter((on) => on > after);
  if (began.length < times) return null;
  const first = began.reduce((a, b) => (a < b ? a : b));
  return {
    code: 'repeatedly-missing',
    severity: 'L',
    because: `Missing ${began.length} times since ${formatLong(first)}: this goes to the panel.`,
  };
}
