import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { formatLong } from '../statutory/local-date';
import { towardsWords } from './substitute-words';
import { mayAcceptOneOf, type Acceptance, type Towards } from './substitutes.service';
import { contactWords } from './contact-words';

/**
 * What the page of one thing due shows of it.
 * @param at the address of that page
 * @param record the address of the young person's record
 */
export function substituteShown(
  {
    towards,
    acceptance,
    outstanding,
  }: { towards: readonly Towards[]; acceptance: Acceptance | null; outstanding: boolean },
  { at, record, actor }: { at: string; record: string; actor: Actor },
) {
  const isManager = may(actor, 'decide-for-manager');
  return {
    accepted: acceptance && {
      on: acceptance.acceptedOn,
      by: acceptance.by,
      reason: acceptance.reason,
      takeBackHref: isManager ? `${record}/substitutes/${acceptance.id}/take-back` : null,
    },
    says: saysOf(towards, outstanding, actor),
    towards: towards.map((one) => ({
      words: towardsWords(one),
      own: one.own && isManager,
      wasAccepted: one.wasAccepted,
      href: may(actor, 'record-casework') ? `${record}/contacts/${one.contactId}` : null,
      acceptHref: isManager && !one.own ? `${at}/substitute?contact=${one.contactId}` : null,
    })),
  };
}

/** Partly done: visit at home by another worker on 3 March 2026; it waits for a manager. */
function saysOf(towards: readonly Towards[], outstanding: boolean, actor: Actor): string {
  const [latest] = towards;
  if (!latest) return '';
  const what = contactWords(latest).toLowerCase();
  const done = `${outstanding ? 'Partly done' : 'What was done'}: ${what} on ${formatLong(latest.on)}.`;
  const open = outstanding ? 'It stays open until it is done as asked, or' : 'It counts only if';
  const who = mayAcceptOneOf(towards, actor) ? 'you accept' : 'a manager accepts';
  const waits = outstanding && who !== 'you accept' ? ' It waits for a manager.' : '';
  return `${done}${waits} ${open} ${who} this in its place.`;
}
