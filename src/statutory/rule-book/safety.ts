import type { DeadlineRule } from './rule';

/**
 * Missing. Who holds the interview (MS-02) is nowhere recorded and changes no date. MS-04 and MS-06 to MS-10 are in
 * `clocks/safety.ts`; whether someone is an adult at risk (MS-11) is a decision without a date.
 */
export const SAFETY_RULES = {
  'MS-01': {
    title: 'Return interview within 72 hours',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'guidance',
    confirmed: true,
    provisions: ['missingGuidance'],
    appliesTo: [],
    meets: 'A return interview, held by someone independent of where they live.',
    metBy: 'return-interview',
  },
  'MS-03': {
    title: 'Offer a talk after being missing',
    severity: 'L',
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['localPolicy'],
    appliesTo: ['former-relevant', 'former-relevant-21-plus'],
    meets: 'A talk about how they are and what made them go, or their answer that they do not want one.',
    metBy: 'return-interview',
  },
} as const satisfies Record<string, DeadlineRule>;
