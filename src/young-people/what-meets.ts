import { may } from '../access/access';
import type { Actor } from '../access/actor';

/** The form of the record page that what's due leads to. */
export const DUE_ACTIONS = ['visit', 'review', 'assessment', 'allocate', 'offer'] as const;
export type DueAction = (typeof DUE_ACTIONS)[number];

interface WhatMeets {
  what: string;
  action: DueAction;
}

/** Rule by rule: what would meet it, and where that is recorded. A rule that is not here is shown without a link. */
const WHAT_MEETS: Readonly<Record<string, WhatMeets>> = {
  'AP-01': { what: 'A completed needs assessment.', action: 'assessment' },
  'AP-02': { what: 'A completed needs assessment.', action: 'assessment' },
  'RV-01': { what: 'A pathway plan review.', action: 'review' },
  'RV-03': { what: 'A pathway plan review held late enough after the move.', action: 'review' },
  'RV-04': { what: 'A pathway plan review after the first one there.', action: 'review' },
  'PA-01': { what: 'A named personal adviser.', action: 'allocate' },
  'PA-02': {
    what: 'A face-to-face visit by the personal adviser, at that home, in which they were seen.',
    action: 'visit',
  },
  'PA-03': {
    what: 'Another face-to-face visit by the personal adviser, at that home, before the first review there.',
    action: 'visit',
  },
  'PA-04': {
    what: 'A face-to-face visit by the personal adviser, at that home, in which they were seen.',
    action: 'visit',
  },
  'PA-05': { what: 'Their personal adviser seeing them face to face.', action: 'visit' },
  'PA-06': { what: 'A visit at the new address.', action: 'visit' },
  'PA-08': { what: 'An offer of support, with how it was made and what they said.', action: 'offer' },
  'PA-09': { what: 'An offer of support, with how it was made and what they said.', action: 'offer' },
};

export function whatMeets(rule: string): WhatMeets | null {
  return WHAT_MEETS[rule] ?? null;
}

/** The rules that one kind of step would meet. */
export function rulesMetBy(action: DueAction): string[] {
  return Object.keys(WHAT_MEETS).filter((rule) => WHAT_MEETS[rule]?.action === action);
}

/** The form where it is recorded, for someone who may; null for everyone else. `at` is the record's address. */
export function actionLink(action: DueAction, at: string, actor: Actor): { text: string; href: string } | null {
  if (action === 'allocate') return may(actor, 'allocate') ? { text: 'Give a worker', href: `${at}/allocate` } : null;
  if (!may(actor, 'record-casework')) return null;
  switch (action) {
    case 'visit':
      return { text: 'Record a visit', href: `${at}/contacts/new` };
    case 'review':
      return { text: 'Record the review', href: `${at}/plan-dates/new?step=review` };
    case 'assessment':
      return { text: 'Record the assessment', href: `${at}/plan-dates/new?step=assessment` };
    case 'offer':
      return { text: 'Record an offer', href: `${at}/support/new?what=offer` };
  }
}
