import type { ProvidedUnder, StatusCode } from './case-file';

/** Who found the home and placed them there. */
export const ARRANGED_BY = ['us', 'housing', 'themselves', 'others', 'unknown'] as const;
export type ArrangedBy = (typeof ARRANGED_BY)[number];

/** Who pays for it. `us-and-them`: the council adds to what they pay. */
export const PAID_BY = ['us', 'us-and-them', 'themselves', 'benefits', 'others', 'unknown'] as const;
export type PaidBy = (typeof PAID_BY)[number];

/** The section a home is provided under, as far as two answers and a status settle it. `unknown`: to be confirmed. */
export interface HomeBasis {
  providedUnder: ProvidedUnder;
  because: string;
}

const TO_CONFIRM = 'until somebody confirms it, the stricter dates run.';

/**
 * What who arranged a home and who pays for it say of the section it is provided under.
 *
 * The council provides a home it found or helps to pay for: for a child in care that is a placement, for a relevant child
 * section 23B(8). For everybody else the two answers do not tell one section from another, so it is to be confirmed; so is
 * a home that the housing service found for a relevant child, which may stand in for the council's own duty. A home that
 * others found and pay for is not provided by the council.
 *
 * @param status on the day they move in; null where it is not worked out
 * @statute {@link PROVISIONS.ca89S23B} {@link PROVISIONS.supportedAccommodationRegs} AC-01, AC-05
 */
export function basisOfHome(arrangedBy: ArrangedBy, paidBy: PaidBy, status: StatusCode | null): HomeBasis {
  const ours = arrangedBy === 'us' || paidBy === 'us' || paidBy === 'us-and-them';
  if (!ours && (arrangedBy === 'unknown' || paidBy === 'unknown')) {
    return { providedUnder: 'unknown', because: `Who arranged it or who pays is not known: ${TO_CONFIRM}` };
  }
  if (ours && status === 'relevant') {
    return { providedUnder: 's23B', because: 'The council provides it to a relevant child: section 23B.' };
  }
  if (ours && (status === 'eligible' || status === 'looked-after-not-eligible')) {
    return { providedUnder: 'other', because: 'They are in care, so it is a placement: section 22C.' };
  }
  if (ours) {
    return {
      providedUnder: 'unknown',
      because: `The council provides it, and its section does not follow from these two answers: ${TO_CONFIRM}`,
    };
  }
  if (arrangedBy === 'housing' && status === 'relevant') {
    return {
      providedUnder: 'unknown',
      because: `The housing service found it for a relevant child, to whom section 23B is owed: ${TO_CONFIRM}`,
    };
  }
  return { providedUnder: 'none', because: 'Others arranged it and pay for it: the council does not provide it.' };
}
