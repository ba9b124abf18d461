import type { FieldError } from '../platform/problem';
import { newId } from '../platform/ids';
import { formatLong } from '../statutory/local-date';
import type { ContactToCorrect } from './contact-form.service';
import { contactWords, SAFE_WORDS } from './contact-words';
import { writtenOf } from './contact.page';

/** One contact, as it stands and with what can still be done to it. */
export function toContactDetailPage(
  { choices, contact, notes, withIt }: ContactToCorrect,
  errors: FieldError[],
  typed: { note: string; reason: string; wellbeing?: string; also?: string[] } = { note: '', reason: '' },
) {
  const by = choices.staff.find(({ id }) => id === contact.staffId);
  return {
    person: choices.person,
    at: `/young-people/${choices.person.id}/contacts/${contact.factId}`,
    contactId: contact.factId,
    words: contactWords(contact),
    heldOn: contact.heldOn,
    time: contact.heldAt?.slice(0, 5) ?? null,
    by: by?.name ?? 'Worker not recorded',
    alsoThere: choices.staff.filter(({ id }) => contact.alsoThere?.includes(id)),
    seenAlone: contact.seenAlone,
    safe: contact.safeWhereTheyLive && SAFE_WORDS[contact.safeWhereTheyLive],
    note: contact.note,
    ownWords: contact.ownWords,
    goodNews: contact.goodNews,
    modeReason: contact.modeReason,
    begunByThem: contact.begunByThem,
    workAim: contact.workAim,
    workTool: contact.workTool,
    workEffect: contact.workEffect,
    wellbeing: contact.wellbeing,
    cardLeft: contact.cardLeft,
    toldWho: contact.toldWho,
    tryAgainOn: contact.tryAgainOn,
    notes,
    asksHowTheyAre: saysHowTheyAre(choices, contact) || errors.some(({ field }) => field === 'wellbeing'),
    written: [...writtenOf(contact), ...notes.map(({ text }) => text)],
    withIt: withIt.map(({ kind, factId, on, needsIt }) => ({
      value: factId,
      text: `${WITH_IT_WORDS[kind]} ${formatLong(on)}`,
      checked: needsIt || !typed.also || typed.also.includes(factId),
      disabled: needsIt,
      hint: needsIt ? { text: 'It has no words without this contact, so it goes with it' } : undefined,
    })),
    isImported: contact.importId !== null,
    formId: newId(),
    form: { values: typed, errors },
    errors,
  };
}

const WITH_IT_WORDS: Readonly<Record<ContactToCorrect['withIt'][number]['kind'], string>> = {
  review: 'The plan review held on',
  offer: 'The offer of support on',
  risk: 'The self-harm or exploitation of',
};

/** A visit that left how they are to its note. */
function saysHowTheyAre(
  { saysHowTheyAre: asked }: ContactToCorrect['choices'],
  { seen, mode, note, wellbeing, groupId }: ContactToCorrect['contact'],
): boolean {
  return asked && seen && mode === 'face-to-face' && note === null && !wellbeing && !groupId;
}
