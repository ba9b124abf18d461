import type { DeadlineRule } from './rule';

/**
 * Leave to remain. When it expires (IM-01, IM-02) is worked out in `leave.ts`. What a plan prepares for (IM-04) and
 * which fields a record has (IM-06) set no dates, SSDA903 asks nothing more (IM-07); IM-05 is in
 * `clocks/immigration.ts`.
 */
export const IMMIGRATION_RULES = {
  'IM-03': {
    title: 'Act before leave to remain expires',
    severity: 'S1',
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['immigrationRules', 'uascGuidance'],
    appliesTo: [
      'looked-after-not-eligible',
      'eligible',
      'relevant',
      'former-relevant',
      'former-relevant-21-plus',
      'qualifying',
    ],
    meets: 'Legal advice that has started, and an application made before leave expires.',
    metBy: 'immigration',
  },
} as const satisfies Record<string, DeadlineRule>;
