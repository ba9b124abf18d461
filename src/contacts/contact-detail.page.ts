import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import type { ContactToCorrect } from './contact-form.service';
import { contactWords, SAFE_WORDS } from './contact-words';

/** One contact, as it stands and with what can still be done to it. */
export function toContactDetailPage(
  { choices, contact, notes }: ContactToCorrect,
  errors: FieldError[],
  typed: { note: string; reason: string } = { note: '', reason: '' },
) {
  const by = choices.staff.find(({ id }) => id === contact.staffId);
  return {
    person: choices.person,
    at: `/young-people/${choices.person.id}/contacts/${contact.factId}`,
    words: contactWords(contact),
    heldOn: contact.heldOn,
    time: contact.heldAt?.slice(0, 5) ?? null,
    by: by?.name ?? 'Worker not recorded',
    seenAlone: contact.seenAlone,
    safe: contact.safeWhereTheyLive && SAFE_WORDS[contact.safeWhereTheyLive],
    note: contact.note,
    ownWords: contact.ownWords,
    goodNews: contact.goodNews,
    notes,
    isImported: contact.importId !== null,
    formId: newId(),
    form: { values: typed, errors },
    errors,
  };
}
