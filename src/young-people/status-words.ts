import type { DutyBasis, StatusCode } from '../statutory/case-file';

/** Legal status as practitioners say it. The Act's terms are kept. */
export const STATUS_WORDS: Record<StatusCode, string> = {
  undetermined: 'To be decided by a manager',
  none: 'Not owed leaving care support',
  'looked-after-not-eligible': 'Looked after, not yet eligible',
  eligible: 'Eligible',
  relevant: 'Relevant',
  'former-relevant': 'Former relevant',
  'former-relevant-21-plus': 'Former relevant, 21 or over',
  qualifying: 'Qualifying',
  'education-help-only': 'Help with education only',
  'aged-out': 'Reached 25',
  deceased: 'Died',
};

export const STATUS_CODES = Object.keys(STATUS_WORDS) as StatusCode[];

/** Where a duty comes from; law, guidance and local policy are never mixed. */
export const BASIS_WORDS: Record<DutyBasis, string> = {
  statute: 'Law',
  guidance: 'Guidance',
  policy: 'Local policy',
};

/** The part of the law that a status rests on, by the code the rules give it. */
const STATUS_BASIS_WORDS: Readonly<Record<string, string>> = {
  s23A: 'Children Act 1989, section 23A',
  reg3: 'Care Leavers (England) Regulations 2010, regulation 3',
  s23C: 'Children Act 1989, section 23C',
  s23C7: 'Children Act 1989, section 23C(7): a programme in the pathway plan goes on',
  s23CA: 'Children Act 1989, section 23CA: education or training up to 25',
  s23CZB: 'Children Act 1989, section 23CZB: asked for support after 21',
  'offer-only': 'Children Act 1989, section 23CZB(7): support is to be offered',
  's24-1A': 'Children Act 1989, section 24(1A)',
  's24-1B': 'Children Act 1989, section 24(1B)',
};

export function statusBasisWords(code: string): string {
  return STATUS_BASIS_WORDS[code] ?? code;
}
