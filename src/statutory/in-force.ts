import type { LocalDate } from './local-date';

/** Provisions of the Children's Wellbeing and Schools Act 2026 that were passed and not in force when they were read. */
export interface InForceFrom {
  /** Section 7: staying close, to be section 23CZAA of the Children Act 1989. */
  stayingClose: LocalDate | null;
  /** Section 8: what else a local offer has to say. */
  localOfferAdditions: LocalDate | null;
  /** Section 9: a care leaver under 25 is not found intentionally homeless (Housing Act 1996, section 191). */
  notIntentionallyHomeless: LocalDate | null;
}

/**
 * From which day each is law; null while no day is known. Rules take this as a parameter, so that a commencement order
 * is one date here.
 */
export const IN_FORCE_FROM: Readonly<InForceFrom> = {
  stayingClose: null,
  localOfferAdditions: null,
  notIntentionallyHomeless: null,
};

/**
 * Whether a provision is law on a day: from the very day on which it comes into force.
 *
 * @statute {@link PROVISIONS.cwsa26}
 */
export function isInForce(
  provision: keyof InForceFrom,
  on: LocalDate,
  inForceFrom: Readonly<InForceFrom> = IN_FORCE_FROM,
): boolean {
  const from = inForceFrom[provision];
  return from !== null && from <= on;
}
