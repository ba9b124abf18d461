import type { FieldError } from '../platform/problem';
import { dayFaults, type FactKind } from '../young-people/dated-facts';
import { Bursary, type BursaryKind } from './eet.entities';

export const BURSARY: FactKind<Bursary> = {
  entity: Bursary,
  word: 'bursary',
  words: 'bursaries',
  faults(bursary, person, today) {
    const { askedOn, agreedOn, refusedOn, refusedBecause, kind, what, pounds } = bursary;
    const faults: FieldError[] = [
      ...dayFaults('askedOn', askedOn, person, today),
      ...dayFaults('agreedOn', agreedOn, person, today),
      ...dayFaults('refusedOn', refusedOn, person, today),
    ];
    if (agreedOn !== null && agreedOn < askedOn)
      faults.push({ field: 'agreedOn', message: 'Must be on or after the day it was asked for' });
    if (refusedOn !== null && refusedOn < askedOn)
      faults.push({ field: 'refusedOn', message: 'Must be on or after the day it was asked for' });
    if (agreedOn !== null && refusedOn !== null)
      faults.push({ field: 'refusedOn', message: 'It was agreed, or refused: not both' });
    if (agreedOn !== null && pounds === null) faults.push({ field: 'pounds', message: 'Enter how much was agreed' });
    if (refusedOn !== null && refusedBecause === null)
      faults.push({ field: 'refusedBecause', message: 'Enter why it was refused' });
    if (refusedOn === null && refusedBecause !== null)
      faults.push({ field: 'refusedOn', message: 'Enter the day it was refused' });
    if (kind === 'local' && what === null) faults.push({ field: 'what', message: 'Enter which bursary it is' });
    return faults;
  },
};

/** The rule of each in src/statutory/entitlements.ts, by its key; a local one has none. */
export const BURSARY_ENTITLEMENT: Record<BursaryKind, string | null> = {
  '16-to-19': 'vulnerable-bursary',
  'higher-education': 'higher-education-bursary',
  apprenticeship: 'apprenticeship-bursary',
  local: null,
};

export const BURSARY_WORDS: Record<BursaryKind, string> = {
  '16-to-19': '16 to 19 bursary, from the school or college',
  'higher-education': 'Higher education bursary, from the council',
  apprenticeship: 'Apprenticeship bursary, from the training provider',
  local: 'Another bursary or grant',
};
