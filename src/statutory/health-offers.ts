import type { CaseFile, HealthOfferOf } from './case-file';
import { offeredAgainBy } from './deadline';
import { addMonths, formatLong, type LocalDate } from './local-date';
import { compare } from './order';
import { policyOn } from './policy';

/** The reviews that HE-01 and HE-03 ask for: one who says no to the one says no to the other. */
export const ASSESSMENTS = ['review-health-assessment', 'initial-health-assessment'] as const;

/** Which offers answer what is due: a no to one of them is a no to that. */
export const OFFERS_FOR = {
  'HE-01': ASSESSMENTS,
  'HE-03': ASSESSMENTS,
  'HE-04': ['dental-check'],
  'HE-05': ['strengths-and-difficulties'],
  'HE-06': ['health-passport'],
  'HE-07': ['health-passport'],
} as const satisfies Record<string, readonly HealthOfferOf[]>;

/** Somebody said no to what is owed to them. */
export interface No {
  declinedOn: LocalDate;
  offerAgainBy: LocalDate;
}

/**
 * The no to one of these that stands: the last offer was declined, from one day on and before another. It is offered again
 * within the policy's months: no law sets a day.
 *
 * @returns null where nothing was declined, or something was offered since
 * @statute {@link PROVISIONS.localPolicy}
 */
export function noThatStands(
  file: Pick<CaseFile, 'healthOffers' | 'policy' | 'earlierPolicies'>,
  of: readonly HealthOfferOf[],
  from: LocalDate | null,
  until: LocalDate | null,
): No | null {
  const last = lastOffer(
    (file.healthOffers ?? []).filter(
      (offer) => of.includes(offer.of) && (from === null || offer.on >= from) && (until === null || offer.on < until),
    ),
  );
  if (!last?.declined) return null;
  return { declinedOn: last.on, offerAgainBy: addMonths(last.on, policyOn(file, last.on).healthOfferAgainMonths) };
}

/** Of several on one day the last by its id: one order for what is owed and for how it stands. */
function lastOffer<T extends { id: string; on: LocalDate }>(offers: readonly T[]): T | undefined {
  return offers.toSorted((a, b) => compare(a.on, b.on) || compare(a.id, b.id)).at(-1);
}

/** An offer as it was recorded, with what came of it. */
export interface Offered {
  id: string;
  of: HealthOfferOf;
  offeredOn: LocalDate;
  /** The day it was for; null where none was set. */
  forOn: LocalDate | null;
  outcome: 'waiting' | 'attended' | 'declined' | 'not-attended' | 'cancelled';
  declinedOn: LocalDate | null;
}

/** The day from which an offer counts: that of the no, where they said no. */
export function offerDay({ offeredOn, declinedOn }: Pick<Offered, 'offeredOn' | 'declinedOn'>): LocalDate {
  return declinedOn ?? offeredOn;
}

/**
 * How far what is due has come, by the last offer of it: offered, attended, declined; one sentence.
 *
 * @param since what was offered before it was due is not of it
 * @returns null where nothing was offered
 */
export function offerStands(
  rule: keyof typeof OFFERS_FOR,
  offers: readonly Offered[],
  since: LocalDate,
  policies: Pick<CaseFile, 'policy' | 'earlierPolicies'>,
): string | null {
  const of: readonly HealthOfferOf[] = OFFERS_FOR[rule];
  const isPassport = of.includes('health-passport');
  const last = lastOffer(
    offers
      .map((one) => ({ ...one, on: offerDay(one) }))
      .filter((one) => of.includes(one.of) && (isPassport || one.on >= since)),
  );
  if (!last) return null;
  const offered = `Offered on ${formatLong(last.offeredOn)}${last.forOn ? ` for ${formatLong(last.forOn)}` : ''}`;
  switch (last.outcome) {
    case 'waiting':
      return isPassport ? `${offered}; they have not answered yet.` : `${offered}.`;
    case 'attended':
      return `${offered}. They went; the review itself is still to be recorded.`;
    case 'not-attended':
      return `${offered}. They did not go.`;
    case 'cancelled':
      return `${offered}. The service cancelled it.`;
    case 'declined': {
      const { on } = last;
      const again = addMonths(on, policyOn(policies, on).healthOfferAgainMonths);
      return `${offered}. They said no on ${formatLong(on)}; ${offeredAgainBy(again)}.`;
    }
  }
}
