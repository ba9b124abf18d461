import { WITH_ADVISER, type DeadlineRule } from './rule';

/** Supervision of each case, and a manager's eye on it when risk rises. */
export const SUPERVISION_RULES = {
  'SV-02': {
    title: 'Case supervision',
    severity: 'L',
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['localPolicy'],
    appliesTo: WITH_ADVISER,
    meets: 'A supervision of this case: a reflective note, and actions with an owner and a date.',
    metBy: 'supervision',
  },
  'SV-03': {
    title: 'Manager’s oversight after risk rose',
    severity: 'L',
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['localPolicy'],
    appliesTo: WITH_ADVISER,
    meets: 'A manager’s dated decision, recorded as a supervision of this case.',
    metBy: 'supervision',
  },
} as const satisfies Record<string, DeadlineRule>;
