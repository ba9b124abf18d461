import type { CareLegalStatus, Placement } from '../../statutory/case-file';

/** The return's LS codes in the record's words; V3 and V4 are section 20 under a short-break agreement. */
const LEGAL_STATUS: Readonly<Record<string, CareLegalStatus>> = {
  C1: 'interim-care-order',
  C2: 'care-order',
  E1: 'placement-order',
  V2: 's20',
  V3: 's20',
  V4: 's20',
  J1: 'remand',
  L1: 'emergency-protection',
  L2: 'emergency-protection',
};
const SHORT_BREAKS = ['V3', 'V4'];

/**
 * The return's PLACE codes in the record's words. Those not here (adoption, temporary stays, residential employment,
 * independent living, other) have no word of their own.
 */
const PLACEMENT: Readonly<Record<string, Placement>> = {
  U1: 'foster-care',
  U2: 'foster-care',
  U3: 'foster-care',
  U4: 'foster-care',
  U5: 'foster-care',
  U6: 'foster-care',
  K1: 'residential',
  K2: 'residential',
  R1: 'residential',
  R3: 'residential',
  S1: 'residential',
  K3: 'supported-accommodation',
  H5: 'supported-accommodation',
  P1: 'with-parents',
  R5: 'custody',
  R2: 'hospital',
};

export function legalStatusOf(code: string): { legalStatus: CareLegalStatus; shortBreak: boolean } {
  return { legalStatus: LEGAL_STATUS[code] ?? 'other', shortBreak: SHORT_BREAKS.includes(code) };
}

export function placementOf(code: string | null): Placement | null {
  return code === null ? null : (PLACEMENT[code] ?? 'other');
}
