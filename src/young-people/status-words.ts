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

/** What the record gives, where someone decides beside it. */
export function recordGivesWords(status: StatusCode): string {
  return status === 'undetermined' ? 'No status' : STATUS_WORDS[status];
}

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

/** What a choice among several bases means, for whoever does not know the sections by heart. */
const CHOICE_MEANS: Readonly<Record<string, string>> = {
  s23A: 'Was eligible when care ended',
  reg3: 'Was detained or in hospital on the 16th birthday, after 13 weeks of care',
  's24-1A': 'Special guardianship, straight after care',
  's24-1B': 'In care, or accommodated by others, at 16 or 17, and no longer',
  s23C7: 'A programme in the pathway plan goes on',
  s23CA: 'Asked for help with education or training',
  s23CZB: 'Asked for support after 21',
  'offer-only': 'Takes no support, which is offered each year',
};

/** A basis as a choice: what it means, and the part of the law. */
export function basisChoiceWords(code: string): string {
  return `${CHOICE_MEANS[code] ?? code}: ${statusBasisWords(code).replace(/:.*$/, '')}`;
}

export function statusBasisWords(code: string): string {
  return STATUS_BASIS_WORDS[code] ?? code;
}
