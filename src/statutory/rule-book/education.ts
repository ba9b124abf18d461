import type { DeadlineRule } from './rule';

/** Education, employment and training, and the yearly return that asks about them. */
export const EDUCATION_RULES = {
  'ET-05': {
    title: 'Be in touch around the birthday',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'guidance',
    confirmed: false,
    provisions: ['ssda903CareLeavers'],
    appliesTo: ['relevant', 'former-relevant', 'former-relevant-21-plus'],
    meets: 'Seeing them face to face, or a phone or video call that they answered, in the weeks around the birthday.',
    metBy: 'contact',
  },
} as const satisfies Record<string, DeadlineRule>;
