import { Problem } from '../platform/problem';
import type { Actor, Role } from './actor';

/** What may be done, and by whom. Seeing a person is a separate question: see `visiblePeople`. */
const MAY = {
  'see-young-people': ['adviser', 'manager', 'data-officer'],
  'record-casework': ['adviser', 'manager'],
  /** What was written of a contact, the young person's own words, and whether they feel safe. */
  'read-notes': ['adviser', 'manager'],
  'edit-person': ['adviser', 'manager', 'data-officer'],
  'create-person': ['manager', 'data-officer'],
  allocate: ['manager'],
  'decide-for-manager': ['manager'],
  'see-team': ['manager'],
  import: ['data-officer'],
  'see-outbox': ['manager', 'administrator'],
  'manage-users': ['administrator'],
  'set-policy': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof MAY;

export function may(actor: Actor, action: Action): boolean {
  return actor.kind === 'system' || (MAY[action] as readonly Role[]).includes(actor.role);
}

/** @throws Problem 'not-allowed' */
export function mustBeAllowed(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw new Problem('not-allowed', 'Your role does not include this.');
}
