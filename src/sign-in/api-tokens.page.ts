import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { scopesFor, scopeWords } from '../access/scopes';
import { ROLE_WORDS } from '../web/navigation';
import { LASTS, type ApiTokenForm } from './api-token.form';
import type { ApiTokenLine } from './api-tokens.service';

const LAST_WORDS: Record<(typeof LASTS)[number], string> = {
  30: '30 days',
  90: '90 days',
  180: '180 days',
  365: 'One year',
};

/** @param made the token that was just made: it is shown this once */
export function toApiTokensPage(
  tokens: ApiTokenLine[],
  form: ApiTokenForm,
  actor: UserActor,
  at: Date,
  made: { name: string; secret: string } | null = null,
) {
  const lines = tokens.map((token) => line(token, at));
  return {
    form,
    errors: form.errors,
    made,
    scopes: scopesFor(actor.role).map((scope) => ({
      value: scope,
      text: scopeWords(scope),
      hint: { text: scope },
      checked: form.values.scopes.includes(scope),
    })),
    lasts: LASTS.map((days) => ({ value: String(days), text: LAST_WORDS[days] })),
    own: lines.filter(({ isOwn }) => isOwn),
    others: may(actor, 'manage-users') ? lines.filter(({ isOwn }) => !isOwn) : null,
  };
}

function line(token: ApiTokenLine, at: Date) {
  const { id, name, isOwn, scopes, createdAt, expiresAt, lastUsedAt, useCount, revokedAt } = token;
  const ended = revokedAt ? 'Revoked' : expiresAt <= at ? 'Ran out' : token.ownerDisabled ? 'Account closed' : null;
  return {
    name,
    isOwn,
    owner: `${token.ownerName}, ${ROLE_WORDS[token.ownerRole].toLowerCase()}`,
    scopes,
    createdAt,
    expiresAt,
    lastUsedAt,
    useCount,
    ended,
    endedAt: revokedAt ?? expiresAt,
    revokeAt: ended ? null : `/api-tokens/${id}/revoke`,
  };
}
