import { addDays, formatLong } from '../statutory/local-date';
import type { Exemption } from './gap-map';

/** Until when the policy asks no sessions of a worker, and why; null where it does. */
export function exemptWords(exemption: Exemption | null): { until: string; reason: string } | null {
  return exemption && { until: formatLong(addDays(exemption.to, -1)), reason: exemption.reason };
}
