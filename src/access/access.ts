import { Problem } from '../platform/problem';
import type { Actor, Role, Scope } from './actor';

/** What may be done, and by whom. Seeing a person is a separate question: see `visiblePeople`. */
const MAY = {
  'see-young-people': ['adviser', 'manager', 'duty', 'data-officer'],
  'record-casework': ['adviser', 'manager'],
  /** Which is right where a file of the virtual school says another grade than a worker wrote. */
  'settle-results': ['adviser', 'manager', 'data-officer'],
  /** Answering for what was written: a plan or an assessment sent to a manager, a review recorded as held. */
  'sign-records': ['adviser', 'manager'],
  /** Taking out of a record what never was. */
  'take-out': ['adviser', 'manager'],
  /** What was written of a contact, the young person's own words, and whether they feel safe. */
  'read-notes': ['adviser', 'manager', 'duty'],
  /** Health reviews and the health passport: for those who work with the young person. */
  'see-health': ['adviser', 'manager', 'duty'],
  /** A whole health passport, also what the young person shares with nobody: to print their own copy and the GP's. */
  'keep-health-passports': ['manager'],
  /** Which health services there are, and the steps for emotional wellbeing. */
  'keep-health-services': ['manager', 'data-officer'],
  /** That what is said of a service is still so, what colleagues should know of it, and how many came. */
  'check-health-services': ['adviser', 'manager', 'data-officer'],
  /** What the council offers young people: written, and published. */
  'keep-local-offer': ['manager'],
  /** What was said of a case in supervision. */
  'see-supervision': ['adviser', 'manager'],
  /** Supervision of a worker's cases. */
  supervise: ['manager'],
  /** The methods of supervision, and what they ask. */
  'change-supervision-methods': ['manager'],
  /** What was decided by every manager, and how good their sessions were. */
  'see-supervision-of-others': ['manager'],
  /** Requests of young people to see what is held about them. */
  'handle-subject-access': ['manager'],
  'edit-person': ['adviser', 'manager', 'data-officer'],
  'create-person': ['manager', 'data-officer'],
  allocate: ['manager'],
  'decide-for-manager': ['manager'],
  /** Pauses of what's due: one asks, and another who is a manager approves. */
  'ask-for-pause': ['adviser', 'manager'],
  'decide-pause': ['manager'],
  /** Pathway plans and needs assessments: a manager approves or returns what another wrote. */
  'approve-plans': ['manager'],
  /** What plans ask, and how they ask it. */
  'change-plan-templates': ['manager'],
  /** A young person's dated facts as a file, to be taken elsewhere. */
  'export-case-file': ['manager', 'data-officer'],
  'see-team': ['manager'],
  /** Who turns 18 and what is not settled: one's own, or those of one's teams. */
  'see-turning-18': ['adviser', 'manager'],
  /** What a worker's post is: hours, contract, what they carry less. */
  'keep-posts': ['manager', 'administrator'],
  /** What a young person weighs of a worker's load, confirmed month by month. */
  'weigh-cases': ['manager'],
  /** Whom duty rings, and who is the duty manager. */
  'set-duty': ['manager'],
  /** The duty page, who is found there, and the emergency summary. */
  'see-duty': ['adviser', 'manager', 'duty'],
  /** What happened on duty: a note that is handed back, somebody missing, an emergency home. */
  'record-duty': ['adviser', 'manager', 'duty'],
  /** Emergency access to a young person whom one may not see otherwise. */
  'open-in-emergency': ['duty'],
  /** Opening, to keep somebody safe, what a young person made and does not share. */
  'open-direct-work': ['manager'],
  /** What was opened in an emergency, looked at afterwards. */
  'review-emergency-access': ['manager'],
  /** When workers are away, and who covers. */
  'see-absences': ['adviser', 'manager'],
  /** How the council's clocks are kept, over many people: for those who answer for it or for its figures. */
  'see-figures': ['manager', 'data-officer'],
  /** Who provides homes: the list, visits, free places and the quota of flats. */
  'see-providers': ['adviser', 'manager', 'duty', 'data-officer'],
  /** Incidents at a provider, photos of visits, placements that might not be, and the flats of the quota: more than a night needs. */
  'see-more-of-providers': ['adviser', 'manager', 'data-officer'],
  /** Monitoring visits, incidents, actions and free places. */
  'monitor-providers': ['adviser', 'manager'],
  /** How a provider stands on the list, its registration and its risk, and how many flats were agreed. */
  'decide-on-providers': ['manager'],
  /** What the service does to get better, and whether it lasts: about no young person in particular. */
  'see-improvement': ['manager', 'data-officer'],
  'keep-improvement': ['manager'],
  /** When the service was inspected, and what was said of caseloads. */
  'keep-inspections': ['manager', 'data-officer'],
  /** What is told to staff, on top of their pages. */
  announce: ['manager', 'administrator'],
  'read-announcements': ['adviser', 'manager', 'duty', 'data-officer', 'administrator'],
  import: ['data-officer'],
  'see-outbox': ['manager', 'administrator'],
  'manage-users': ['administrator'],
  'set-policy': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof MAY;

/** What a token needs for an action besides its owner's role: one of these scopes. No token manages users or policy. */
const WITH_SCOPE: Record<Action, readonly Scope[]> = {
  'see-young-people': ['read:people'],
  'record-casework': ['write:casework'],
  'settle-results': ['write:people'],
  'sign-records': ['write:casework'],
  'take-out': ['write:casework'],
  'read-notes': ['read:notes'],
  'see-health': ['read:notes'],
  'keep-health-passports': ['read:notes'],
  'keep-health-services': ['write:service'],
  'check-health-services': ['write:service'],
  'keep-local-offer': ['write:service'],
  'see-supervision': ['read:notes'],
  supervise: ['write:casework'],
  'change-supervision-methods': [],
  'see-supervision-of-others': ['read:notes'],
  'handle-subject-access': ['write:casework'],
  'edit-person': ['write:people'],
  'create-person': ['write:people'],
  allocate: ['write:casework'],
  'decide-for-manager': ['write:casework'],
  'ask-for-pause': ['write:casework'],
  'decide-pause': ['write:casework'],
  'approve-plans': ['write:casework'],
  'change-plan-templates': [],
  'export-case-file': ['read:people'],
  'see-providers': ['read:service'],
  'see-more-of-providers': ['read:service'],
  'monitor-providers': ['write:casework'],
  'decide-on-providers': ['write:service'],
  'see-improvement': ['read:service'],
  'keep-improvement': ['write:service'],
  'keep-inspections': ['write:service'],
  announce: ['write:service'],
  'read-announcements': ['read:service', 'write:service'],
  import: ['import'],
  'see-team': ['read:people'],
  'see-turning-18': ['read:notes'],
  'keep-posts': ['write:service'],
  'weigh-cases': ['write:casework'],
  'set-duty': ['write:service'],
  'see-duty': ['read:notes'],
  'record-duty': ['write:casework'],
  'open-in-emergency': [],
  'open-direct-work': [],
  'review-emergency-access': ['read:notes', 'write:casework'],
  'see-absences': ['read:service'],
  'see-figures': ['read:people'],
  'see-outbox': ['read:service', 'write:service'],
  'manage-users': [],
  'set-policy': [],
};

/** What a trainee leaves to a colleague or a manager, and the sentence that tells them so. */
const NOT_BY_TRAINEES: Partial<Record<Action, string>> = {
  'sign-records': 'You are a trainee: a colleague or a manager reads what you wrote and finishes it.',
  'take-out': 'You are a trainee: a colleague or a manager takes this out of the record for you.',
  'ask-for-pause': 'You are a trainee: a colleague or a manager asks for the pause.',
};

/** What a trainee is told of an action that is not theirs; null for everybody else. */
export function leftToOthers(actor: Actor, action: Action): string | null {
  return actor.kind === 'user' && actor.trainee ? (NOT_BY_TRAINEES[action] ?? null) : null;
}

export function may(actor: Actor, action: Action): boolean {
  if (actor.kind === 'system') return true;
  const { role, token } = actor;
  return (
    (MAY[action] as readonly Role[]).includes(role) &&
    leftToOthers(actor, action) === null &&
    (!token || WITH_SCOPE[action].some((scope) => token.scopes.includes(scope)))
  );
}

/** @throws Problem 'not-allowed' */
export function mustBeAllowed(actor: Actor, action: Action): void {
  if (may(actor, action)) return;
  throw new Problem('not-allowed', leftToOthers(actor, action) ?? 'Your role does not include this.');
}
