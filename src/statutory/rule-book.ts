import type { DutyBasis, Severity, StatusCode } from './case-file';
import type { ProvisionKey } from './provisions';

/** What is known of one rule, whatever it is applied to. */
export interface Rule {
  title: string;
  provisions: readonly ProvisionKey[];
  /** False where the text of the duty, or of its number of days, has not been confirmed against the law. */
  confirmed: boolean;
}

/** A rule that makes something due. */
export interface DeadlineRule extends Rule {
  severity: Severity;
  /** Where the duty comes from. */
  dutyBasis: DutyBasis;
  /** Where the number of days comes from: a duty in law with days chosen here is statute and policy. */
  dateBasis: DutyBasis;
  /** From 21 only where the person takes support, unless the rule is about those who do not. */
  appliesTo: readonly StatusCode[];
}

const WITH_ADVISER = ['eligible', 'relevant', 'former-relevant', 'former-relevant-21-plus'] as const;
const LEFT_CARE = ['relevant', 'former-relevant', 'former-relevant-21-plus'] as const;

/** The rules that make something due: one entry each, read by the ledger, the reports and docs/statutory.md. */
export const DEADLINE_RULES = {
  'AP-01': {
    title: 'Needs assessment within 3 months of becoming eligible',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: true,
    provisions: ['cppcrReg42'],
    appliesTo: ['eligible'],
  },
  'AP-02': {
    title: 'Needs assessment within 3 months of becoming relevant',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: true,
    provisions: ['clrReg5'],
    appliesTo: ['relevant'],
  },
  'RV-01': {
    title: 'Pathway plan review within 6 months',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: false,
    provisions: ['clrReg7'],
    appliesTo: LEFT_CARE,
  },
  'RV-03': {
    title: 'Pathway plan review 28 days after moving in',
    severity: 'S1',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: false,
    provisions: ['clrReg7'],
    appliesTo: LEFT_CARE,
  },
  'RV-04': {
    title: 'Second pathway plan review after moving in',
    severity: 'G',
    dutyBasis: 'guidance',
    dateBasis: 'policy',
    confirmed: false,
    provisions: ['clrReg7', 'transitionGuidance'],
    appliesTo: LEFT_CARE,
  },
  'PA-01': {
    title: 'Name a personal adviser',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['ca89Sch2Para19B', 'ca89S23B', 'ca89S23C', 'ca89S23CZB', 'ca89S23D'],
    appliesTo: WITH_ADVISER,
  },
  'PA-02': {
    title: 'Visit within 7 days of moving in',
    severity: 'S1',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: true,
    provisions: ['clrReg8'],
    appliesTo: LEFT_CARE,
  },
  'PA-03': {
    title: 'Second visit before the first review there',
    severity: 'S1',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: true,
    provisions: ['clrReg8'],
    appliesTo: LEFT_CARE,
  },
  'PA-04': {
    title: 'Visit at home within 2 months of the last',
    severity: 'S1',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: true,
    provisions: ['clrReg8'],
    appliesTo: LEFT_CARE,
  },
  'PA-05': {
    title: 'See the young person face to face',
    severity: 'L',
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['localPolicy'],
    appliesTo: ['relevant', 'former-relevant'],
  },
  'PA-06': {
    title: 'Visit at the new address',
    severity: 'L',
    dutyBasis: 'policy',
    dateBasis: 'policy',
    confirmed: true,
    provisions: ['localPolicy'],
    appliesTo: WITH_ADVISER,
  },
  'PA-08': {
    title: 'Offer support at 21',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'policy',
    confirmed: false,
    provisions: ['ca89S23CZB'],
    appliesTo: ['former-relevant-21-plus'],
  },
  'PA-09': {
    title: 'Offer support again within 12 months',
    severity: 'S2',
    dutyBasis: 'statute',
    dateBasis: 'statute',
    confirmed: false,
    provisions: ['ca89S23CZB'],
    appliesTo: ['former-relevant-21-plus'],
  },
} as const satisfies Record<string, DeadlineRule>;

export type DeadlineRuleId = keyof typeof DEADLINE_RULES;

/** The rules that say what someone is, and how long their record is kept. */
export const STATUS_RULES = {
  'LS-01': {
    title: 'Eligible: looked after at 16 or 17, for 13 weeks since 14',
    provisions: ['ca89Sch2Para19B', 'cppcrReg40'],
    confirmed: true,
  },
  'LS-02': { title: 'Short breaks make nobody eligible', provisions: ['cppcrReg40', 'cppcrReg48'], confirmed: true },
  'LS-03': { title: 'Relevant: eligible before leaving care', provisions: ['ca89S23A'], confirmed: true },
  'LS-04': {
    title: 'Relevant: detained or in hospital at 16, after 13 weeks of care',
    provisions: ['clrReg3'],
    confirmed: false,
  },
  'LS-05': { title: 'Planned short placements left out of LS-04', provisions: ['clrReg3'], confirmed: false },
  'LS-06': { title: 'Six months at home ends relevant status', provisions: ['clrReg3'], confirmed: false },
  'LS-07': { title: 'Time at home before leaving care counts', provisions: ['clrReg3'], confirmed: false },
  'LS-08': { title: 'Relevant again when home breaks down', provisions: ['clrReg3'], confirmed: true },
  'LS-09': { title: 'Former relevant', provisions: ['ca89S23C'], confirmed: true },
  'LS-10': { title: 'Former relevant, 18 to 20: all duties', provisions: ['ca89S23C'], confirmed: false },
  'LS-11': { title: 'From 21, while a planned programme lasts', provisions: ['ca89S23C'], confirmed: false },
  'LS-12': {
    title: 'From 21, who asks for help with education',
    provisions: ['ca89S23CA', 'clrReg5'],
    confirmed: true,
  },
  'LS-13': { title: 'From 21, who asks for support', provisions: ['ca89S23CZB'], confirmed: true },
  'LS-14': { title: 'From 21, not taking support: offers', provisions: ['ca89S23CZB'], confirmed: false },
  'LS-15': { title: 'Qualifying: special guardianship after care', provisions: ['ca89S24'], confirmed: true },
  'LS-16': {
    title: 'Qualifying: care or accommodation after 16 that is over',
    provisions: ['ca89S24'],
    confirmed: true,
  },
  'LS-17': { title: 'What counts as accommodated', provisions: ['ca89S24'], confirmed: true },
  'LS-18': { title: 'Qualifying, 21 to 24: help with education', provisions: ['ca89S24B'], confirmed: false },
  'LS-19': { title: 'Remanded children are looked after', provisions: ['laspoS104'], confirmed: true },
  'LS-20': { title: 'Aged out at 25', provisions: ['ca89S23CZB'], confirmed: true },
  'LS-21': {
    title: 'The authority that last looked after the child is responsible',
    provisions: ['ca89S23A', 'ca89S23B', 'ca89S23C'],
    confirmed: true,
  },
  'LS-22': { title: 'Adopted from care', provisions: ['ssda903'], confirmed: true },
  'RC-01': { title: 'Keep the record to the 75th birthday', provisions: ['clrReg10'], confirmed: false },
  'RC-02': { title: 'Died before 18: keep for 15 years', provisions: ['clrReg10'], confirmed: false },
  'RC-03': { title: 'Died at 18 or later: keep to the 75th birthday', provisions: ['clrReg10'], confirmed: false },
} as const satisfies Record<string, Rule>;

export type StatusRuleId = keyof typeof STATUS_RULES;
