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
    | 'documents';
}

export type Actor = UserActor | SystemActor;
