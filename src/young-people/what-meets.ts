import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { DEADLINE_RULES } from '../statutory/rule-book';
import type { DeadlineRule } from '../statutory/rule-book/rule';

/** The forms of the record page that what's due leads to. */
export const DUE_ACTIONS = [
  'visit',
  'review',
  'assessment',
  'allocate',
  'offer',
  'health-review',
  'health-passport',
] as const;
export type DueAction = (typeof DUE_ACTIONS)[number];

interface WhatMeets {
  what: string;
  /** Null where what meets it has no form of its own. */
  action: DueAction | null;
}

const RULES: Readonly<Record<string, DeadlineRule>> = DEADLINE_RULES;

/** What would meet a rule, and where that is recorded; null for a rule that is not in the rule book. */
export function whatMeets(rule: string): WhatMeets | null {
  const known = RULES[rule];
  return known ? { what: known.meets, action: DUE_ACTIONS.find((action) => action === known.metBy) ?? null } : null;
}

/** The rules that one kind of step would meet. */
export function rulesMetBy(action: DueAction): string[] {
  return Object.keys(RULES).filter((rule) => RULES[rule]?.metBy === action);
}

/** The form where it is recorded, for someone who may; null for everyone else. `at` is the record's address. */
export function actionLink(action: DueAction | null, at: string, actor: Actor): { text: string; href: string } | null {
  if (action === null) return null;
  if (action === 'allocate') return may(actor, 'allocate') ? { text: 'Give a worker', href: `${at}/allocate` } : null;
  if (!may(actor, 'record-casework')) return null;
  switch (action) {
    case 'visit':
      return { text: 'Record a visit', href: `${at}/contacts/new` };
    case 'review':
      return { text: 'Hold the review', href: `${at}/reviews/new` };
    case 'health-review':
      return { text: 'Record the review of health', href: `${at}/health/reviews/new` };
    case 'health-passport':
      return { text: 'Open the health passport', href: `${at}/health/passport` };
    case 'assessment':
      return { text: 'Record the assessment', href: `${at}/plan-dates/new?step=assessment` };
    case 'offer':
      return { text: 'Record an offer', href: `${at}/support/new?what=offer` };
  }
}

/** Where what would meet it is written in Onward itself, beside the form that records its day; null where it is not. */
export function writeLink(action: DueAction | null, at: string, actor: Actor): { text: string; href: string } | null {
  if (action !== 'assessment' || !may(actor, 'record-casework')) return null;
  return { text: 'Write the assessment', href: `${at}/assessments?cause=due` };
}
