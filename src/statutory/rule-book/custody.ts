import { LEFT_CARE, WITH_ADVISER, type DeadlineRule } from './rule';

/** Time in custody. */
export const CUSTODY_RULES = {
  'CU-01': {
    title: 'Visit after care ended in custody',
    severity: 'S1',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: false,
    provisions: ['formerLookedAfterVisits'],
    appliesTo: ['none', 'qualifying'],
    meets: 'A worker of the authority seeing them face to face, alone where they can, and a written report of it.',
    metBy: 'visit',
  },
  'CU-03': {
    title: 'See the young person in custody',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: false,
    provisions: ['transitionGuidance'],
    appliesTo: LEFT_CARE,
    meets: 'Their personal adviser seeing them face to face.',
    metBy: 'visit',
  },
  'CU-04': {
    title: 'Pathway plan review before release',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: false,
    provisions: ['transitionGuidance'],
    appliesTo: WITH_ADVISER,
    meets: 'A pathway plan review in custody, close enough to release.',
    metBy: 'review',
  },
} as const satisfies Record<string, DeadlineRule>;
