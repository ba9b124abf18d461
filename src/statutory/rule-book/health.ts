import { LOOKED_AFTER, type DeadlineRule } from './rule';

/**
 * Health. HE-02, the assessment every six months of a child under five, is the same function as HE-01 and outside the
 * ages of this record. What a move asks for (HE-08) is in `clocks/homes.ts`, the wait
 * after a referral (HE-10) in `clocks/health.ts`. HE-09 makes nothing due: after 18 the law asks for
 * no assessment, only that the pathway plan has its part about health.
 */
export const HEALTH_RULES = {
  'HE-01': {
    title: 'Health assessment within 12 months of the last',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: true,
    provisions: ['cppcrReg7', 'healthGuidance'],
    appliesTo: LOOKED_AFTER,
    meets: 'A health assessment: the yearly review, or the first one of a new time in care.',
    metBy: 'health-review',
  },
  'HE-03': {
    title: 'First health assessment within 20 working days of entering care',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'guidance',
    confirmed: false,
    provisions: ['cppcrReg7', 'healthGuidance'],
    appliesTo: LOOKED_AFTER,
    meets: 'An initial health assessment by a doctor.',
    metBy: 'health-review',
  },
  'HE-04': {
    title: 'Dental check within 12 months of the last',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['healthGuidance'],
    appliesTo: LOOKED_AFTER,
    meets: 'A dental check.',
    metBy: 'health-review',
  },
  'HE-05': {
    title: 'Strengths and difficulties questionnaire, once a year to 16',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'guidance',
    confirmed: false,
    provisions: ['healthGuidance'],
    appliesTo: LOOKED_AFTER,
    meets: 'A strengths and difficulties questionnaire filled in by the carer.',
    metBy: 'health-review',
  },
  'HE-06': {
    title: 'Give the health passport before 18',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['healthGuidance'],
    appliesTo: ['eligible', 'relevant'],
    meets: 'The health passport, given to the young person.',
    metBy: 'health-passport',
  },
  'HE-07': {
    title: 'Give the health passport that was missing at 18',
    severity: 'L',
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['localPolicy'],
    appliesTo: ['former-relevant', 'former-relevant-21-plus'],
    meets: 'The health passport, given to the young person.',
    metBy: 'health-passport',
  },
} as const satisfies Record<string, DeadlineRule>;
