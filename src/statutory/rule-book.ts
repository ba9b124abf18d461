import { HOME_JUDGEMENT_RULES, HOME_RULES } from './rule-book/accommodation';
import { ADVISER_RULES } from './rule-book/adviser';
import { CUSTODY_RULES } from './rule-book/custody';
import { EDUCATION_RULES } from './rule-book/education';
import { HEALTH_RULES } from './rule-book/health';
import { IMMIGRATION_RULES } from './rule-book/immigration';
import { PLAN_RULES } from './rule-book/plans';
import { RECORD_RULES } from './rule-book/records';
import type { Rule } from './rule-book/rule';
import { SUPERVISION_RULES } from './rule-book/supervision';
import { SAFETY_RULES } from './rule-book/safety';

/** The rules that make something due: one entry each, read by the ledger, the reports and docs/statutory.md. */
export const DEADLINE_RULES = {
  ...PLAN_RULES,
  ...ADVISER_RULES,
  ...HOME_RULES,
  ...CUSTODY_RULES,
  ...EDUCATION_RULES,
  ...SUPERVISION_RULES,
  ...HEALTH_RULES,
  ...SAFETY_RULES,
  ...IMMIGRATION_RULES,
  ...RECORD_RULES,
} as const;

export type DeadlineRuleId = keyof typeof DEADLINE_RULES;

/** The rules that say what someone is, what their home is, and how long their record is kept. */
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
  ...HOME_JUDGEMENT_RULES,
} as const satisfies Record<string, Rule>;

export type StatusRuleId = keyof typeof STATUS_RULES;
