export const ROLES = ['adviser', 'manager', 'duty', 'data-officer', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** What a token may be given. A token never does more than its owner's role: it needs both (see `may`). */
export const SCOPES = [
  'read:people',
  'read:notes',
  'write:people',
  'write:casework',
  'read:service',
  'write:service',
  'import',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The form that somebody sent. */
export interface SentForm {
  id: string;
  /** An id of what it says: the same for the same fields, and nothing can be read out of it. */
  said: string;
  /** An event was written under it in this request: what it says now is kept, or was undone with its transaction. */
  isWritten: boolean;
}

/** A person who is signed in. */
export interface UserActor {
  kind: 'user';
  userId: string;
  staffId: string;
  name: string;
  role: Role;
  /** The teams they work in (advisers) or answer for (managers). */
  teamIds: string[];
  /** An adviser whose post of today is a trainee's: what they write, others finish (see `leftToOthers`). */
  trainee?: boolean;
  /** The API token that stands for them in this request, with what it was given; not there when they signed in themselves. */
  token?: { id: string; scopes: readonly Scope[] };
  /** Where they sent a form of a page that is saved once, however often it is sent. */
  form?: SentForm;
  /** In what somebody on duty does: there they also see whom they opened the emergency summary of (see `asOnDuty`). */
  onDuty?: true;
}

/** The same person in what duty does. It widens what the role `duty` may see, and nobody else's. */
export function asOnDuty(actor: UserActor): UserActor {
  return { ...actor, onDuty: true };
}

/** A scheduled job or a command: it may see and do what its work needs, and the audit names it. */
export interface SystemActor {
  kind: 'system';
  name:
    | 'nightly job'
    | 'mail delivery'
    | 'text delivery'
    | 'urgent messages'
    | 'made-up authority'
    | 'command line'
    | 'sign-in'
    | 'health check'
    | 'imports'
    | 'documents'
    | 'open referral';
}

export type Actor = UserActor | SystemActor;
