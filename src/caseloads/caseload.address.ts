import type { Actor } from '../access/actor';
import { isId } from '../platform/ids';
import { chosen, typed, type Fields } from '../web/fields';
import { DUTY_BASES } from '../statutory/case-file';
import { RISK_LEVELS } from '../statutory/risk-level';
import { STATUS_CODES } from '../young-people/status-words';
import { CASELOAD_ORDERS, CASELOAD_SHOWS, NOBODY, type CaseloadQuery } from './caseload.service';
import { pageAsked } from './page-links';

/** What an address asks for; whatever it does not say, or says wrongly, is as the list opens. */
export function readCaseloadAddress(fields: Fields, actor: Actor): CaseloadQuery {
  return {
    who: chosen(fields, 'who', ['mine', 'everyone']) ?? startsWith(actor),
    show: chosen(fields, 'show', CASELOAD_SHOWS) ?? 'all',
    status: chosen(fields, 'status', STATUS_CODES),
    teamId: idOrNobody(fields, 'team'),
    adviserId: idOrNobody(fields, 'adviser'),
    risk: chosen(fields, 'risk', RISK_LEVELS),
    basis: chosen(fields, 'basis', DUTY_BASES),
    order: chosen(fields, 'order', CASELOAD_ORDERS) ?? 'due',
    page: pageAsked(fields),
  };
}

/** The address of a list; what is as the list opens is left out. */
export function caseloadAddress(query: CaseloadQuery, actor: Actor): string {
  const { who, show, status, teamId, adviserId, risk, basis, order, page } = query;
  const said = new URLSearchParams({
    ...(who !== startsWith(actor) && { who }),
    ...(show !== 'all' && { show }),
    ...(status && { status }),
    ...(teamId && { team: teamId }),
    ...(adviserId && { adviser: adviserId }),
    ...(risk && { risk }),
    ...(basis && { basis }),
    ...(order !== 'due' && { order }),
    ...(page > 1 && { page: String(page) }),
  }).toString();
  return said ? `/caseload?${said}` : '/caseload';
}

function idOrNobody(fields: Fields, name: string): string | null {
  const value = typed(fields, name);
  return value === NOBODY || isId(value) ? value : null;
}

/** Advisers open their own list; those who answer for others, everyone's. */
function startsWith(actor: Actor): CaseloadQuery['who'] {
  return actor.kind === 'user' && actor.role === 'adviser' ? 'mine' : 'everyone';
}
