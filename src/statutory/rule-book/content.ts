import type { DutyBasis, Severity } from '../case-file';
import type { Rule } from './rule';

/** A rule of what an assessment, a plan or an action has to say. It makes nothing due; what lacks is told by `content/`. */
export interface ContentRule extends Rule {
  severity: Severity;
  basis: DutyBasis;
}

/** What needs assessments and pathway plans hold. `confirmed` is of the rule; of its parts, each says its own. */
export const CONTENT_RULES = {
  'AP-06': {
    title: 'What the record of an assessment holds',
    severity: 'S2',
    basis: 'statute',
    confirmed: true,
    provisions: ['clrReg5'],
  },
  'AP-07': {
    title: 'What the assessment of an eligible young person covers',
    severity: 'S2',
    basis: 'statute',
    confirmed: false,
    provisions: ['cppcrReg42'],
  },
  'AP-08': {
    title: 'What the assessment of someone who has left care covers',
    severity: 'S2',
    basis: 'statute',
    confirmed: false,
    provisions: ['clrReg5'],
  },
  'AP-09': {
    title: 'Who is asked for an assessment',
    severity: 'S2',
    basis: 'statute',
    confirmed: false,
    provisions: ['clrReg5'],
  },
  'AP-10': {
    title: 'How the young person takes part',
    severity: 'S2',
    basis: 'statute',
    confirmed: false,
    provisions: ['clrReg4'],
  },
  'AP-11': {
    title: 'What the pathway plan sets out',
    severity: 'S2',
    basis: 'statute',
    confirmed: false,
    provisions: ['clrReg6', 'clrSch1', 'cppcrReg43', 'cppcrSch8'],
  },
  'AP-12': {
    title: 'Actions of a plan that can be followed up',
    severity: 'L',
    basis: 'policy',
    confirmed: true,
    provisions: ['localPolicy'],
  },
} as const satisfies Record<string, ContentRule>;

export type ContentRuleId = keyof typeof CONTENT_RULES;
