import { SCOPES, type Role, type Scope } from './actor';

/** In words, and the roles whose work includes some of it. */
const WORDS: Record<Scope, { words: string; roles: readonly Role[] }> = {
  'read:people': {
    words: 'See young people, their legal status and what is due',
    roles: ['adviser', 'manager', 'duty', 'data-officer'],
  },
  'read:notes': {
    words: 'Read what was written of contacts and in supervision, what young people said, and about health',
    roles: ['adviser', 'manager', 'duty'],
  },
  'write:people': {
    words: 'Add young people and change who they are',
    roles: ['adviser', 'manager', 'data-officer'],
  },
  'write:casework': {
    words: 'Record contacts, appointments, homes, health, plan dates, support, supervision and decisions',
    roles: ['adviser', 'manager', 'duty'],
  },
  'read:service': {
    words: 'See teams, staff, the council’s settings, nightly runs and messages',
    roles: ['adviser', 'manager', 'duty', 'data-officer', 'administrator'],
  },
  'write:service': {
    words: 'Have failed messages sent again or give them up, and change how you are told',
    roles: ['adviser', 'manager', 'duty', 'data-officer', 'administrator'],
  },
  import: { words: 'See what was imported', roles: ['data-officer'] },
};

export function scopeWords(scope: Scope): string {
  return WORDS[scope].words;
}

/** The scopes that are of use to a role. */
export function scopesFor(role: Role): Scope[] {
  return SCOPES.filter((scope) => WORDS[scope].roles.includes(role));
}
