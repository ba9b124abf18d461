import type { Actor } from '../access/actor';
import { isId } from '../platform/ids';
import { chosen, typed, type Fields } from '../web/fields';
import { STATUS_WORDS } from '../young-people/status-words';
import type { StatusCode } from '../statutory/case-file';
import { CASELOAD_ORDERS, CASELOAD_SHOWS, type CaseloadQuery } from './caseload.service';

const STATUSES = Object.keys(STATUS_WORDS) as StatusCode[];

/** What an address asks for; whatever it does not say, or says wrongly, is as the list opens. */
export function readCaseloadAddress(fields: Fields, actor: Actor): CaseloadQuery {
  const adviser = typed(fields, 'adviser');
  return {
    who: chosen(fields, 'who', ['mine', 'everyone']) ?? startsWith(actor),
    show: chosen(fields, 'show', CASELOAD_SHOWS) ?? 'all',
    status: chosen(fields, 'status', STATUSES),
    adviserId: isId(adviser) ? adviser : null,
    order: chosen(fields, 'order', CASELOAD_ORDERS) ?? 'due',
    page: /^[1-9]\d{0,4}$/.test(typed(fields, 'page')) ? Number(typed(fields, 'page')) : 1,
  };
}

/** The address of a list; what is as the list opens is left out. */
export function caseloadAddress(query: CaseloadQuery, actor: Actor): string {
  const { who, show, status, adviserId, order, page } = query;
  const said = new URLSearchParams({
    ...(who !== startsWith(actor) && { who }),
    ...(show !== 'all' && { show }),
    ...(status && { status }),
    ...(adviserId && { adviser: adviserId }),
    ...(order !== 'due' && { order }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return said ? `/caseload?${said}` : '/caseload';
}

/** Advisers open their own list; those who answer for others, everyone's. */
function startsWith(actor: Actor): CaseloadQuery['who'] {
  return actor.kind === 'user' && actor.role === 'adviser' ? 'mine' : 'everyone';
}
