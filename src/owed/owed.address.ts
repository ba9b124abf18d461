import type { UserActor } from '../access/actor';
import { pageAsked } from '../caseloads/page-links';
import { isId } from '../platform/ids';
import { chosen, typed, type Fields } from '../web/fields';
import { OWED_SHOWS, type OwedQuery } from './owed-list';

/** What an address asks for; whatever it does not say, or says wrongly, is as the list opens. */
export function readOwedAddress(fields: Fields, actor: UserActor): OwedQuery & { page: number } {
  const who = typed(fields, 'who');
  return {
    show: chosen(fields, 'show', OWED_SHOWS) ?? 'all',
    kind: typed(fields, 'kind') || null,
    who: who === 'everyone' ? null : who === 'mine' || isId(who) ? who : opensWith(actor),
    teamId: isId(typed(fields, 'team')) ? typed(fields, 'team') : null,
    page: pageAsked(fields),
  };
}

/** The address of a list; what is as the list opens is left out. */
export function owedAddress(query: OwedQuery & { page?: number }, actor: UserActor): string {
  const { show, kind, who, teamId, page = 1 } = query;
  const said = new URLSearchParams({
    ...(show !== 'all' && { show }),
    ...(kind && { kind }),
    ...(who !== opensWith(actor) && { who: who ?? 'everyone' }),
    ...(teamId && { team: teamId }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return said ? `/owed?${said}` : '/owed';
}

/** Advisers open what they owe themselves; those who answer for others, what everyone does. */
export function opensWith(actor: UserActor): string | null {
  return actor.role === 'adviser' ? 'mine' : null;
}
