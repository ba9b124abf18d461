import type { DeadlineRule, Rule } from './rule';

/** Moving on from bed and breakfast: what accommodation makes due. */
export const HOME_RULES = {
  'AC-03': {
    title: 'Move out of bed and breakfast, under 18',
    severity: 'S1',
    dutyBasis: 'guidance',
    dateBasis: 'guidance',
    confirmed: true,
    provisions: ['transitionGuidance'],
    appliesTo: ['looked-after-not-eligible', 'eligible', 'relevant'],
    meets: 'Moving out. It is never in time: under 18, bed and breakfast is wrong from the first night.',
    metBy: 'move',
  },
  'AC-04': {
    title: 'Move on from bed and breakfast',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['transitionGuidance'],
    appliesTo: ['former-relevant', 'former-relevant-21-plus'],
    meets: 'Moving on to another home.',
    metBy: 'move',
  },
} as const satisfies Record<string, DeadlineRule>;

/** What the rules say of a home without making something due on a day. */
export const HOME_JUDGEMENT_RULES = {
  'AC-01': { title: 'Is the home suitable', provisions: ['clrReg9'], confirmed: true },
  'AC-02': { title: 'What the assessment of a home goes through', provisions: ['clrReg9', 'clrSch2'], confirmed: true },
  'AC-05': {
    title: 'Supported accommodation at 16 and 17: a registered provider',
    provisions: ['supportedAccommodationRegs'],
    confirmed: true,
  },
  'AC-06': { title: 'Nobody under 16 in supported accommodation', provisions: ['cppcr2021'], confirmed: false },
  'AC-07': {
    title: 'The four categories of supported accommodation',
    provisions: ['supportedAccommodationRegs'],
    confirmed: true,
  },
  'AC-08': { title: 'Staying put', provisions: ['ca89S23CZA'], confirmed: true },
  'AC-09': { title: 'Staying close (not yet in force)', provisions: ['cwsa26'], confirmed: true },
  'AC-10': { title: 'Somewhere to live in the vacations', provisions: ['ca89S24B', 'clrReg9'], confirmed: false },
  'AC-11': { title: 'Application as homeless: told the same day', provisions: ['homelessnessCode'], confirmed: true },
  'AC-12': { title: 'Priority need as homeless at 18 to 20', provisions: ['priorityNeed2002'], confirmed: true },
  'AC-13': { title: 'Not intentionally homeless (not yet in force)', provisions: ['cwsa26'], confirmed: true },
  'AC-15': { title: 'Homes that need a manager’s reason', provisions: ['localPolicy'], confirmed: true },
  'AC-16': { title: 'What a move brings to do', provisions: ['localPolicy'], confirmed: true },
  'AC-17': { title: 'Looking again at whether a home is suitable', provisions: ['localPolicy'], confirmed: true },
} as const satisfies Record<string, Rule>;
